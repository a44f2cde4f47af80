// /marks/N: 唱分. The judges write on paper, one officer keys what is read out, row by row, digits and Enter alone. What a row comes
// to is asked of the server before it is saved; nothing is reckoned here.
import { h, render } from "preact";
import { Refused, call } from "../common/api";
import { Boards } from "../common/model";
import { patiently } from "../common/patient";
import { QueueState, Row } from "../common/queue";
import { ActivityForm, Entrant } from "../form/field";
import { EndedBar, Pill, RefusedBar, Strip, UndoBar } from "../record/bars";
import { lastTap } from "../record/picture";
import { words as record } from "../record/words";
import { isRecorder, rehearse, wordsOf, workplace } from "./act";
import { EventRow } from "./correction";
import { Deduction } from "./deduction";
import { Scale, readMark } from "./digits";
import { DeductVerb, deductVerb, marksVerb, MarksVerb } from "./found";
import { NotYours, Page } from "./frame";
import { Entry, Marks, MarksRow, Team, cellId, empty } from "./marks_row";
import { inOrder, judgesOf, savedMarks, scaleOf, sealedWorks, standing } from "./read_out";
import { Work, WorkState, atFirst } from "./work";
import { words } from "./words";

interface MarksState extends WorkState {
  teams: Team[];
  judges: number;
  entries: { [team: number]: Entry };
  reasons: string[];
  deducting: Team | null;
  light: boolean; // 亮分 after saving
  sealed: boolean; // works that are known by their numbers alone
}

class MarksPage extends Work<MarksState> {
  protected title = words.marks;
  state: MarksState = { ...atFirst(), teams: [], judges: 5, entries: {}, reasons: [], deducting: null, light: false, sealed: false };
  private columns = { seat: "seat", mark: "mark" }; // of the rows of a record, as they were met
  private shown = new Set<string>(); // rows of the queue whose marks the screen has shown

  /* ---- what the server has ---- */

  private get verb(): MarksVerb | null {
    return this.state.form && marksVerb(this.state.form, this.state.sealed);
  }

  private get deduction(): DeductVerb | null {
    return this.state.form && deductVerb(this.state.form, this.state.sealed);
  }

  protected asked(form: ActivityForm): void {
    this.setState({ form, judges: judgesOf(form) });
  }

  // Anything recorded, here or elsewhere: who takes part, in which order, and whose marks are in.
  protected async heard(boards: Boards): Promise<void> {
    const path = `/api/activity/${this.props.activity}`;
    const numbers = sealedWorks(boards);
    await new Promise<void>((resolve) => this.setState({ sealed: numbers.length > 0 }, resolve));
    const verb = this.verb;
    if (!verb) return;
    const { entrants } = await patiently(() => call<{ entrants: Entrant[] }>("GET", `${path}/choices`), () => undefined);
    const events = await patiently(() => call<EventRow[]>("GET", `${path}/events?last=500`), () => undefined);
    const first = this.state.teams.length === 0;
    const teams = numbers.length > 0 ? numbers : inOrder(entrants, boards, verb.team.name);
    const saved = savedMarks(events, verb);
    if (saved.columns) this.columns = saved.columns;
    const entries = { ...this.state.entries };
    for (const team of teams) entries[team.number] = standing(entries[team.number] || empty, saved.of[team.number]);
    this.setState({ teams, entries, reasons: saved.reasons }, () => {
      if (first) this.next(null);
      for (const team of teams) if (entries[team.number].saved !== null && !entries[team.number].correcting) void this.readFinal(team);
    });
    void this.queue.forget(boards.seq);
  }

  // Of a sealed work nobody is told before the seal is broken.
  private async readFinal(team: Team): Promise<void> {
    if (this.state.sealed) return;
    const would = await call<Marks>("GET", `/api/activity/${this.props.activity}/marks/${team.number}`).catch(() => null); // held, or none
    const entry = this.state.entries[team.number];
    if (would && entry.saved !== null && !entry.correcting) this.change(team, { would });
  }

  private change(team: Team, part: Partial<Entry>, then?: () => void): void {
    const entries = { ...this.state.entries, [team.number]: { ...(this.state.entries[team.number] || empty), ...part } };
    this.setState({ entries }, then);
  }

  /* ---- keys ---- */

  private focus(team: Team, cell: number | string): boolean {
    const input = document.getElementById(cellId(team.number, cell));
    if (input) input.focus();
    return input !== null;
  }

  // The first team after this one that has no marks yet.
  private next(after: Team | null): void {
    const { teams, entries } = this.state;
    const at = after ? teams.findIndex((team) => team.number === after.number) : -1;
    const order = [...teams.slice(at + 1), ...teams.slice(0, at + 1)];
    const open = order.filter((team) => entries[team.number].saved === null && !entries[team.number].waiting)[0];
    if (open) this.focus(open, 0);
  }

  private pressed = (event: KeyboardEvent, team: Team, cell: number): void => {
    const { teams, judges, entries } = this.state;
    const entry = entries[team.number];
    const at = teams.findIndex((one) => one.number === team.number);
    const to = event.key === "ArrowDown" ? teams[at + 1] : event.key === "ArrowUp" ? teams[at - 1] : undefined;
    if (to) {
      event.preventDefault();
      this.focus(to, Math.min(cell, judges - 1));
    } else if (event.key === "-" && cell < judges) {
      event.preventDefault();
      this.openDeduction(team);
    } else if (event.key === "Backspace" && cell > 0 && cell < judges && (entry.typed[cell] || "") === "") {
      event.preventDefault();
      this.focus(team, cell - 1);
    } else if (event.key === "Escape" && entry.correcting) {
      this.leave(team);
    } else if (event.key === "Enter") {
      event.preventDefault();
      void this.enter(team, cell);
    }
  };

  // A saved row begins to be corrected by the same key that filled it.
  private async enter(team: Team, cell: number): Promise<void> {
    const { judges, entries } = this.state;
    const entry = entries[team.number];
    if (entry.waiting) return this.next(team);
    if (entry.saved !== null && !entry.correcting) return this.correct(team);
    if (cell >= judges) return this.save(team);
    if (readMark(entry.typed[cell] || "", this.scale).fault) return this.change(team, { fault: cell, said: "" }, () => this.focus(team, cell));
    this.change(team, { fault: null });
    if (cell + 1 < judges) this.focus(team, cell + 1);
    else if (entry.correcting) this.focus(team, "reason");
    else if (entry.would || entry.blind) await this.save(team);
    else await this.rehearse(team);
  }

  private type(team: Team, cell: number, typed: string): void {
    const marks = (this.state.entries[team.number] || empty).typed.slice();
    for (let at = marks.length; at < cell; at++) marks[at] = "";
    marks[cell] = typed;
    this.change(team, { typed: marks, fault: null, would: null, blind: false, said: "" });
  }

  /* ---- trying, saving, correcting ---- */

  private get scale(): Scale {
    const { form } = this.state;
    return scaleOf(form as ActivityForm, this.verb as MarksVerb);
  }

  // The marks as they are sent, or null with the first cell that is not one.
  private marksOf(team: Team): string[] | null {
    const { entries, judges } = this.state;
    const marks = Array.from({ length: judges }, (_, cell) => readMark(entries[team.number].typed[cell] || "", this.scale));
    const wrong = marks.findIndex((mark) => mark.fault !== "");
    if (wrong < 0) return marks.map((mark) => mark.text);
    this.change(team, { fault: wrong, said: "" }, () => this.focus(team, wrong));
    return null;
  }

  private nameOf(team: Team): string {
    return this.state.sealed ? String(team.number) : `#${team.number}`;
  }

  private given(team: Team, marks: string[]): { [name: string]: unknown } {
    const verb = this.verb as MarksVerb;
    return { [verb.team.name]: this.nameOf(team), [verb.marks.name]: marks };
  }

  private async rehearse(team: Team): Promise<void> {
    const marks = this.marksOf(team);
    const verb = this.verb;
    if (!marks || !verb || this.state.entries[team.number].asking) return;
    this.change(team, { asking: true, said: "" });
    try {
      const { marks: would } = await rehearse<{ marks?: Marks }>(this.props.activity, verb.verb.name, this.given(team, marks));
      this.change(team, { asking: false, would: would || null, blind: !would, said: words.again2 });
    } catch (error) {
      const refused = error as Refused;
      this.change(team, { asking: false, blind: refused.passing, said: refused.passing ? words.blind : refused.message });
    }
  }

  private async save(team: Team): Promise<void> {
    const marks = this.marksOf(team);
    const verb = this.verb;
    if (!marks || !verb) return;
    const entry = this.state.entries[team.number];
    if (entry.correcting) return this.saveCorrection(team, verb, marks);
    if (!entry.would && !entry.blind) return this.rehearse(team);
    await this.keep(team, verb.verb.name, this.given(team, marks), words.marksSaid(team.name, marks));
  }

  private async saveCorrection(team: Team, verb: MarksVerb, marks: string[]): Promise<void> {
    const entry = this.state.entries[team.number];
    if (entry.reason.trim() === "") return this.change(team, { said: words.reasonNeeded, would: null }, () => this.focus(team, "reason"));
    const rows = marks.map((mark, cell) => ({ [this.columns.seat]: String(cell + 1), [this.columns.mark]: mark }));
    const given = { event: `#${entry.saved}`, values: { [verb.marks.name]: rows }, reason: entry.reason.trim() };
    await this.keep(team, "correct", given, words.correctSaid(team.name));
  }

  private async keep(team: Team, verb: string, given: { [name: string]: unknown }, label: string): Promise<void> {
    this.change(team, { waiting: true, correcting: false, said: "", fault: null });
    try {
      await this.queue.add({ verb, given, label, effect: { team: team.number } });
      this.next(team);
    } catch {
      this.change(team, { waiting: false, said: record.notKept });
    }
  }

  private correct(team: Team): void {
    this.change(team, { correcting: true, would: null, said: "", reason: "" }, () => this.focus(team, 0));
  }

  private leave(team: Team): void {
    this.change(team, { correcting: false, said: "", fault: null });
    void this.reread(team);
  }

  private async reread(team: Team): Promise<void> {
    const verb = this.verb;
    const events = await call<EventRow[]>("GET", `/api/activity/${this.props.activity}/events?last=500`).catch(() => null);
    if (!verb || !events) return;
    const saved = savedMarks(events, verb).of[team.number];
    if (!saved) return this.change(team, { ...empty, said: words.keyedOnce }); // whoever keys it again sees nothing of it
    this.change(team, standing({ ...this.state.entries[team.number], waiting: false }, saved));
    void this.readFinal(team);
  }

  private openDeduction(team: Team): void {
    if (this.deduction) this.setState({ deducting: team });
  }

  private async deduct(team: Team, points: string, reason: string): Promise<void> {
    const verb = this.deduction;
    this.setState({ deducting: null });
    this.focus(team, 0);
    if (!verb) return;
    const given = { [verb.team.name]: this.nameOf(team), [verb.points.name]: points, [verb.reason.name]: reason };
    this.change(team, { would: null, blind: false });
    await this.queue.add({ verb: verb.verb.name, given, label: words.deductSaid(team.name, points, reason) });
  }

  /* ---- what has become of it ---- */

  protected sent(queue: QueueState): void {
    this.setState({ queue });
    for (const row of queue.rows) {
      const effect = row.effect as { team: number } | undefined;
      const team = effect && this.state.teams.filter((one) => one.number === effect.team)[0];
      if (!team || this.shown.has(row.id)) continue;
      if (row.done) {
        this.shown.add(row.id);
        void this.reread(team);
        if (this.state.light && row.verb !== "correct") void this.lightUp(team);
      } else if (row.refused && this.state.entries[team.number].waiting) {
        this.change(team, { waiting: false, would: null, said: row.refused.words });
      }
    }
  }

  private async lightUp(team: Team): Promise<void> {
    try {
      await call("PUT", `/api/activity/${this.props.activity}/scene`, { name: "marks", activity: this.props.activity, entrant: team.number });
      this.setState({ said: words.shownOnScreen(team.name) });
    } catch (error) {
      this.setState({ said: wordsOf(error) });
    }
  }

  private async giveUp(row: Row): Promise<void> {
    this.shown.add(row.id);
    await this.queue.giveUp(row);
  }

  /* ---- the page ---- */

  private head(form: ActivityForm) {
    const { queue, light, said } = this.state;
    const { full } = this.scale;
    const example = full.length > 2 ? "935" : "95";
    return (
      <div>
        <p class="state-line">
          <Pill state={queue} />
          <label class="flag">
            <input id="light" type="checkbox" checked={light} onChange={(event: Event) => this.setState({ light: (event.target as HTMLInputElement).checked })} /> {words.showMarks}
          </label>
        </p>
        <Strip state={queue} lost={false} />
        <p class="hint">{words.marksHow(full, example, readMark(example, this.scale).text || example)}</p>
        {form.setup.judges === undefined && (
          <p class="form">
            <label for="how-many">{words.howMany}</label>
            <select id="how-many" value={String(this.state.judges)} onChange={(event: Event) => this.setState({ judges: Number((event.target as HTMLSelectElement).value) })}>
              {[1, 2, 3, 4, 5, 6, 7, 8, 9].map((count) => (
                <option value={String(count)}>{count}</option>
              ))}
            </select>
          </p>
        )}
        <p class="said" role="status">
          {said}
        </p>
      </div>
    );
  }

  private rows() {
    const { teams, entries, judges } = this.state;
    const deducts = this.deduction !== null;
    return (
      <div class="marks-rows">
        {teams.map((team) => (
          <MarksRow
            key={String(team.number)}
            team={team}
            entry={entries[team.number]}
            judges={judges}
            scale={this.scale}
            deducts={deducts}
            type={(cell, typed) => this.type(team, cell, typed)}
            pressed={(event, cell) => this.pressed(event, team, cell)}
            reason={(reason) => this.change(team, { reason })}
            correct={() => this.correct(team)}
            leave={() => this.leave(team)}
            save={() => void this.save(team)}
            deduct={() => this.openDeduction(team)}
          />
        ))}
      </div>
    );
  }

  private foot() {
    const { queue, now } = this.state;
    if (!queue) return null;
    const refused = queue.rows.filter((row) => row.refused)[0];
    if (refused) return <RefusedBar row={refused} drop={() => void this.giveUp(refused)} retry={() => void this.queue.retry(refused)} />;
    if (queue.ended) return <EndedBar said={record.ended[queue.ended.code] || queue.ended.words} waiting={queue.waiting} />;
    const row = lastTap(queue.rows, now);
    return row && <UndoBar row={row} now={now} undo={() => void this.queue.undo(row, record.undoOf(row.label))} />;
  }

  render() {
    const { me, form, teams, deducting, reasons, said } = this.state;
    if (me && !isRecorder(me, this.props.activity)) return <NotYours title={words.marks} recorder />;
    if (!me || !form) return <p class="notice">{said}</p>;
    if (!marksVerb(form))
      return (
        <Page title={words.marks} over={form.title} to={workplace(me, this.props.activity)}>
          <p class="notice">{words.noMarksVerb}</p>
        </Page>
      );
    const verb = this.deduction;
    return (
      <Page title={words.marks} over={form.title} to={workplace(me, this.props.activity)} wide>
        {this.head(form)}
        {deducting && verb && (
          <Deduction
            verb={verb}
            team={deducting}
            reasons={reasons}
            save={(points, reason) => void this.deduct(deducting, points, reason)}
            leave={() => this.setState({ deducting: null }, () => this.focus(deducting, 0))}
          />
        )}
        {this.rows()}
        {teams.length === 0 && <p class="notice">{words.noTeams}</p>}
        <div class="foot">{this.foot()}</div>
      </Page>
    );
  }
}

export function showMarks(place: HTMLElement, activity: number): void {
  document.title = words.marks;
  place.textContent = "";
  render(<MarksPage activity={activity} />, place);
}
