// /judge/N: a judge's sheet on a phone, of every kind whose judges hand in marks by criterion. What is marked is kept on the phone
// at once, handed in through the queue, and can be changed until marking is closed; nobody else's marks are ever seen.
import { Component, h, render } from "preact";
import { Me, Refused, call, whoAmI } from "../common/api";
import { address } from "../common/language";
import { follow } from "../common/live";
import { Boards } from "../common/model";
import { patiently } from "../common/patient";
import { Queue, QueueState, Row, whenNow } from "../common/queue";
import { ActivityForm } from "../form/field";
import { EndedBar, Pill, RefusedBar, Strip } from "../record/bars";
import { words as record } from "../record/words";
import { Sheet, Sheets, keepSheets, readSheets } from "./kept";
import { Criterion, Marked, SheetVerb, criteriaOf, hasSheet, lateOf, markedOf, placesOf, sheetVerb, textOf, unitsOf } from "./read";
import { CriterionRow, Keypad } from "./rows";
import { words } from "./words";

const PRACTICE: Marked = { key: "practice", name: words.practice, number: "", given: {} };

interface JudgeState {
  me: Me | null;
  form: ActivityForm | null;
  boards: Boards | null;
  sheets: Sheets;
  begun: boolean; // past the first page
  practising: boolean;
  at: number; // which one is marked
  changing: boolean; // one that is handed in already
  typing: Criterion | null;
  listed: boolean;
  queue: QueueState | null;
  said: string;
}

const blank: Sheet = { marks: {} };

class Judge extends Component<{ activity: number }, JudgeState> {
  state: JudgeState = {
    me: null,
    form: null,
    boards: null,
    sheets: {},
    begun: false,
    practising: false,
    at: 0,
    changing: false,
    typing: null,
    listed: false,
    queue: null,
    said: words.loading,
  };
  private queue = new Queue(this.props.activity, (queue) => this.setState({ queue }));
  private stop = () => undefined as void;

  componentDidMount(): void {
    document.title = words.title;
    void this.load();
  }
  componentWillUnmount(): void {
    this.stop();
    this.queue.close();
  }

  private async load(): Promise<void> {
    const { activity } = this.props;
    const waiting = () => this.setState({ said: words.unreachable });
    try {
      const me = await patiently(whoAmI, waiting);
      if (me.role !== "judge" || me.activity !== activity || !me.seat) return this.setState({ me, said: words.notJudge });
      const form = await patiently(() => call<ActivityForm>("GET", `/api/activity/${activity}/form`), waiting);
      if (!sheetVerb(form)) return location.replace(address(`/do/${activity}`)); // judges of this kind mark in another way
      document.title = `${words.seat(me.seat)} · ${form.title}`;
      const sheets = readSheets(activity, me.seat);
      this.setState({ me, form, said: "", sheets: sheets || {}, begun: sheets !== null });
      await this.queue.open();
      this.stop = follow(`/api/activity/${activity}/live`, { events: { message: (boards) => this.heard(boards as Boards) } });
    } catch (error) {
      this.setState({ said: (error as Refused).message });
    }
  }

  private heard(boards: Boards): void {
    const first = this.state.boards === null;
    this.setState({ boards }, () => first && this.go(this.firstOpen()));
    void this.queue.forget(boards.seq);
  }

  /* ---- what is marked ---- */

  private get verb(): SheetVerb {
    return sheetVerb(this.state.form as ActivityForm) as SheetVerb;
  }
  private get seat(): string {
    return (this.state.me as Me).seat as string;
  }
  private get step(): string {
    const { setup } = this.state.form as ActivityForm;
    return (setup.step && setup.step.text) || (this.verb.mark.type === "integer" ? "1" : "0.1");
  }
  private get all(): Marked[] {
    return this.state.boards ? markedOf(this.state.boards, this.verb) : [];
  }
  private get criteria(): Criterion[] {
    return this.state.boards ? criteriaOf(this.state.boards, this.verb) : [];
  }
  private get marked(): Marked | undefined {
    return this.state.practising ? PRACTICE : this.all[this.state.at];
  }

  private sheetOf(marked: Marked): Sheet {
    return this.state.sheets[marked.key] || blank;
  }

  // A row of the queue that says this one's sheet.
  private rowOf(marked: Marked): Row | undefined {
    const rows = this.state.queue ? this.state.queue.rows.filter((row) => row.effect === marked.key) : [];
    return rows[rows.length - 1];
  }

  private isIn(marked: Marked): boolean {
    const row = this.rowOf(marked);
    if (row && row.refused) return false;
    return this.sheetOf(marked).sent !== undefined || hasSheet(this.state.boards as Boards, this.verb, this.seat, marked);
  }

  // What was handed in is hidden from everybody until marking is closed.
  private get closed(): boolean {
    const { boards } = this.state;
    return !!boards && !!boards.hidden && boards.hidden.given === 0 && this.all.some((marked) => this.isIn(marked) && !(this.rowOf(marked) && !(this.rowOf(marked) as Row).done));
  }

  private firstOpen(): number {
    const open = this.all.findIndex((marked) => !this.isIn(marked));
    return open < 0 ? 0 : open;
  }

  private go(at: number): void {
    const { length } = this.all;
    this.setState({ at: length > 0 ? (at + length) % length : 0, changing: false, listed: false, typing: null, said: "" });
  }

  private keep(marked: Marked, sheet: Sheet): void {
    const sheets = { ...this.state.sheets, [marked.key]: sheet };
    this.setState({ sheets });
    const { practice, ...lasting } = sheets;
    keepSheets(this.props.activity, this.seat, lasting);
  }

  private mark(marked: Marked, criterion: Criterion, mark: string): void {
    const sheet = this.sheetOf(marked);
    this.keep(marked, { ...sheet, marks: { ...sheet.marks, [criterion.name]: mark } });
    this.setState({ typing: null, said: "" });
  }

  private begin(practising: boolean): void {
    keepSheets(this.props.activity, this.seat, this.state.sheets);
    this.setState({ begun: true, practising });
  }

  private async handIn(marked: Marked): Promise<void> {
    if (this.state.practising) {
      const { practice, ...sheets } = this.state.sheets;
      return this.setState({ practising: false, sheets, said: words.practiceDone });
    }
    const { rows, criterion, mark, verb, seat } = this.verb;
    const sheet = this.sheetOf(marked);
    const marks = this.criteria.map(({ name }) => ({ [criterion.name]: name, [mark.name]: sheet.marks[name] }));
    const name = marked.name || words.numbered(marked.number);
    try {
      await this.queue.add({ verb: verb.name, given: { [seat]: this.seat, ...marked.given, [rows.name]: marks }, label: words.sheetOf(this.seat, name), effect: marked.key });
      this.keep(marked, { ...sheet, sent: whenNow().slice(-5) });
      this.setState({ changing: false });
      this.go(this.firstOpen());
    } catch {
      this.setState({ said: record.notKept });
    }
  }

  // What the server did not take is open again, with its marks.
  private async reopen(row: Row): Promise<void> {
    const marked = this.all.filter((one) => one.key === row.effect)[0];
    if (marked) {
      const { sent, ...sheet } = this.sheetOf(marked);
      this.keep(marked, sheet);
      this.go(this.all.indexOf(marked));
    }
    await this.queue.giveUp(row);
  }

  /* ---- the page ---- */

  private first() {
    return (
      <main class="access judge">
        <p>{(this.state.form as ActivityForm).title}</p>
        <h1>{words.seat(this.seat)}</h1>
        <h2>{words.rubric}</h2>
        <ul>
          {this.criteria.map((criterion) => (
            <li>
              {criterion.name} {words.fullOf(criterion.full)}
            </li>
          ))}
        </ul>
        <button type="button" class="press" onClick={() => this.begin(false)}>
          {words.begin(this.seat)}
        </button>
        <button type="button" class="press second" onClick={() => this.begin(true)}>
          {words.tryOne}
        </button>
      </main>
    );
  }

  private top() {
    const { form, queue } = this.state;
    return (
      <div class="top">
        <span class="seat">
          {words.seat(this.seat)} · {(form as ActivityForm).title}
        </span>
        {this.closed && queue && queue.waiting === 0 ? <span class="pill-state">{words.locked}</span> : <Pill state={queue} />}
      </div>
    );
  }

  // What became of what came after the lock.
  private late() {
    const boards = this.state.boards as Boards;
    const says: [string, (n: number) => string][] = [["waiting", words.lateWaits], ["counts", words.lateCounts], ["declined", words.lateDeclined]];
    const said = says.map(([state, say]) => [lateOf(boards, this.verb, this.seat, state), say] as [number, (n: number) => string]).filter(([n]) => n > 0);
    return (
      said.length > 0 && (
        <div role="status">
          {said.map(([n, say]) => (
            <p class="strip">{say(n)}</p>
          ))}
        </div>
      )
    );
  }

  private turn(marked: Marked) {
    const { at, practising } = this.state;
    const name = marked.name ? marked.name : words.numbered(marked.number);
    return (
      <div class="turn">
        <button type="button" class="step" aria-label={words.previous} disabled={practising} onClick={() => this.go(at - 1)}>
          ‹
        </button>
        <h1>
          {name}
          {!practising && <small>{words.placeOf(at + 1, this.all.length)}</small>}
        </h1>
        <button type="button" class="step" aria-label={words.next} disabled={practising} onClick={() => this.go(at + 1)}>
          ›
        </button>
      </div>
    );
  }

  private sumOf(sheet: Sheet): string {
    const places = placesOf(this.step);
    const marks = this.criteria.map(({ name }) => sheet.marks[name]).filter((mark) => mark);
    return textOf(marks.reduce((sum, mark) => sum + unitsOf(mark, places), 0), places);
  }

  private hand(marked: Marked, shut: boolean) {
    const sheet = this.sheetOf(marked);
    const missing = this.criteria.map(({ name }) => name).filter((name) => !sheet.marks[name]);
    if (!shut)
      return (
        <button type="button" class="press" disabled={missing.length > 0} onClick={() => void this.handIn(marked)}>
          {missing.length > 0 ? words.missing(missing) : this.closed ? words.handInLate : words.handIn}
        </button>
      );
    return (
      <button type="button" class="press second" disabled={this.closed} onClick={() => this.setState({ changing: true })}>
        {this.closed ? words.locked : words.change}
      </button>
    );
  }

  private sheet(marked: Marked) {
    const { changing, typing, said } = this.state;
    const sheet = this.sheetOf(marked);
    const row = this.rowOf(marked);
    const shut = !this.state.practising && this.isIn(marked) && !changing;
    return (
      <main class={shut ? "sheet judge closed" : "sheet judge"}>
        {this.top()}
        <Strip state={this.state.queue} lost={false} />
        {!this.state.practising && this.late()}
        {this.turn(marked)}
        <ul class="criteria">
          {this.criteria.map((criterion) => (
            <CriterionRow
              key={criterion.name}
              criterion={criterion}
              step={this.step}
              mark={sheet.marks[criterion.name] || ""}
              fault=""
              closed={shut}
              change={(mark) => this.mark(marked, criterion, mark)}
              type={() => this.setState({ typing: criterion })}
            />
          ))}
        </ul>
        {this.links()}
        {this.foot()}
        <div class="sum">
          <output aria-live="polite">
            {words.sum} <b>{this.sumOf(sheet)}</b> {shut && <small>{row && !row.done ? words.onItsWay : words.handedIn(sheet.sent || "")}</small>}
            {said && <small>{said}</small>}
          </output>
          {this.hand(marked, shut)}
        </div>
        {typing && <Keypad criterion={typing} step={this.step} done={(mark) => this.mark(marked, typing, mark)} close={() => this.setState({ typing: null })} />}
      </main>
    );
  }

  private links() {
    return (
      <p class="links">
        <button type="button" onClick={() => this.setState({ listed: !this.state.listed })}>
          {this.state.listed ? words.back : words.list}
        </button>
        <a href={address(`/do/${this.props.activity}`)}>{words.forms}</a>
      </p>
    );
  }

  private list() {
    return (
      <main class="sheet judge">
        {this.top()}
        {this.late()}
        <h1>{words.list}</h1>
        <ul class="all">
          {this.all.map((marked, at) => (
            <li>
              <button type="button" onClick={() => this.go(at)}>
                <span>
                  {marked.number}. {marked.name || words.numbered(marked.number)}
                </span>
                <span>
                  {this.isIn(marked) ? "✓" : "—"} {Object.keys(this.sheetOf(marked).marks).length > 0 && this.sumOf(this.sheetOf(marked))}
                </span>
              </button>
            </li>
          ))}
        </ul>
        {this.links()}
      </main>
    );
  }

  private foot() {
    const { queue } = this.state;
    if (!queue) return null;
    const refused = queue.rows.filter((row) => row.refused)[0];
    if (refused) return <RefusedBar row={refused} change={() => void this.reopen(refused)} drop={() => void this.reopen(refused)} retry={() => void this.queue.retry(refused)} />;
    return queue.ended && <EndedBar said={record.ended[queue.ended.code] || queue.ended.words} waiting={queue.waiting} />;
  }

  render() {
    const { me, form, boards, begun, listed, said, practising } = this.state;
    if (me && (!form || me.role !== "judge") && said === words.notJudge)
      return (
        <main class="access">
          <h1>{words.title}</h1>
          <p>{said}</p>
          <a class="press" href={address("/code")}>
            {record.toCode}
          </a>
        </main>
      );
    if (!form || !boards) return <p class="notice">{said}</p>;
    if (!begun) return this.first();
    if (listed && !practising) return this.list();
    const marked = this.marked;
    return marked ? (
      this.sheet(marked)
    ) : (
      <main class="sheet judge">
        {this.top()}
        <h1 class="notice">{words.nobody}</h1>
      </main>
    );
  }
}

export function showJudge(place: HTMLElement, activity: number): void {
  place.textContent = "";
  render(<Judge activity={activity} />, place);
}
