// /do/N/VERB: one verb as a form, for every kind. It can be tried before it is recorded; without a network it is kept and sent
// later; what the server does not take stands beside its field.
import { Component, h, render } from "preact";
import { Me, Refused, call, whoAmI } from "../common/api";
import { newId } from "../common/id";
import { address } from "../common/language";
import { Activity } from "../common/model";
import { patiently } from "../common/patient";
import { Queue, QueueState, Row } from "../common/queue";
import { workplace } from "../office/act";
import { WayBack } from "../office/frame";
import { EndedBar, Pill, UndoBar } from "../record/bars";
import { lastTap } from "../record/picture";
import { words as record } from "../record/words";
import { ActivityForm, Choices, Field, Given, Titled, Verb, onlyGiven } from "./field";
import { draftOf, keepDraft } from "./draft";
import { Form, missing } from "./form";
import { Allowed, asksAllowed } from "./allowed";
import { Policy, Verdict, excusable } from "./verdict";
import { words } from "./words";

interface PageProps {
  activity: number;
  verb: string;
}

interface PageState {
  me: Me | null;
  form: ActivityForm | null;
  choices: Choices;
  given: Given;
  faults: { [field: string]: string };
  said: string;
  bad: boolean;
  sent: Row["id"] | null; // what was recorded last from this form
  busy: boolean;
  policy: Policy | null; // what fund rules say of what is filled in now
  reason: string; // for an exception to them
  queue: QueueState | null;
  now: number;
}

// A field of rows asks for what its columns ask.
function asksFor(fields: Field[], type: string): boolean {
  return fields.some((field) => field.type === type || asksFor(field.columns || [], type));
}

interface Recorded {
  seq: number;
  label: string;
  shown: { [label: string]: string };
}

const LATEST = 60; // records among which one is looked for

function wordsOf(event: Recorded): string {
  const shown = event.shown || {};
  return [event.label, ...Object.keys(shown).map((label) => `${label} ${shown[label]}`)].join(" · ");
}

// A judge may not read the records; the number of one can be typed.
async function loadEvents(activity: number): Promise<Choices["events"]> {
  try {
    const latest = await call<Recorded[]>("GET", `/api/activity/${activity}/events?last=${LATEST}`);
    return latest.map((event) => ({ seq: event.seq, words: wordsOf(event) }));
  } catch (error) {
    if ((error as Refused).status !== 403) throw error;
    return [];
  }
}

async function loadChoices(activity: number, fields: Field[]): Promise<Choices> {
  const choices = await call<Choices>("GET", `/api/activity/${activity}/choices`);
  if (asksFor(fields, "event")) choices.events = await loadEvents(activity);
  if (asksFor(fields, "activity")) choices.activities = (await call<Activity[]>("GET", "/api/activities")).map(({ number, title }): Titled => ({ number, title }));
  return choices;
}

// What a link to this form says already: /do/1/review?exception=7.
function fromAddress(fields: Field[]): Given {
  const told = new URLSearchParams(location.search);
  const given: Given = {};
  for (const field of fields) if (field.type !== "rows" && !field.private && told.has(field.name)) given[field.name] = told.get(field.name) as string;
  return given;
}

interface Tried {
  words: string;
  policy?: Policy;
}

const nothingFilled = { sent: null, busy: false, given: {}, faults: {}, policy: null, reason: "", bad: false };

class Page extends Component<PageProps, PageState> {
  private queue = new Queue(this.props.activity, (queue) => this.heard(queue));
  private ticks = 0;
  state: PageState = { me: null, form: null, choices: {}, given: {}, faults: {}, said: words.loading, bad: false, sent: null, busy: false, policy: null, reason: "", queue: null, now: Date.now() };

  componentDidMount(): void {
    this.ticks = window.setInterval(() => this.setState({ now: Date.now() }), 1000);
    void this.load();
  }
  componentWillUnmount(): void {
    clearInterval(this.ticks);
    this.queue.close();
  }

  private async load(): Promise<void> {
    const waiting = () => this.setState({ said: words.unreachable });
    const { activity } = this.props;
    try {
      const me = await patiently(whoAmI, waiting); // its token goes with what is tried
      const form = await patiently(() => call<ActivityForm>("GET", `/api/activity/${activity}/form`), waiting);
      const verb = this.verbOf(form);
      const choices = verb ? await patiently(() => loadChoices(activity, verb.fields), waiting) : {};
      if (verb) document.title = `${verb.label} · ${form.title}`;
      const draft = verb ? draftOf(activity, verb.name, verb.fields) : {};
      const said = Object.keys(draft).length > 0 ? words.draftKept : "";
      this.setState({ me, form, choices, said, given: verb ? { ...draft, ...fromAddress(verb.fields) } : {} });
      await this.queue.open();
    } catch (error) {
      const { status, code, message } = error as Refused;
      this.setState({ said: status === 404 ? words.notThere : record.ended[code] || message });
    }
  }

  private verbOf(form: ActivityForm | null): Verb | undefined {
    return form ? form.verbs.filter((verb) => verb.name === this.props.verb)[0] : undefined;
  }

  /* ---- trying and recording ---- */

  // Whether all that is needed is there; says what is not.
  private complete(verb: Verb): boolean {
    const faults = missing(verb.fields, this.state.given);
    const whole = Object.keys(faults).length === 0;
    this.setState({ faults, said: whole ? "" : words.mistakes, bad: !whole });
    return whole;
  }

  private async check(verb: Verb): Promise<void> {
    if (!this.complete(verb)) return;
    this.setState({ busy: true });
    try {
      const answer = await this.tried(verb);
      const blocked = !!answer.policy && answer.policy.verdict === "block";
      this.setState({ busy: false, policy: answer.policy || null, said: blocked ? this.blockedWords(answer.policy as Policy) : `${words.checked}${answer.words}`, bad: blocked });
    } catch (error) {
      this.setState({ busy: false });
      this.refused(error as Refused);
    }
  }

  private tried(verb: Verb): Promise<Tried> {
    const body = { id: newId(), given: onlyGiven(this.state.given), exception: this.state.reason || undefined };
    return call<Tried>("POST", `/api/activity/${this.props.activity}/do/${encodeURIComponent(verb.name)}?dry-run=1`, body);
  }

  private blockedWords(policy: Policy): string {
    return excusable(policy) ? words.needsReason : words.cannot;
  }

  // Where fund rules judge, their verdict is seen before anything is recorded. Without a network the server says it later.
  private async maySave(verb: Verb): Promise<boolean> {
    const { form, policy, reason } = this.state;
    if (!form || !form.judged || (policy && policy.verdict === "check")) return true;
    const answer = await this.tried(verb).catch((error: Refused) => {
      if (error.passing) return null;
      throw error;
    });
    if (!answer || !answer.policy || answer.policy.verdict === "pass" || (answer.policy.verdict === "exception" && reason)) return true;
    const blocked = answer.policy.verdict === "block";
    this.setState({ busy: false, policy: answer.policy, said: blocked ? this.blockedWords(answer.policy) : words.lookAgain, bad: blocked });
    return false;
  }

  private refused(error: { message: string; field?: string }): void {
    const words_ = error.message || words.unreachable;
    this.setState({ faults: error.field ? { [error.field]: words_ } : {}, said: error.field ? words.mistakes : words_, bad: true });
  }

  private async save(verb: Verb): Promise<void> {
    if (this.state.busy || !this.complete(verb)) return;
    this.setState({ busy: true });
    try {
      if (!(await this.maySave(verb))) return;
    } catch (error) {
      this.setState({ busy: false });
      this.refused(error as Refused);
      return;
    }
    try {
      const row = await this.queue.add({ verb: verb.name, given: onlyGiven(this.state.given), label: verb.label, exception: this.state.reason || undefined });
      keepDraft(this.props.activity, verb.name, verb.fields, {});
      this.setState({ sent: row.id });
      if (this.queue.state) this.heard(this.queue.state);
    } catch {
      this.setState({ busy: false, said: record.notKept, bad: true });
    }
  }

  // What has become of what was recorded last. A refusal puts it back into the form, where it can be changed.
  private heard(queue: QueueState): void {
    this.setState({ queue });
    const row = this.state.sent && queue.rows.filter((one) => one.id === this.state.sent)[0];
    if (!row) return;
    if (row.refused) {
      this.setState({ sent: null, busy: false });
      this.refused({ message: row.refused.words, field: row.refused.field });
      void this.queue.giveUp(row);
    } else if (row.done) {
      this.setState({ ...nothingFilled, said: words.saved(row.done.words) });
    } else if (queue.cut) {
      this.setState({ ...nothingFilled, said: "" });
    }
  }

  /* ---- the page ---- */

  private others() {
    const { queue } = this.state;
    const refused = queue ? queue.rows.filter((row) => !!row.refused && row.id !== this.state.sent) : [];
    return refused.map((row) => (
      <div class="bar refused" role="alert">
        <span class="what">
          <b>{record.refused(row.label)}</b> {row.refused && row.refused.words}
        </span>
        <span class="buttons">
          <button type="button" class="small-press" onClick={() => void this.queue.giveUp(row)}>
            {record.drop}
          </button>
          {this.changeButton(row)}
        </span>
      </div>
    ));
  }

  // Takes a refused record back into the form of its verb.
  private changeButton(row: Row) {
    if (row.undoes || row.verb !== this.props.verb) return null;
    const change = () => {
      this.setState({ given: row.given as Given });
      this.refused({ message: row.refused ? row.refused.words : "", field: row.refused && row.refused.field });
      void this.queue.giveUp(row);
    };
    return (
      <button type="button" class="small-press" onClick={change}>
        {record.change}
      </button>
    );
  }

  private foot() {
    const { queue, now } = this.state;
    if (!queue) return null;
    if (queue.ended) return <EndedBar said={record.ended[queue.ended.code] || queue.ended.words} waiting={queue.waiting} />;
    const row = lastTap(queue.rows, now);
    return row && row.done && <UndoBar row={row} now={now} undo={() => void this.queue.undo(row, record.undoOf(row.label))} />;
  }

  private notYet(said: string) {
    return (
      <main class="entry-page">
        <p class="notice">{said}</p>
      </main>
    );
  }

  private unavailable(form: ActivityForm) {
    return (
      <main class="entry-page">
        <h1>{form.title}</h1>
        <p class="said">{words.none}</p>
        <a class="press" href={address("/code")}>
          {words.toCode}
        </a>
        <a class="press second" href={address(`/do/${this.props.activity}`)}>
          {words.back}
        </a>
      </main>
    );
  }

  render() {
    const { me, form, choices, given, faults, said, bad, busy, queue, policy, reason } = this.state;
    const { activity } = this.props;
    const verb = this.verbOf(form);
    if (!form) return this.notYet(said);
    if (!verb) return this.unavailable(form);
    const change = (next: Given) => {
      keepDraft(activity, verb.name, verb.fields, next);
      this.setState({ given: next, faults: {}, said: "", policy: null });
    };
    return (
      <main class="entry-page">
        <WayBack over={form.title} to={workplace(me, activity)} />
        <div class="entry-top">
          <h1>{verb.label}</h1>
          <Pill state={queue} />
        </div>
        {queue && queue.cut && <p class="strip bad">{queue.trouble ? record.trouble(queue.trouble) : queue.waiting > 0 ? words.keptHere : record.cutIdle}</p>}
        <Form name="do" fields={verb.fields} given={given} choices={choices} faults={faults} change={change} />
        {asksAllowed(verb.fields) && <Allowed fields={verb.fields} given={given} choices={choices} change={change} />}
        {policy && <Verdict policy={policy} reason={reason} change={(next) => this.setState({ reason: next })} />}
        <p class={bad ? "said bad" : "said"} role="status">
          {said}
        </p>
        <div class="pair">
          <button type="button" class="press second" disabled={busy} onClick={() => void this.check(verb)}>
            {words.check}
          </button>
          <button type="button" class="press" disabled={busy} onClick={() => void this.save(verb)}>
            {words.save}
          </button>
        </div>
        <a class="press second" href={address(`/do/${activity}`)}>
          {words.back}
        </a>
        {this.others()}
        {this.foot()}
      </main>
    );
  }
}

export function showVerb(place: HTMLElement, activity: number, verb: string): void {
  place.textContent = "";
  render(<Page activity={activity} verb={verb} />, place);
}
