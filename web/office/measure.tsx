// /measure/N: results by watch, counter or tape. Who is on stands at the top with the heat and the lane; a result and Enter, and
// the next one offers itself. What can be typed is the server's to judge: numbers, minutes, or why there is no result.
import { h, render } from "preact";
import { Boards, ViewRow } from "../common/model";
import { QueueState, Row } from "../common/queue";
import { EndedBar, Pill, Strip, UndoBar } from "../record/bars";
import { lastTap } from "../record/picture";
import { words as record } from "../record/words";
import { isRecorder, workplace } from "./act";
import { MeasureVerb, measureVerb } from "./found";
import { NotYours, Page } from "./frame";
import { Heat, Lane, heatsOf, isResult, pasted } from "./lanes";
import { Work, WorkState, atFirst } from "./work";
import { words } from "./words";

interface Typed {
  result: string;
  faults: string;
  reason: string;
}

const nothing: Typed = { result: "", faults: "", reason: "" };

interface MeasureState extends WorkState {
  heats: Heat[];
  typed: { [lane: string]: Typed };
  refused: { [lane: string]: string };
  table: string; // pasted cells
}

class Measure extends Work<MeasureState> {
  protected title = words.measure;
  state: MeasureState = { ...atFirst(), heats: [], typed: {}, refused: {}, table: "" };
  private seen = new Set<string>(); // refused rows of the queue that stand in their lane already

  private get verb(): MeasureVerb | null {
    return this.state.form && measureVerb(this.state.form);
  }

  private get countsFaults(): boolean {
    const { form } = this.state;
    return form !== null && form.setup.faults !== undefined && form.setup.faults.value === true;
  }

  protected heard(boards: Boards): void {
    const verb = this.verb;
    const first = this.state.heats.length === 0;
    if (!verb) return;
    const views = Object.keys(boards.views || {}).map((name): ViewRow[] => boards.views[name]);
    const rows = views.filter((view) => view.length > 0 && view[0][verb.team.name] && view[0].state)[0] || [];
    this.setState({ heats: heatsOf(rows, verb.team.name) }, () => first && this.next(null));
    void this.queue.forget(boards.seq);
  }

  /* ---- keys ---- */

  private cell(lane: Lane, part: keyof Typed): HTMLElement | null {
    return document.getElementById(`${part}-${lane.key}`);
  }

  private lanes(): Lane[] {
    return this.state.heats.reduce((all: Lane[], heat) => all.concat(heat.lanes), []);
  }

  // The next who is on, behind this one and then from the top.
  private next(after: Lane | null): void {
    const lanes = this.lanes();
    const at = after ? lanes.findIndex((lane) => lane.key === after.key) : -1;
    const order = [...lanes.slice(at + 1), ...lanes.slice(0, at + 1)];
    const open = order.filter((lane) => lane.on && lane.key !== (after && after.key))[0] || order.filter((lane) => lane.open)[0];
    const input = open && this.cell(open, "result");
    if (input) input.focus();
  }

  private pressed = (event: KeyboardEvent, lane: Lane, part: keyof Typed): void => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const typed = this.state.typed[lane.key] || nothing;
    const why = part === "result" && typed.result.trim() !== "" && !isResult(typed.result) && typed.reason === "";
    const wanted = part !== "result" ? null : why ? this.cell(lane, "reason") : typed.faults === "" ? this.cell(lane, "faults") : null;
    if (wanted && typed.result.trim() !== "") wanted.focus();
    else void this.save(lane);
  };

  private type(lane: Lane, part: keyof Typed, text: string): void {
    const typed = { ...(this.state.typed[lane.key] || nothing), [part]: text };
    this.setState({ typed: { ...this.state.typed, [lane.key]: typed }, refused: { ...this.state.refused, [lane.key]: "" } });
  }

  /* ---- saving ---- */

  private async save(lane: Lane): Promise<void> {
    const verb = this.verb;
    const typed = this.state.typed[lane.key] || nothing;
    const result = typed.result.trim();
    if (!verb) return;
    if (result === "") return this.setState({ refused: { ...this.state.refused, [lane.key]: words.resultMissing } }, () => this.focus(lane));
    const given: { [name: string]: unknown } = { [verb.team.name]: `#${lane.team}`, [verb.results.name]: [result] };
    if (typed.faults.trim() !== "" && verb.faults) given[verb.faults.name] = [typed.faults.trim()];
    if (!isResult(result) && typed.reason.trim() !== "" && verb.reason) given[verb.reason.name] = typed.reason.trim();
    try {
      await this.queue.add({ verb: verb.verb.name, given, label: `${lane.name} ${result}`, effect: { lane: lane.key, typed } });
      this.setState({ typed: { ...this.state.typed, [lane.key]: nothing } }, () => this.next(lane));
    } catch {
      this.setState({ said: record.notKept });
    }
  }

  private focus(lane: Lane): void {
    const input = this.cell(lane, "result");
    if (input) input.focus();
  }

  // What the server refuses goes back into its lane, with the words why.
  protected sent(queue: QueueState): void {
    this.setState({ queue });
    for (const row of queue.rows) {
      const effect = row.effect as { lane: string; typed: Typed } | undefined;
      if (!effect || !row.refused || this.seen.has(row.id)) continue;
      this.seen.add(row.id);
      this.setState((state: MeasureState) => ({
        typed: { ...state.typed, [effect.lane]: effect.typed },
        refused: { ...state.refused, [effect.lane]: (row.refused as { words: string }).words },
      }));
      void this.queue.giveUp(row);
    }
  }

  /* ---- a pasted table ---- */

  private async take(): Promise<void> {
    const { rows, unknown } = pasted(this.state.table, this.lanes());
    const typed = { ...this.state.typed };
    for (const row of rows) typed[row.lane.key] = { result: row.result, faults: this.countsFaults ? row.faults : "", reason: row.reason };
    this.setState({ typed, table: unknown.join("\n"), said: words.pastedSaid(rows.length, unknown.length) });
  }

  private async saveAll(): Promise<void> {
    for (const lane of this.lanes()) if ((this.state.typed[lane.key] || nothing).result.trim() !== "") await this.save(lane);
  }

  /* ---- the page ---- */

  private input(lane: Lane, part: keyof Typed, label: string) {
    const id = `${part}-${lane.key}`;
    return (
      <span class={part === "reason" ? "cell long" : "cell"}>
        <label for={id}>{label}</label>
        <input
          id={id}
          type="text"
          inputMode={part === "faults" ? "numeric" : undefined}
          autocomplete="off"
          value={(this.state.typed[lane.key] || nothing)[part]}
          aria-label={`${lane.name} ${label}`}
          aria-describedby={`said-${lane.key}`}
          onInput={(event: Event) => this.type(lane, part, (event.target as HTMLInputElement).value)}
          onKeyDown={(event: KeyboardEvent) => this.pressed(event, lane, part)}
        />
      </span>
    );
  }

  private lane(lane: Lane) {
    const typed = this.state.typed[lane.key] || nothing;
    const said = this.state.refused[lane.key] || "";
    const away = typed.result.trim() !== "" && !isResult(typed.result);
    return (
      <div class={`marks-row measure-row${lane.on ? " on" : ""}`} role="group" aria-label={lane.name} key={lane.key}>
        <p class="team">
          <b>{lane.name}</b>{" "}
          <small>
            {[lane.lane ? words.laneOf(lane.lane) : "", lane.division, lane.state].filter(Boolean).join(" · ")}
          </small>
        </p>
        <div class="cells">
          {lane.results && <output class="results">{lane.results}</output>}
          {lane.open && this.input(lane, "result", words.resultOf(lane.done + 1, lane.of))}
          {lane.open && this.countsFaults && this.input(lane, "faults", words.faults)}
          {lane.open && away && this.input(lane, "reason", words.reason)}
        </div>
        <p class="tail">
          <span class={said ? "said bad" : "said"} id={`said-${lane.key}`} role="status">
            {said}
          </span>
          {lane.open && typed.result.trim() !== "" && (
            <span class="buttons">
              <button type="button" class="quiet" aria-label={`${words.save} ${lane.name}`} onClick={() => void this.save(lane)}>
                {words.save}
              </button>
            </span>
          )}
        </p>
      </div>
    );
  }

  private heat(heat: Heat) {
    return (
      <section class="measure-heat" key={heat.key}>
        <h2>
          {heat.stage} {heat.number !== null ? words.heatOf(heat.number) : words.notDrawn} {heat.state && <span class={`pill-state ${heat.on ? "now" : ""}`}>{heat.state}</span>}
        </h2>
        {heat.lanes.map((lane) => this.lane(lane))}
      </section>
    );
  }

  private paste() {
    return (
      <details class="part">
        <summary>{words.pasteTable}</summary>
        <p class="hint" id="paste-how">
          {words.pasteHow}
        </p>
        <textarea id="table" rows={6} aria-label={words.pasteTable} aria-describedby="paste-how" value={this.state.table} onInput={(event: Event) => this.setState({ table: (event.target as HTMLTextAreaElement).value })} />
        <p class="acts">
          <button type="button" class="quiet" id="take" disabled={this.state.table.trim() === ""} onClick={() => void this.take()}>
            {words.fillIn}
          </button>
          <button type="button" class="quiet" id="save-all" onClick={() => void this.saveAll()}>
            {words.saveAll}
          </button>
        </p>
      </details>
    );
  }

  private foot() {
    const { queue, now } = this.state;
    if (!queue) return null;
    if (queue.ended) return <EndedBar said={record.ended[queue.ended.code] || queue.ended.words} waiting={queue.waiting} />;
    const row: Row | null | undefined = lastTap(queue.rows, now);
    return row && <UndoBar row={row} now={now} undo={() => void this.queue.undo(row, record.undoOf(row.label))} />;
  }

  render() {
    const { me, form, heats, queue, said } = this.state;
    if (me && !isRecorder(me, this.props.activity)) return <NotYours title={words.measure} recorder />;
    if (!me || !form) return <p class="notice">{said}</p>;
    return (
      <Page title={words.measure} over={form.title} to={workplace(me, this.props.activity)} wide>
        <p class="state-line">
          <Pill state={queue} />
        </p>
        <Strip state={queue} lost={false} />
        <p class="hint">{this.verb ? words.measureHow : words.noMeasure}</p>
        <p class="said" role="status">
          {said}
        </p>
        {this.verb && heats.map((heat) => this.heat(heat))}
        {this.verb && heats.length === 0 && <p class="notice">{words.noTeams}</p>}
        {this.verb && heats.length > 0 && this.paste()}
        <div class="foot">{this.foot()}</div>
      </Page>
    );
  }
}

export function showMeasure(place: HTMLElement, activity: number): void {
  document.title = words.measure;
  place.textContent = "";
  render(<Measure activity={activity} />, place);
}
