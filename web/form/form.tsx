// Fields as a form, made from what a kind declares. The page that shows it keeps what is given and hands it back.
import { h } from "preact";
import { Choices, Field, Given, Value, isNothing } from "./field";
import { Input, placeholder } from "./input";
import { words } from "./words";

export interface FormProps {
  name: string; // tells the inputs of two forms on one page apart
  fields: Field[];
  given: Given;
  choices: Choices;
  faults: { [field: string]: string }; // what the server, or the form, said of a field
  change: (given: Given) => void;
}

// What is still empty though it is needed, in words beside the field.
export function missing(fields: Field[], given: Given): { [field: string]: string } {
  const faults: { [field: string]: string } = {};
  for (const field of fields) if (field.required && field.type !== "flag" && isNothing(given[field.name])) faults[field.name] = words.missing(field.label);
  return faults;
}

function hint(field: Field): string {
  const least = field.min || "";
  const most = field.max || "";
  const bounds = !least && !most ? "" : field.type === "text" ? words.length(least, most) : words.from(least, most);
  const several = field.many && field.type === "entrant" ? words.inOrder : "";
  // Chips have no placeholder.
  const fallback = field.type === "choice" ? placeholder(field) : "";
  return [several, bounds, fallback].filter(Boolean).join(" · ");
}

// Bounds of nothing but "0 or more" say little.
function worthSaying(text: string): string {
  return text === words.from("0", "") || text === words.from("1", "") ? "" : text;
}

function FieldLine(props: { id: string; field: Field; choices: Choices; value: Value | undefined; fault: string; change: (value: Value) => void }) {
  const { id, field, fault } = props;
  const more = worthSaying(hint(field));
  return (
    <div class={fault ? "field faulty" : "field"}>
      <label for={id} id={`${id}-label`}>
        {field.label}
        {field.required && (
          <em title={words.required} aria-label={words.required}>
            *
          </em>
        )}
        {field.private && <b class="secret">{words.secret}</b>}
      </label>
      <Input id={id} field={field} choices={props.choices} value={props.value} change={props.change} faulty={fault !== ""} />
      <p class="more" id={`${id}-more`}>
        {fault && (
          <strong class="fault" role="alert">
            {fault}
          </strong>
        )}
        {!fault && more}
      </p>
    </div>
  );
}

export function Form(props: FormProps) {
  const set = (name: string, value: Value) => props.change({ ...props.given, [name]: value });
  return (
    <div class="form">
      {props.fields.map((field) => (
        <FieldLine
          id={`${props.name}-${field.name}`}
          field={field}
          choices={props.choices}
          value={props.given[field.name]}
          fault={props.faults[field.name] || ""}
          change={(value) => set(field.name, value)}
        />
      ))}
      {props.fields.length === 0 && <p class="hint">{words.nothingAsked}</p>}
    </div>
  );
}
