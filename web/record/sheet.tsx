// /record/N: the recorder's sheet of a tug-of-war, for one thumb in the sun. Everything it records is a verb of the activity;
// what it shows is what the server knows and the taps that are still on their way.
import { Component, h } from "preact";
import { Me, Refused, call, whoAmI } from "../common/api";
import { clock } from "../common/dom";
import { address } from "../common/language";
import { follow } from "../common/live";
import { Boards } from "../common/model";
import { patiently } from "../common/patient";
import { Queue, QueueState, Row } from "../common/queue";
import { ActivityForm, Choices, Given, Verb } from "../form/field";
import { ask, rulesOf, verbNamed } from "./act";
import { Ask, Menu } from "./ask";
import { EndedBar, Pill, RefusedBar, Strip, UndoBar } from "./bars";
import { Contest, Effect, Match, Rules, Team, isTugOfWar, readContest } from "./contest";
import { Ends, Over, Score, WinButtons } from "./match";
import { lastTap, picture } from "./picture";
import { Kind, Timer, minutes, remaining, timed } from "./timer";
import { words } from "./words";

type Panel =
  | { shows: "ask"; title: string; verbs: Verb[]; given?: Given; row?: Row }
  | { shows: "matches" | "watches" | "sides" };

interface SheetState {
  me: Me | null;
  ended: string; // why this phone may not record, before anything was sent
  form: ActivityForm | null;
  choices: Choices;
  contest: Contest | null; // as the server told it
  boards: Boards | null;
  at: Date;
  lost: boolean;
  queue: QueueState | null;
  panel: Panel | null;
  flipped: boolean;
  now: number;
  passed: string; // the tap whose result has been read
  said: string;
}

const GUARD = 1200; // milliseconds: no end is over so soon after another tap
const RESULT = 9000; // milliseconds for which a result stands before the next match

function remembered(name: string): boolean {
  try {
    return localStorage.getItem(name) === "1";
  } catch {
    return false;
  }
}

export class Sheet extends Component<{ activity: number }, SheetState> {
  private queue = new Queue(this.props.activity, (queue) => this.setState({ queue }));
  private timer = new Timer(this.props.activity);
  private ticks = 0;
  private unfollow: () => void = () => undefined;
  private lastPress = 0;

  state: SheetState = {
    me: null,
    ended: "",
    form: null,
    choices: {},
    contest: null,
    boards: null,
    at: new Date(),
    lost: false,
    queue: null,
    panel: null,
    flipped: remembered(`bahe-flipped-${this.props.activity}`),
    now: Date.now(),
    passed: "",
    said: words.loading,
  };

  componentDidMount(): void {
    this.ticks = window.setInterval(() => this.setState({ now: Date.now() }), 500);
    void this.load();
  }
  componentWillUnmount(): void {
    clearInterval(this.ticks);
    this.unfollow();
    this.queue.close();
  }

  /* ---- loading ---- */

  private async load(): Promise<void> {
    const { activity } = this.props;
    const waiting = () => this.setState({ said: words.unreachable });
    try {
      const me = await this.whose(waiting);
      const form = await patiently(() => call<ActivityForm>("GET", `/api/activity/${activity}/form`), waiting);
      const choices = me && me.token ? await patiently(() => call<Choices>("GET", `/api/activity/${activity}/choices`), waiting) : {};
      document.title = form.title;
      this.setState({ me, form, choices, said: words.loading });
      this.unfollow = follow(`/api/activity/${activity}/live?work=1`, {
        events: { message: (boards) => this.told(boards as Boards) },
        open: () => this.setState({ lost: false }),
        lost: () => this.setState({ lost: true }),
      });
      await this.queue.open();
    } catch (error) {
      this.setState({ said: error instanceof Refused && error.status === 404 ? words.missing : (error as Error).message });
    }
  }

  // Whose phone this is; why it may not record, where it may not.
  private async whose(waiting: () => void): Promise<Me | null> {
    try {
      const me = await patiently(whoAmI, waiting);
      const elsewhere = me.activity !== null && me.activity !== this.props.activity;
      this.setState({ ended: !me.token ? words.ended["no-session"] : elsewhere ? words.elsewhereBound : me.role === "judge" ? words.notRecorder : "" });
      return me;
    } catch (error) {
      if (!(error instanceof Refused) || !words.ended[error.code]) throw error;
      this.setState({ ended: words.ended[error.code] });
      return null;
    }
  }

  private told(boards: Boards): void {
    if (!isTugOfWar(boards)) return location.replace(address(`/do/${this.props.activity}`)); // this sheet is for another kind
    this.setState({ boards, contest: readContest(boards), at: new Date(), lost: false, said: "" });
    void this.queue.forget(boards.seq);
  }

  /* ---- recording ---- */

  private rules(): Rules {
    return rulesOf(this.state.form as ActivityForm);
  }

  private rows(): Row[] {
    return this.state.queue ? this.state.queue.rows : [];
  }

  private record(verb: Verb, given: Given, match: Match): void {
    if (Date.now() - this.lastPress < GUARD) return;
    this.lastPress = Date.now();
    const seconds = timed(this.timer.watch);
    const takes = verb.fields.some((field) => field.name === "seconds") && seconds !== null;
    const asked = ask(verb, takes ? { ...given, seconds: String(seconds) } : given, match, this.rules());
    if (asked.effect && ["end", "again", "forfeit"].indexOf((asked.effect as Effect).does) >= 0) this.timer.clear();
    if (navigator.vibrate) navigator.vibrate(40);
    this.setState({ panel: null, said: "" });
    this.queue.add(asked).catch(() => this.setState({ said: words.notKept }));
  }

  private undo(row: Row): void {
    const of = row.effect as Effect | undefined;
    void this.queue.undo(row, words.undoOf(row.label), of && { does: "undo", of });
    this.lastPress = 0;
  }

  private change(row: Row, given: Given, match: Match, verb: Verb): void {
    const asked = ask(verb, given, match, this.rules());
    this.setState({ panel: null });
    void this.queue.amend(row, asked.given, asked.label, asked.effect);
  }

  private open(title: string, ...names: string[]): void {
    const verbs = names.map((name) => verbNamed(this.state.form as ActivityForm, name)).filter(Boolean) as Verb[];
    if (verbs.length > 0) this.setState({ panel: { shows: "ask", title, verbs } });
  }

  private has(...names: string[]): boolean {
    return names.some((name) => verbNamed(this.state.form as ActivityForm, name) !== undefined);
  }

  private flip(): void {
    const flipped = !this.state.flipped;
    try {
      localStorage.setItem(`bahe-flipped-${this.props.activity}`, flipped ? "1" : "0");
    } catch {
      // Private browsing: it is turned until the page is closed.
    }
    this.setState({ flipped, panel: null });
  }

  /* ---- panels ---- */

  private panel(panel: Panel, shown: Contest) {
    const close = () => this.setState({ panel: null });
    const match = shown.current;
    switch (panel.shows) {
      case "ask":
        return match && this.askPanel(panel, shown, match, close);
      case "matches":
        return this.matchPanel(shown, close);
      case "watches":
        return this.watchPanel(close);
      case "sides":
        return match && this.sidePanel(match, close);
    }
  }

  private askPanel(panel: Extract<Panel, { shows: "ask" }>, shown: Contest, current: Match, close: () => void) {
    const { row } = panel;
    const its = row && shown.matches.find((match) => match.open && String(match.number) === String(row.given.match));
    const match = its || current;
    const refused = row && row.refused ? { field: row.refused.field, words: row.refused.words } : undefined;
    return (
      <Ask
        title={`${words.match(match.round, match.number)} · ${panel.title}`}
        verbs={panel.verbs}
        match={match}
        contest={shown}
        choices={this.state.choices}
        given={panel.given}
        fault={refused}
        close={close}
        record={(verb, given) => (row ? this.change(row, given, match, verb) : this.record(verb, given, match))}
      />
    );
  }

  private matchPanel(shown: Contest, close: () => void) {
    const start = verbNamed(this.state.form as ActivityForm, "start");
    const open = shown.matches.filter((match) => match.open && match.red && match.blue && match !== shown.current);
    const entries = open.slice(0, 8).map((match) => ({
      label: `${words.match(match.round, match.number)}　${(match.red as Team).name} — ${(match.blue as Team).name}`,
      press: () => start && this.record(start, {}, match),
    }));
    const links = [
      { label: words.board, to: address(`/activity/${this.props.activity}`) },
      { label: words.other, to: address(`/do/${this.props.activity}`) },
    ];
    return <Menu title={words.chooseMatch} entries={start && this.may() ? entries : []} links={links} close={close} />;
  }

  private watchPanel(close: () => void) {
    const start = (kind: Kind, seconds: number) => () => {
      this.timer.start(kind, seconds);
      this.setState({ panel: null });
    };
    const late = this.rules().lateLimit * 60;
    const entries = [
      { label: words.rest, press: start("rest", 180) },
      { label: words.late(minutes(late)), press: start("late", late) },
      {
        label: words.clear,
        press: () => {
          this.timer.clear();
          this.setState({ panel: null });
        },
      },
    ];
    return <Menu title={words.watches} entries={entries} close={close} />;
  }

  private sidePanel(match: Match, close: () => void) {
    const verb = verbNamed(this.state.form as ActivityForm, "sides");
    const both = verb ? [{ label: words.sidesBoth, press: () => this.record(verb, { red: `#${(match.blue as Team).number}` }, match) }] : [];
    return <Menu title={words.sides} entries={[...both, { label: words.sidesMine, press: () => this.flip() }]} close={close} />;
  }

  /* ---- the sheet ---- */

  private endedWords(): string {
    const { queue, ended } = this.state;
    return queue && queue.ended ? words.ended[queue.ended.code] || queue.ended.words : ended;
  }

  private may(): boolean {
    return this.endedWords() === "";
  }

  // The tap that has just decided a match, as long as its result is shown.
  private decided(shown: Contest): Match | null {
    const row = lastTap(this.rows(), this.state.now);
    const effect = row && (row.effect as Effect | undefined);
    if (!row || !effect || effect.does === "undo" || row.id === this.state.passed || this.state.now - row.made > RESULT) return null;
    return shown.matches.find((match) => match.number === effect.match && !match.open) || null;
  }

  private middle(shown: Contest) {
    const over = this.decided(shown);
    if (over) return <Over match={over} next={this.nextWords(shown, over)} go={() => this.setState({ passed: (lastTap(this.rows(), this.state.now) as Row).id })} />;
    const match = shown.current;
    if (!match) {
      const open = shown.matches.some((one) => one.open);
      return (
        <div class="over">
          <p class="winner">{shown.matches.length === 0 ? words.nothing : open ? words.nextUnknown : words.allOver}</p>
          <a class="press second" href={address(shown.matches.length === 0 ? `/do/${this.props.activity}` : `/activity/${this.props.activity}`)}>
            {shown.matches.length === 0 ? words.other : words.board}
          </a>
        </div>
      );
    }
    const end = verbNamed(this.state.form as ActivityForm, "end");
    const rests = this.state.now - this.lastPress < GUARD;
    return (
      <WinButtons
        match={match}
        flipped={this.state.flipped}
        disabled={!end || !this.may() || rests}
        press={(team) => end && this.record(end, { team: `#${team.number}` }, match)}
      />
    );
  }

  private nextWords(shown: Contest, over: Match): string {
    const next = shown.current;
    if (next && next !== over && next.red && next.blue) return words.toNext(next.red.name, next.blue.name);
    return shown.matches.some((match) => match.open) ? words.nextUnknown : words.lastMatch;
  }

  private watchButton() {
    const watch = this.timer.watch;
    const runs = watch !== null && watch.began !== null;
    const left = watch ? remaining(watch) : 0;
    const press = () => {
      if (runs) this.timer.stop();
      else this.timer.start("end", this.rules().timeLimit);
      this.setState({ now: Date.now() });
    };
    const shown = watch ? [words.running[watch.kind], minutes(left), runs ? words.stop : ""].filter(Boolean).join(" ") : words.watch;
    return (
      <button type="button" class={watch && left <= 10 ? "tool watch soon" : "tool watch"} disabled={!this.may()} onClick={press}>
        {shown}
      </button>
    );
  }

  private tools(shown: Contest) {
    const quiet = !this.may() || !shown.current || this.decided(shown) !== null;
    const tool = (label: string, press: () => void, there = true, mark = "") =>
      there && (
        <button type="button" class={`tool ${mark}`} disabled={quiet} onClick={press}>
          {label}
        </button>
      );
    const watch = this.timer.watch;
    const up = watch !== null && watch.kind === "end" && remaining(watch) === 0;
    return (
      <div class="tools">
        <div class="tool-row four">
          {tool(words.again, () => this.open(words.again, "replay"), this.has("replay"))}
          {tool(words.foul, () => this.open(words.foul, "caution", "foul"), this.has("foul", "caution"))}
          {tool(words.timeOut, () => this.open(words.timeOut, "time-out"), this.has("time-out"), up ? "up" : "")}
          {tool(words.forfeit, () => this.open(words.forfeit, "forfeit", "late"), this.has("forfeit", "late"))}
        </div>
        <div class="tool-row three">
          {this.watchButton()}
          <button type="button" class="tool more-watches" aria-label={words.watches} disabled={!this.may()} onClick={() => this.setState({ panel: { shows: "watches" } })}>
            ⋯
          </button>
          {tool(words.substitute, () => this.open(words.substitute, "substitute"), this.has("substitute"))}
          {tool(words.sides, () => this.setState({ panel: { shows: "sides" } }))}
        </div>
      </div>
    );
  }

  private bottom(shown: Contest) {
    const { now, said, queue } = this.state;
    if (!this.may()) return <EndedBar said={this.endedWords()} waiting={queue ? queue.waiting : 0} />;
    const refused = this.rows().find((row) => !!row.refused);
    if (refused) return this.refusedBar(refused, shown);
    const row = lastTap(this.rows(), now);
    if (said) return <p class="bar said">{said}</p>;
    if (row) return <UndoBar row={row} now={now} undo={() => this.undo(row)} />;
    const next = shown.next;
    return <p class="bar quiet-bar">{next && next.red && next.blue ? words.next(next.red.name, next.blue.name) : ""}</p>;
  }

  private refusedBar(row: Row, shown: Contest) {
    const verb = row.undoes ? undefined : verbNamed(this.state.form as ActivityForm, row.verb);
    const change = verb && shown.current ? () => this.setState({ panel: { shows: "ask", title: row.label, verbs: [verb], given: row.given as Given, row } }) : undefined;
    return <RefusedBar row={row} change={change} drop={() => void this.queue.giveUp(row)} retry={() => void this.queue.retry(row)} />;
  }

  render() {
    const { form, contest, boards, me, queue, panel, lost, said, at } = this.state;
    if (!form || !contest || !boards) {
      return (
        <main class="sheet">
          <p class="notice">{said}</p>
          {this.endedWords() !== "" && <EndedBar said={this.endedWords()} waiting={queue ? queue.waiting : 0} />}
        </main>
      );
    }
    const shown = picture(contest, boards.seq, this.rows(), this.rules());
    const match = this.decided(shown) || shown.current;
    return (
      <main class="sheet">
        <div class="top">
          <span class="seat">{[me && me.label, lost ? words.stale(clock(at)) : form.title].filter(Boolean).join(" · ")}</span>
          <Pill state={queue} />
        </div>
        <Strip state={queue} lost={lost} />
        {match && <Score match={match} rules={this.rules()} flipped={this.state.flipped} choose={() => this.setState({ panel: { shows: "matches" } })} />}
        {match && <Ends match={match} />}
        {this.middle(shown)}
        {this.tools(shown)}
        {this.bottom(shown)}
        {panel && <div class="veil">{this.panel(panel, shown)}</div>}
      </main>
    );
  }
}


