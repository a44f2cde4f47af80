// /open: 办活动. Choose a kind, tick who takes part, and read the rules as they will stand in the regulation, which follow every
// change. Opening and entering are one.
import { Component, h, render } from "preact";
import { Me, Refused, call } from "../common/api";
import { newId } from "../common/id";
import { address } from "../common/language";
import { Category, byCategory } from "../common/model";
import { patiently } from "../common/patient";
import { Field, Given, Group, Person, isNothing, onlyGiven } from "../form/field";
import { keep, keepableOf, kept } from "../form/draft";
import { Form, missing } from "../form/form";
import { Input } from "../form/input";
import { isOfficer, officer, wordsOf } from "./act";
import { NotYours, Page, Part, Said } from "./frame";
import { Taking, Who, entrantsOf, namesOf, nobody } from "./who";
import { words as forms } from "../form/words";
import { words } from "./words";

interface Kind {
  name: string;
  label: string;
  category: Category;
  setup: Field[];
  presets: { field: string; choice: string; values: { [field: string]: string } }[];
  entry: Field[] | null;
}

interface OpenState {
  me: Me | null;
  kinds: Kind[];
  groups: Group[];
  people: Person[];
  kind: Kind | null;
  title: string;
  when: string;
  given: Given;
  who: Taking;
  paragraphs: string[];
  unwritten: boolean; // there is no regulation of this kind
  faults: { [field: string]: string };
  said: string;
  bad: boolean;
  busy: boolean;
}

const NARROW = 900; // CSS pixels; below, what a choice brings stands under the fold
const PAUSE = 250; // milliseconds after the last key before the regulation is asked for
const WHEN: Field = { name: "when", type: "when", label: words.when };

// What is chosen from a few is chosen already as most have it; the rest says beside itself what it is if left out.
function usual(kind: Kind): Given {
  const given: Given = {};
  for (const field of kind.setup) if (field.type === "choice" && !field.many && field.fallback) given[field.name] = field.fallback;
  return given;
}

// Chips that are chosen need not say what they are if left out.
function withoutFallback(field: Field): Field {
  return field.type === "choice" && !field.many ? { ...field, fallback: undefined } : field;
}

// What a choice fills in elsewhere stands there as what holds if nothing else is said, so that it is seen and can be changed.
function asPreset(kind: Kind, given: Given): Field[] {
  const filled: { [field: string]: string } = {};
  for (const { field, choice, values } of kind.presets) if (given[field] === choice) Object.assign(filled, values);
  return kind.setup.map((field) => (field.name in filled ? { ...field, fallback: filled[field.name] } : field));
}

// What it is called where nobody writes a name.
function usualTitle(kind: Kind): string {
  return kind.entry ? words.contestOf(kind.label) : kind.label;
}

function scrollToRules(): void {
  const place = document.getElementById("rules");
  if (place) place.scrollIntoView();
}

// What is filled in and not opened yet.
interface Draft {
  kind: string;
  title: string;
  when: string;
  given: Given;
  who: Taking;
}

const KEPT = "open"; // the name of the draft

function important(field: Field): boolean {
  return field.required === true || field.type === "choice";
}

class Open extends Component<{}, OpenState> {
  state: OpenState = {
    me: null,
    kinds: [],
    groups: [],
    people: [],
    kind: null,
    title: "",
    when: words.today,
    given: {},
    who: nobody,
    paragraphs: [],
    unwritten: false,
    faults: {},
    said: words.loading,
    bad: false,
    busy: false,
  };
  private id = newId();
  private timer = 0;
  private asked = 0;

  componentDidMount(): void {
    void this.load();
  }

  private async load(): Promise<void> {
    const waiting = () => this.setState({ said: words.unreachable });
    try {
      const me = await officer(waiting);
      if (!isOfficer(me)) return this.setState({ me, said: "" });
      const kinds = await patiently(() => call<Kind[]>("GET", "/api/kinds"), waiting);
      const roster = await patiently(() => call<{ groups: Group[]; people: Person[] }>("GET", "/api/roster"), waiting);
      this.setState({ me, kinds, groups: roster.groups, people: roster.people, said: "" });
      const draft = kept<Draft>(KEPT);
      const kind = draft && kinds.filter((one) => one.name === draft.kind)[0];
      if (draft && kind) this.change({ kind, title: draft.title, when: draft.when, given: draft.given, who: draft.who, said: forms.draftKept });
    } catch (error) {
      this.setState({ said: wordsOf(error), bad: true });
    }
  }

  // Any change is another opening, with an id of its own.
  private change(part: Partial<OpenState>): void {
    this.id = newId();
    this.setState({ faults: {}, said: "", bad: false, ...part } as OpenState, () => this.soon());
  }

  private soon(): void {
    const { kind, title, when, given, who } = this.state;
    if (kind) keep(KEPT, { kind: kind.name, title, when, given: keepableOf(kind.setup, given), who } as Draft);
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.regulate(), PAUSE);
  }

  // The paragraphs of what is chosen now; an answer that comes late is not shown.
  private async regulate(): Promise<void> {
    const { kind, title, given, who } = this.state;
    if (!kind) return;
    const mine = ++this.asked;
    const asked = { given: onlyGiven(given), title: title || usualTitle(kind), entrants: kind.entry ? namesOf(who) : [] };
    try {
      const { paragraphs } = await call<{ paragraphs: string[] }>("POST", `/api/kinds/${encodeURIComponent(kind.name)}/regulation`, asked);
      if (mine === this.asked) this.setState({ paragraphs, unwritten: paragraphs.length === 0 });
    } catch (error) {
      const { field, message } = error as Refused;
      if (mine !== this.asked) return;
      if (field) this.setState({ faults: { [field]: message } });
      else this.setState({ paragraphs: [], unwritten: true });
    }
  }

  private choose(kind: Kind): void {
    this.change({ kind, given: usual(kind), paragraphs: [], unwritten: false });
    if (innerWidth < NARROW) requestAnimationFrame(scrollToRules);
  }

  /* ---- opening ---- */

  private async open(): Promise<void> {
    const { kind, title, when, given, who, busy } = this.state;
    if (!kind || busy) return;
    const faults = missing(kind.setup, given);
    if (Object.keys(faults).length > 0) return this.setState({ faults, said: words.mistakes, bad: true });
    const asked = {
      id: this.id,
      given: { ...onlyGiven(given), kind: kind.name, title: title || usualTitle(kind), when },
      entrants: kind.entry ? entrantsOf(who, this.state.groups, this.state.people) : [],
    };
    this.setState({ busy: true, said: words.sending, bad: false });
    try {
      const { activity } = await patiently(
        () => call<{ activity: number }>("POST", "/api/activities", asked),
        (said) => this.setState({ said: said || words.unreachable, bad: true }),
      );
      keep(KEPT, null);
      location.assign(`${address(`/manage/${activity}`)}#new`);
    } catch (error) {
      const { field } = error as Refused;
      const at = field ? { [field]: wordsOf(error) } : {};
      const shown = !!field && (field === "when" || field === "entrants" || kind.setup.some((one) => one.name === field));
      this.setState({ busy: false, faults: at, said: shown ? words.mistakes : wordsOf(error), bad: true });
    }
  }

  /* ---- the page ---- */

  private kindChips() {
    const { kinds, kind } = this.state;
    const chips = (some: Kind[]) =>
      some.map((one) => (
        <button type="button" class="chip" aria-pressed={String(kind === one)} onClick={() => this.choose(one)}>
          {one.label}
        </button>
      ));
    return (
      <Part title={words.whichKind}>
        {byCategory(kinds).map(({ category, list }) => (
          <div class="kinds">
            <h3 id={`kinds-${category.name}`}>{category.label}</h3>
            <div class="chips" role="group" aria-labelledby={`kinds-${category.name}`}>
              {chips(list)}
            </div>
          </div>
        ))}
      </Part>
    );
  }

  private basics(kind: Kind) {
    const fault = this.state.faults.when;
    return (
      <div class="form">
        <div class="field">
          <label for="open-title">{words.titleOf}</label>
          <input id="open-title" type="text" autocomplete="off" value={this.state.title} placeholder={usualTitle(kind)} onInput={(event: Event) => this.change({ title: (event.target as HTMLInputElement).value })} />
        </div>
        <div class={fault ? "field faulty" : "field"}>
          <label for="open-when">{words.when}</label>
          <Input id="open-when" field={WHEN} choices={{}} value={this.state.when} change={(when) => this.change({ when: String(when) })} faulty={!!fault} />
          <p class="more" id="open-when-more">
            {fault && <strong class="fault">{fault}</strong>}
          </p>
        </div>
      </div>
    );
  }

  private setup(kind: Kind) {
    const { given, faults, groups, people } = this.state;
    const fields = asPreset(kind, given);
    const rest = fields.filter((field) => !important(field));
    const form = (name: string, fields: Field[]) => (
      <Form name={name} fields={fields} given={given} choices={{ groups, people }} faults={faults} change={(next) => this.change({ given: next })} />
    );
    const open = rest.some((field) => faults[field.name]);
    return (
      <Part title={words.rules} id="rules">
        {this.basics(kind)}
        {fields.some(important) && form("setup", fields.filter(important).map((field) => (isNothing(given[field.name]) ? field : withoutFallback(field))))}
        {rest.length > 0 && (
          <details open={open}>
            <summary>{words.moreRules(rest.slice(0, 3).map((field) => field.label.replace(/（.*|\(.*/, "")))}</summary>
            {form("more", rest)}
          </details>
        )}
      </Part>
    );
  }

  private regulation() {
    const { paragraphs, kind } = this.state;
    return (
      <aside class="regulation" aria-live="polite" aria-labelledby="regulation-title" tabIndex={0}>
        <h2 id="regulation-title">{kind && !kind.entry ? words.callRules : words.regulation}</h2>
        {paragraphs.map((paragraph) => (
          <p>{paragraph}</p>
        ))}
        {paragraphs.length === 0 && <p class="hint">{!kind ? words.regulationHint : this.state.unwritten ? words.regulationNone : words.regulationSoon}</p>}
      </aside>
    );
  }

  render() {
    const { me, kinds, kind, who, groups, people, said, bad, busy, faults } = this.state;
    if (!me || (isOfficer(me) && kinds.length === 0)) return <p class="notice">{said}</p>;
    if (!isOfficer(me)) return <NotYours title={words.open} />;
    return (
      <Page title={words.open} over={me.unit} wide>
        <div class="beside">
          <div>
            {this.kindChips()}
            {kind && this.setup(kind)}
            {kind && kind.entry && <Who groups={groups} people={people} who={who} fault={faults.entrants || ""} change={(next) => this.change({ who: next })} />}
          </div>
          {this.regulation()}
          {kind && (
            <div>
              <Said said={said} bad={bad} />
              <button type="button" class="press" disabled={busy} onClick={() => void this.open()}>
                {kind.entry ? words.openWith(namesOf(who).length) : words.openNow}
              </button>
            </div>
          )}
        </div>
      </Page>
    );
  }
}

export function showOpen(place: HTMLElement): void {
  document.title = words.open;
  place.textContent = "";
  render(<Open />, place);
}
