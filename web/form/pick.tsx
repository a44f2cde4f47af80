// Choosing whom or what a field names: chips where there are few, a search by name and pinyin initials where there are many.
import { Component, h } from "preact";
import { Choices, Field, Value } from "./field";
import { words } from "./words";

export interface Option {
  value: string; // what is given: "#12"
  label: string;
  more?: string; // tells two of one name apart
  initials?: string;
}

const FEW = 12; // as many chips as one takes in at a glance
const SHOWN = 8;

export function optionsOf(field: Field, choices: Choices): Option[] {
  switch (field.type) {
    case "choice":
      return (field.choices || []).map((choice) => ({ value: choice.name, label: choice.label }));
    case "entrant":
      return (choices.entrants || []).map((entrant) => ({
        value: `#${entrant.number}`,
        label: entrant.name,
        more: entrant.withdrawn ? words.withdrawn : undefined,
      }));
    case "person":
      return (choices.people || []).map((person) => ({ value: `#${person.number}`, label: person.name, more: person.group, initials: person.initials }));
    case "group":
      return (choices.groups || []).map((group) => ({ value: `#${group.number}`, label: group.name }));
    case "activity":
      return (choices.activities || []).map((activity) => ({ value: `#${activity.number}`, label: activity.title }));
    case "event":
      return (choices.events || []).map((event) => ({ value: `#${event.seq}`, label: `#${event.seq} ${event.words}` }));
    default:
      return [];
  }
}

function fits(option: Option, typed: string): boolean {
  const wanted = typed.replace(/\s/g, "").toLowerCase();
  if (wanted === "") return false;
  const name = option.label.replace(/\s/g, "").toLowerCase();
  return name.indexOf(wanted) >= 0 || (option.initials || "").toLowerCase().indexOf(wanted) === 0 || option.value === `#${wanted}`;
}

interface PickProps {
  id: string;
  field: Field;
  options: Option[];
  value: Value | undefined;
  change: (value: Value) => void;
}

function chosen(props: PickProps): string[] {
  const value = props.value;
  if (Array.isArray(value)) return value.map(String);
  return typeof value === "string" && value !== "" ? [value] : [];
}

function toggled(props: PickProps, value: string): Value {
  const now = chosen(props);
  if (!props.field.many) return now[0] === value ? "" : value;
  return now.indexOf(value) >= 0 ? now.filter((other) => other !== value) : [...now, value];
}

function labelOf(options: Option[], value: string): string {
  const option = options.filter((one) => one.value === value)[0];
  return option ? option.label + (option.more ? `（${option.more}）` : "") : value;
}

// Of several, the number on a chip is its place: an order drawn by hand is a list in that order.
export function Chips(props: PickProps) {
  const now = chosen(props);
  return (
    <div class="chips" role="group" aria-labelledby={`${props.id}-label`} id={props.id}>
      {props.options.map((option) => {
        const place = now.indexOf(option.value);
        const order = props.field.many && props.field.type === "entrant" && place >= 0 ? `${place + 1} ` : "";
        return (
          <button type="button" class="chip" aria-pressed={place >= 0 ? "true" : "false"} onClick={() => props.change(toggled(props, option.value))}>
            {order}
            {option.label}
            {option.more && <small> {option.more}</small>}
          </button>
        );
      })}
    </div>
  );
}

interface SearchState {
  typed: string;
}

export class Search extends Component<PickProps, SearchState> {
  state: SearchState = { typed: "" };

  private take(value: string): void {
    const now = chosen(this.props);
    this.props.change(this.props.field.many ? (now.indexOf(value) >= 0 ? now : [...now, value]) : value);
    this.setState({ typed: "" });
  }

  private drop(value: string): void {
    this.props.change(this.props.field.many ? chosen(this.props).filter((other) => other !== value) : "");
  }

  render() {
    const { id, field, options } = this.props;
    const typed = this.state.typed;
    const latest = field.type === "event" && typed === "" && chosen(this.props).length === 0;
    const found = options.filter((option) => latest || fits(option, typed)).slice(0, SHOWN);
    const now = chosen(this.props);
    return (
      <div class="search">
        {now.map((value) => (
          <button type="button" class="chip" aria-pressed="true" onClick={() => this.drop(value)} aria-label={`${words.remove} ${labelOf(options, value)}`}>
            {labelOf(options, value)} ✕
          </button>
        ))}
        {(field.many || now.length === 0) && (
          <input
            id={id}
            type="text"
            autocomplete="off"
            value={typed}
            placeholder={field.type === "event" ? words.searchRecord : words.search}
            onInput={(event: Event) => this.setState({ typed: (event.target as HTMLInputElement).value })}
            onKeyDown={(event: KeyboardEvent) => {
              if (event.key !== "Enter" || found.length === 0) return;
              event.preventDefault();
              this.take(found[0].value);
            }}
          />
        )}
        {(typed !== "" || latest) && (
          <div class={latest ? "found latest" : "found"}>
            {found.map((option) => (
              <button type="button" class="chip" onClick={() => this.take(option.value)}>
                {option.label}
                {option.more && <small> {option.more}</small>}
              </button>
            ))}
            {found.length === 0 && typed !== "" && <p class="hint">{words.nobody}</p>}
            {found.length === 0 && typed !== "" && (
              <button type="button" class="chip" onClick={() => this.take(typed)}>
                {words.useWritten(typed)}
              </button>
            )}
          </div>
        )}
      </div>
    );
  }
}

export function Pick(props: PickProps) {
  const few = props.options.length > 0 && props.options.length <= FEW;
  return (few && props.field.type !== "event") || props.field.type === "choice" ? <Chips {...props} /> : <Search {...props} />;
}
