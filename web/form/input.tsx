// One field as something to fill in. Nothing here knows a kind; the type says which input it is.
import { Component, h } from "preact";
import { Choices, Field, Given, Value, unitsOf } from "./field";
import { Files } from "./file";
import { Pick, optionsOf } from "./pick";
import { words } from "./words";

export interface InputProps {
  id: string;
  field: Field;
  choices: Choices;
  value: Value | undefined;
  change: (value: Value) => void;
  faulty: boolean;
}

function text(value: Value | undefined): string {
  return typeof value === "string" ? value : "";
}

function typed(event: Event): string {
  return (event.target as HTMLInputElement).value;
}

// What happens when it is left out, in the words of its choice where it is one.
export function placeholder(field: Field): string {
  if (!field.fallback) return "";
  const choice = (field.choices || []).filter((one) => one.name === field.fallback)[0];
  return words.fallback(choice ? choice.label : field.fallback);
}

function inputMode(field: Field): string {
  return field.type === "integer" ? "numeric" : "decimal";
}

function Line(props: InputProps & { mode?: string; hint?: string }) {
  return (
    <input
      id={props.id}
      type="text"
      autocomplete="off"
      inputMode={props.mode || "text"}
      value={text(props.value)}
      placeholder={props.hint || placeholder(props.field)}
      aria-invalid={props.faulty ? "true" : "false"}
      aria-describedby={`${props.id}-more`}
      onInput={(event: Event) => props.change(typed(event))}
    />
  );
}

// As high as what is written in it.
function grow(area: HTMLTextAreaElement): void {
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}

function Lines(props: InputProps) {
  const lines = Array.isArray(props.value) ? props.value.map(String).join("\n") : text(props.value);
  const many = props.field.many === true;
  return (
    <textarea
      id={props.id}
      rows={many ? 3 : 1}
      value={lines}
      placeholder={many ? words.manyLines : placeholder(props.field)}
      aria-invalid={props.faulty ? "true" : "false"}
      aria-describedby={`${props.id}-more`}
      onInput={(event: Event) => {
        grow(event.target as HTMLTextAreaElement);
        props.change(many ? typed(event).split("\n") : typed(event));
      }}
    />
  );
}

/* ---- numbers, some of them rough or with a unit of measure ---- */

const UNKNOWN = words.rough[3][0];

function parts(value: Value | undefined, units: string[]): { rough: string; number: string; unit: string } {
  let left = text(value);
  if (left === UNKNOWN) return { rough: UNKNOWN, number: "", unit: "" };
  const rough = words.rough.map(([word]) => word).filter((word) => word !== "" && left.indexOf(word) === 0)[0] || "";
  left = left.slice(rough.length);
  const unit = units.filter((one) => left.slice(-one.length) === one)[0] || "";
  return { rough, number: left.slice(0, left.length - unit.length), unit };
}

interface AmountState {
  rough: string;
  unit: string;
}

// The word and the unit are remembered while the number is still empty.
class Amount extends Component<InputProps, AmountState> {
  constructor(props: InputProps) {
    super(props);
    const units = unitsOf(props.field);
    const { rough, unit } = parts(props.value, units);
    this.state = { rough, unit: unit || (units.length === 1 ? units[0] : "") };
  }

  private give(part: { rough?: string; unit?: string; number?: string }): void {
    const { rough, unit, number } = { ...parts(this.props.value, unitsOf(this.props.field)), ...this.state, ...part };
    this.setState({ rough, unit });
    this.props.change(rough === UNKNOWN ? UNKNOWN : number === "" ? "" : `${rough}${number}${unit}`);
  }

  render() {
    const { field, id, faulty } = this.props;
    const units = unitsOf(field);
    const { number } = parts(this.props.value, units);
    const { rough, unit } = this.state;
    return (
      <div class="amount">
        {field.rough && (
          <div class="chips" role="group" aria-label={field.label}>
            {words.rough.map(([word, label]) => (
              <button type="button" class="chip small" aria-pressed={rough === word ? "true" : "false"} onClick={() => this.give({ rough: word })}>
                {label}
              </button>
            ))}
          </div>
        )}
        <span class="line">
          <input
            id={id}
            type="text"
            autocomplete="off"
            inputMode={inputMode(field)}
            value={number}
            disabled={rough === UNKNOWN}
            placeholder={placeholder(field)}
            aria-invalid={faulty ? "true" : "false"}
            aria-describedby={`${id}-more`}
            onInput={(event: Event) => this.give({ number: typed(event).trim() })}
          />
          {field.type === "money" && <span class="unit">{words.yuan}</span>}
          {units.length > 1 && (
            <select aria-label={words.unit} value={unit} onChange={(event: Event) => this.give({ unit: typed(event) })}>
              <option value="">{words.unit}</option>
              {units.map((one) => (
                <option value={one}>{one}</option>
              ))}
            </select>
          )}
          {units.length === 1 && <span class="unit">{units[0]}</span>}
        </span>
      </div>
    );
  }
}

function When(props: InputProps) {
  return (
    <div class="amount">
      <div class="chips">
        {[words.today, words.yesterday].map((day) => (
          <button type="button" class="chip small" aria-pressed={props.value === day ? "true" : "false"} onClick={() => props.change(day)}>
            {day}
          </button>
        ))}
      </div>
      <Line {...props} hint={placeholder(props.field) || words.when} />
    </div>
  );
}

function Flag(props: InputProps) {
  const on = props.value === true || (props.value === undefined && (props.field.fallback === "true" || props.field.fallback === "yes"));
  return (
    <label class="flag">
      <input id={props.id} type="checkbox" checked={on} onChange={(event: Event) => props.change((event.target as HTMLInputElement).checked)} />
      {words.yes}
    </label>
  );
}

/* ---- rows: one card each ---- */

function Rows(props: InputProps) {
  const rows = (Array.isArray(props.value) ? props.value : []) as Given[];
  const set = (index: number, name: string, value: Value) => props.change(rows.map((row, at) => (at === index ? { ...row, [name]: value } : row)));
  return (
    <div class="rows" id={props.id}>
      {rows.map((row, index) => (
        <fieldset class="row">
          <legend>{words.row(index + 1)}</legend>
          {(props.field.columns || []).map((column) => {
            const id = `${props.id}-${index}-${column.name}`;
            return (
              <div class="field">
                <label for={id} id={`${id}-label`}>
                  {column.label}
                  {column.required && <em title={words.required}>*</em>}
                  {column.private && <b class="secret">{words.secret}</b>}
                </label>
                <Input id={id} field={column} choices={props.choices} value={row[column.name]} change={(value) => set(index, column.name, value)} faulty={false} />
              </div>
            );
          })}
          <button type="button" class="quiet" onClick={() => props.change(rows.filter((_, at) => at !== index))}>
            {words.removeRow}
          </button>
        </fieldset>
      ))}
      <button type="button" class="quiet" onClick={() => props.change([...rows, {}])}>
        {words.addRow}
      </button>
    </div>
  );
}

export function Input(props: InputProps) {
  const { field, choices } = props;
  switch (field.type) {
    case "choice":
    case "entrant":
    case "person":
    case "group":
    case "activity": {
      const options = optionsOf(field, choices);
      return <Pick id={props.id} field={field} options={options} value={props.value} change={props.change} />;
    }
    case "event": {
      const options = optionsOf(field, choices);
      if (field.many || options.length === 0) return field.many ? <Lines {...props} /> : <Line {...props} hint={words.record} />;
      return <Pick id={props.id} field={field} options={options} value={props.value} change={props.change} />;
    }
    case "flag":
      return <Flag {...props} />;
    case "rows":
      return <Rows {...props} />;
    case "file":
      return <Files id={props.id} field={field} value={props.value} change={props.change} faulty={props.faulty} />;
    case "when":
      return field.many ? <Lines {...props} /> : <When {...props} />;
    case "integer":
    case "decimal":
    case "money":
    case "quantity":
      return field.many ? <Lines {...props} /> : <Amount {...props} />;
    default:
      return <Lines {...props} />;
  }
}
