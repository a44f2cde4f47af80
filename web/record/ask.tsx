// What a button asks before it records: the fields that are left, as chips where they are few.
import { Component, h } from "preact";
import { Choices, Field, Given, Verb, isNothing, onlyGiven } from "../form/field";
import { Form, missing } from "../form/form";
import { asked, choicesOf } from "./act";
import { Contest, Match } from "./contest";
import { words } from "./words";

export interface AskProps {
  title: string;
  verbs: Verb[]; // where there are several, one is chosen first
  match: Match;
  contest: Contest;
  choices: Choices;
  given?: Given; // what stands there already
  fault?: { field?: string; words: string };
  record: (verb: Verb, given: Given) => void;
  close: () => void;
}

// One thing to choose and nothing else: the tap is the answer.
function atOnce(fields: Field[]): boolean {
  return fields.length === 1 && (fields[0].type === "choice" || fields[0].type === "entrant");
}

interface AskState {
  verb: Verb | null;
  given: Given;
  faults: { [field: string]: string };
}

export class Ask extends Component<AskProps, AskState> {
  constructor(props: AskProps) {
    super(props);
    const { fault } = props;
    this.state = { verb: props.verbs.length === 1 ? props.verbs[0] : null, given: props.given || {}, faults: fault && fault.field ? { [fault.field]: fault.words } : {} };
  }

  private fields(given = this.state.given): Field[] {
    return this.state.verb ? asked(this.state.verb, this.props.contest, given) : [];
  }

  private changed(given: Given): void {
    this.setState({ given, faults: {} });
    const fields = this.fields(given);
    if (atOnce(fields) && !isNothing(given[fields[0].name])) this.record(given);
  }

  private record(given: Given): void {
    const faults = missing(this.fields(given), given);
    if (Object.keys(faults).length > 0) this.setState({ faults });
    else if (this.state.verb) this.props.record(this.state.verb, onlyGiven(given));
  }

  private kinds() {
    if (this.props.verbs.length < 2) return null;
    return (
      <div class="chips" role="group" aria-label={this.props.title}>
        {this.props.verbs.map((verb) => (
          <button
            type="button"
            class="chip"
            aria-pressed={verb === this.state.verb ? "true" : "false"}
            onClick={() => this.setState({ verb, given: this.state.given.team ? { team: this.state.given.team } : {}, faults: {} })}
          >
            {verb.label}
          </button>
        ))}
      </div>
    );
  }

  render() {
    const { title, match, choices, close, fault } = this.props;
    const { verb, given, faults } = this.state;
    const fields = this.fields();
    return (
      <div class="ask" role="dialog" aria-modal="true" aria-label={title}>
        <h2>{title}</h2>
        {fault && <p class="said">{fault.words}</p>}
        {this.kinds()}
        {verb && <Form name="ask" fields={fields} given={given} choices={choicesOf(match, choices)} faults={faults} change={(next) => this.changed(next)} />}
        <div class="pair">
          <button type="button" class="press second" onClick={close}>
            {words.back}
          </button>
          {verb && !atOnce(fields) && (
            <button type="button" class="press" onClick={() => this.record(given)}>
              {words.save}
            </button>
          )}
        </div>
      </div>
    );
  }
}

// A list of things to press, one of which is meant.
export function Menu(props: { title: string; entries: { label: string; press: () => void }[]; links?: { label: string; to: string }[]; close: () => void }) {
  return (
    <div class="ask" role="dialog" aria-modal="true" aria-label={props.title}>
      <h2>{props.title}</h2>
      {props.entries.map((entry) => (
        <button type="button" class="press second entry" onClick={entry.press}>
          {entry.label}
        </button>
      ))}
      {(props.links || []).map((link) => (
        <a class="press second entry" href={link.to}>
          {link.label}
        </a>
      ))}
      <button type="button" class="press second" onClick={props.close}>
        {words.close}
      </button>
    </div>
  );
}
