// Sheets that judges' phones brought after marking was closed: what came, what counts now, and the head judge's word on each.
import { Component, h } from "preact";
import { call } from "../common/api";
import { Boards, ViewRow } from "../common/model";
import { record, wordsOf } from "./act";
import { EventRow } from "./correction";
import { Part, Said } from "./frame";
import { words } from "./words";

interface LateProps {
  activity: number;
  waiting: number; // so many, as everybody may know
  seq: number;
}

interface LateState {
  rows: ViewRow[];
  reasons: { [record: string]: string };
  said: string;
  bad: boolean;
  busy: boolean;
}

function text(row: ViewRow, column: string): string {
  return row[column] ? row[column].text : "";
}

export function isWaiting(row: ViewRow): boolean {
  return row.state.value === "waiting";
}

// A record is written as #12; 0: none is named.
function seqOf(row: ViewRow, column: string): number {
  return Number(text(row, column).replace(/\D/g, ""));
}

export class Late extends Component<LateProps, LateState> {
  state: LateState = { rows: [], reasons: {}, said: "", bad: false, busy: false };

  componentDidMount(): void {
    void this.read();
  }
  componentDidUpdate(before: LateProps): void {
    if (before.seq !== this.props.seq || before.waiting !== this.props.waiting) void this.read();
  }

  private async read(): Promise<void> {
    if (this.props.waiting === 0) return this.setState({ rows: [] });
    try {
      const { views } = await call<Boards>("GET", `/api/activity/${this.props.activity}/boards?work=1`);
      this.setState({ rows: (views.late || []).filter(isWaiting) });
    } catch (error) {
      this.setState({ said: wordsOf(error), bad: true });
    }
  }

  private do(verb: string, given: { [name: string]: unknown }) {
    return record(this.props.activity, verb, given, (said) => this.setState({ said: said || words.unreachable, bad: true }));
  }

  // What counts already is a record like any other: it is corrected to what came late.
  private async correct(row: ViewRow, reason: string) {
    const events = await call<EventRow[]>("GET", `/api/activity/${this.props.activity}/events?last=500`);
    const late = events.find((event) => event.seq === seqOf(row, "record"));
    if (!late) throw new Error(words.lateByHand(text(row, "instead")));
    return this.do("correct", { event: `#${seqOf(row, "instead")}`, reason, values: { marks: late.values.marks } });
  }

  private async decide(row: ViewRow, take: boolean): Promise<void> {
    const reason = (this.state.reasons[text(row, "record")] || "").trim();
    if (reason === "") return this.setState({ said: words.reasonNeeded, bad: true });
    this.setState({ busy: true, said: words.sending, bad: false });
    const which = row.team && row.team.value ? { team: `#${row.team.value}` } : { number: text(row, "work") };
    try {
      const given = { seat: text(row, "seat"), ...which, reason };
      const answer = take && seqOf(row, "instead") > 0 ? await this.correct(row, reason) : await this.do(take ? "take-late" : "decline-late", given);
      this.setState({ busy: false, said: words.recorded(answer.words), bad: false });
    } catch (error) {
      this.setState({ busy: false, said: wordsOf(error), bad: true });
    }
    await this.read();
  }

  private row(row: ViewRow) {
    const { reasons, busy } = this.state;
    const key = text(row, "record");
    const id = `late-${seqOf(row, "record")}`;
    return (
      <li>
        <p>
          <b>{words.lateWho(text(row, "seat"), text(row, "team") || words.lateNumber(text(row, "work")))}</b>
          <br />
          {words.lateCame(text(row, "marks"))}
          <br />
          {text(row, "counted") ? words.lateCounted(text(row, "counted")) : words.lateNone}
        </p>
        <div class="form">
          <div class="field">
            <label for={id}>{words.reason}</label>
            <input
              id={id}
              type="text"
              autocomplete="off"
              placeholder={words.lateReason}
              value={reasons[key] || ""}
              onInput={(event: Event) => this.setState({ reasons: { ...reasons, [key]: (event.target as HTMLInputElement).value }, said: "" })}
            />
          </div>
        </div>
        <div class="pair">
          <button type="button" class="press" disabled={busy} onClick={() => void this.decide(row, true)}>
            {words.lateTake}
          </button>
          <button type="button" class="press second" disabled={busy} onClick={() => void this.decide(row, false)}>
            {words.lateDecline}
          </button>
        </div>
      </li>
    );
  }

  render() {
    const { rows, said, bad } = this.state;
    if (rows.length === 0 && said === "") return null;
    return (
      <Part title={words.late(rows.length)} id="late">
        <p class="hint">{words.lateHint}</p>
        <ol class="rows-list late">{rows.map((row) => this.row(row))}</ol>
        <Said said={said} bad={bad} />
      </Part>
    );
  }
}
