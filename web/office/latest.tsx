// The latest records, and what may be done about one: undo while it is fresh, correct or void it with a reason afterwards.
import { Component, h } from "preact";
import { call } from "../common/api";
import { RecordFiles } from "../common/files";
import { patiently } from "../common/patient";
import { record, wordsOf } from "./act";
import { Choices } from "../form/field";
import { Correction, EventRow } from "./correction";
import { Part, Said } from "./frame";
import { words } from "./words";

interface LatestProps {
  activity: number;
  officer: boolean;
  seq: number; // of the board: a new one means new records
}

interface LatestState {
  events: EventRow[];
  last: number;
  changing: EventRow | null;
  choices: Choices;
  said: string;
  bad: boolean;
  busy: boolean;
  now: number;
}

const FRESH = 30000; // milliseconds in which the server undoes without a reason
const FEW = 10;

export function describe(event: EventRow): string {
  const shown = event.shown || {};
  return Object.keys(shown)
    .filter((name) => shown[name] !== "")
    .map((name) => `${name} ${shown[name]}`)
    .join(" · ");
}

export class Latest extends Component<LatestProps, LatestState> {
  state: LatestState = { events: [], last: FEW, changing: null, choices: {}, said: "", bad: false, busy: false, now: Date.now() };
  private timer = 0;

  componentDidMount(): void {
    void this.read();
    this.timer = window.setInterval(() => this.setState({ now: Date.now() }), 5000);
  }
  componentWillUnmount(): void {
    clearInterval(this.timer);
  }
  componentDidUpdate(before: LatestProps): void {
    if (before.seq !== this.props.seq) void this.read();
  }

  private async read(): Promise<void> {
    const path = `/api/activity/${this.props.activity}/events?last=${this.state.last}`;
    const events = await patiently(() => call<EventRow[]>("GET", path), () => undefined).catch(() => []);
    const first = this.state.events.length === 0;
    this.setState({ events }, () => {
      const place = first && location.hash === "#latest" && document.getElementById("latest");
      if (place) place.scrollIntoView();
    });
  }

  private async undo(event: EventRow): Promise<void> {
    this.setState({ busy: true });
    try {
      const answer = await record(this.props.activity, "undo", { event: `#${event.seq}` }, (said) => this.setState({ said: said || words.unreachable, bad: true }));
      this.setState({ busy: false, said: words.recorded(answer.words), bad: false });
    } catch (error) {
      this.setState({ busy: false, said: wordsOf(error), bad: true });
    }
    await this.read();
  }

  // Whom a correction may name is asked for when one is begun.
  private async change(changing: EventRow): Promise<void> {
    const choices = await call<Choices>("GET", `/api/activity/${this.props.activity}/choices`).catch(() => ({}));
    this.setState({ changing, choices, said: "" });
  }

  private buttons(event: EventRow) {
    if (event.cancelled || !this.props.officer) return null;
    const fresh = !!event.recorded && this.state.now - Number(event.recorded) < FRESH;
    return (
      <span class="buttons">
        {fresh && (
          <button type="button" class="quiet" disabled={this.state.busy} onClick={() => void this.undo(event)}>
            {words.undo}
          </button>
        )}
        <button type="button" class="quiet" onClick={() => void this.change(event)}>
          {words.correctOrVoid}
        </button>
      </span>
    );
  }

  private row(event: EventRow) {
    const { changing } = this.state;
    return (
      <li class={event.cancelled ? "withdrawn" : ""}>
        <span class="what">
          <b>
            #{event.seq} {event.label}
          </b>{" "}
          <small>{words.at(event.when)}</small>
          {event.cancelled && <small> {words.voided}</small>}
          <br />
          {describe(event)}
          <RecordFiles activity={this.props.activity} seq={event.seq} files={event.files} />
        </span>
        {(!changing || changing.seq !== event.seq) && this.buttons(event)}
        {changing && changing.seq === event.seq && (
          <Correction
            activity={this.props.activity}
            event={event}
            choices={this.state.choices}
            leave={() => this.setState({ changing: null })}
            done={(said) => {
              this.setState({ changing: null, said, bad: false });
              void this.read();
            }}
          />
        )}
      </li>
    );
  }

  render() {
    const { events, last, said, bad } = this.state;
    if (events.length === 0) return null;
    return (
      <Part title={words.latest} id="latest">
        <Said said={said} bad={bad} />
        <ol class="rows-list latest-list">{events.map((event) => this.row(event))}</ol>
        {events.length >= last && (
          <button type="button" class="quiet" onClick={() => this.setState({ last: last + 40 }, () => void this.read())}>
            {words.more}
          </button>
        )}
      </Part>
    );
  }
}
