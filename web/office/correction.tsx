// Another value for a record, or none: with a reason, and what is left out stays as it is.
import { Component, h } from "preact";
import { Refused } from "../common/api";
import { RecordFile } from "../common/files";
import { Choices, Field, Given, onlyGiven } from "../form/field";
import { Form } from "../form/form";
import { record, wordsOf } from "./act";
import { Said } from "./frame";
import { words } from "./words";

export interface EventRow {
  seq: number;
  type: string;
  label: string;
  when: string;
  recorded?: number;
  cancelled?: boolean;
  corrected_by?: number | null;
  values: { [name: string]: unknown };
  shown: { [label: string]: string };
  fields?: Field[]; // what may be corrected
  files?: RecordFile[];
}

interface CorrectionProps {
  activity: number;
  event: EventRow;
  choices?: Choices;
  leave: () => void;
  done: (said: string) => void;
}

interface CorrectionState {
  given: Given;
  reason: string;
  faults: { [field: string]: string };
  said: string;
  busy: boolean;
}

// What stands now is what it is if left out.
function asItStands(event: EventRow): Field[] {
  return (event.fields || []).map((field) => ({ ...field, required: false, fallback: event.shown[field.label] || field.fallback }));
}

export class Correction extends Component<CorrectionProps, CorrectionState> {
  state: CorrectionState = { given: {}, reason: "", faults: {}, said: "", busy: false };

  private async send(verb: "correct" | "cancel"): Promise<void> {
    const { activity, event } = this.props;
    const values = onlyGiven(this.state.given);
    const reason = this.state.reason.trim();
    if (reason === "") return this.setState({ said: words.reasonNeeded });
    if (verb === "correct" && Object.keys(values).length === 0) return this.setState({ said: words.nothingChanged });
    this.setState({ busy: true, said: words.sending });
    const given = { event: `#${event.seq}`, reason, ...(verb === "correct" ? { values } : {}) };
    try {
      const answer = await record(activity, verb, given, (said) => this.setState({ said: said || words.unreachable }));
      this.props.done(words.recorded(answer.words));
    } catch (error) {
      const { field } = error as Refused;
      this.setState({ busy: false, faults: field ? { [field]: wordsOf(error) } : {}, said: wordsOf(error) });
    }
  }

  render() {
    const { event, leave, choices } = this.props;
    const { given, faults, reason, said, busy } = this.state;
    const fields = asItStands(event);
    return (
      <div class="sure">
        {fields.length > 0 && <p class="hint">{words.correctHint}</p>}
        {fields.length > 0 && (
          <Form name={`correct-${event.seq}`} fields={fields} given={given} choices={choices || {}} faults={faults} change={(next) => this.setState({ given: next, faults: {}, said: "" })} />
        )}
        <div class="form">
          <div class="field">
            <label for={`reason-${event.seq}`}>{words.reason}</label>
            <input id={`reason-${event.seq}`} type="text" autocomplete="off" value={reason} onInput={(typed: Event) => this.setState({ reason: (typed.target as HTMLInputElement).value, said: "" })} />
          </div>
        </div>
        <Said said={said} bad />
        <div class="pair">
          {fields.length > 0 && (
            <button type="button" class="press" disabled={busy} onClick={() => void this.send("correct")}>
              {words.correct}
            </button>
          )}
          <button type="button" class="press second" disabled={busy} onClick={() => void this.send("cancel")}>
            {words.voidIt}
          </button>
          <button type="button" class="press second" onClick={leave}>
            {words.not}
          </button>
        </div>
      </div>
    );
  }
}
