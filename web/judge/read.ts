// What a judge marks, found from what the kind declares: a seat's own verb with rows of a criterion and a mark; a view named as the
// criterion tells what is marked out of how much; a view in order of appearance tells whom, one of numbers alone what is sealed.
import { Boards, ViewRow } from "../common/model";
import { ActivityForm, Field, Verb } from "../form/field";

export interface SheetVerb {
  verb: Verb;
  seat: string;
  rows: Field;
  criterion: Field;
  mark: Field;
  entrant: Field | null;
  number: Field | null; // of a sealed work
}

function isNumber(field: Field): boolean {
  return field.type === "decimal" || field.type === "integer";
}

export function sheetVerb(form: ActivityForm): SheetVerb | null {
  for (const verb of form.verbs) {
    const rows = verb.own ? verb.fields.filter((field) => field.type === "rows" && field.required)[0] : undefined;
    const criterion = rows && (rows.columns || []).filter((column) => column.type === "text")[0];
    const mark = rows && (rows.columns || []).filter(isNumber)[0];
    if (!rows || !criterion || !mark) continue;
    const others = verb.fields.filter((field) => field.name !== verb.own && field !== rows && !field.many);
    const entrant = others.filter((field) => field.type === "entrant")[0] || null;
    return { verb, seat: verb.own as string, rows, criterion, mark, entrant, number: others.filter((field) => field.type === "integer")[0] || null };
  }
  return null;
}

export interface Criterion {
  name: string;
  full: string;
}

export function criteriaOf(boards: Boards, verb: SheetVerb): Criterion[] {
  const rows = boards.views[verb.criterion.name] || [];
  return rows.map((row) => ({ name: row[verb.criterion.name].text, full: (row.full && row.full.text) || verb.mark.max || "100" }));
}

// Who or what is marked: the key stays the same on every phone and says what is sent.
export interface Marked {
  key: string;
  name: string; // "": only the number is known
  number: string; // in the order of appearance; "": none
  given: { [field: string]: string };
}

function rowsInOrder(boards: Boards, verb: SheetVerb, sealed: boolean): ViewRow[] {
  const entrant = verb.entrant ? verb.entrant.name : "";
  for (const name of Object.keys(boards.views)) {
    const rows = boards.views[name];
    if (rows.length > 0 && rows[0].number && rows[0]["handed-in"] && (sealed ? !rows[0][entrant] : !!rows[0][entrant])) return rows;
  }
  return [];
}

function ofEntrant(row: ViewRow, entrant: Field): Marked {
  const cell = row[entrant.name];
  return { key: `#${cell.value}`, name: cell.text, number: row.number.text, given: { [entrant.name]: `#${cell.value}` } };
}

export function markedOf(boards: Boards, verb: SheetVerb): Marked[] {
  const { entrant, number } = verb;
  const known = entrant ? rowsInOrder(boards, verb, false) : [];
  if (entrant && known.length > 0) return known.filter((row) => row[entrant.name].value).map((row) => ofEntrant(row, entrant));
  if (!number) return [];
  return rowsInOrder(boards, verb, true).map((row) => ({ key: row.number.text, name: "", number: row.number.text, given: { [number.name]: row.number.text } }));
}

// Whether the server has this seat's sheet; a sealed one it does not tell.
export function hasSheet(boards: Boards, verb: SheetVerb, seat: string, marked: Marked): boolean {
  const entrant = verb.entrant ? verb.entrant.name : "";
  return (boards.views.sheet || []).some((row) => row[verb.seat] && row[verb.seat].text === seat && row[entrant] && `#${row[entrant].value}` === marked.key);
}

// How many of this seat's sheets that came late are in that state.
export function lateOf(boards: Boards, verb: SheetVerb, seat: string, state: string): number {
  return (boards.views.late || []).filter((row) => row[verb.seat] && row[verb.seat].text === seat && row.state.value === state).length;
}

/* ---- exact sums, in steps of the smallest digit ---- */

export function placesOf(step: string): number {
  return (step.split(".")[1] || "").length;
}

export function unitsOf(mark: string, places: number): number {
  const [whole, part = ""] = mark.split(".");
  return Number(whole + (part + "0".repeat(places)).slice(0, places));
}

export function textOf(units: number, places: number): string {
  const digits = String(units).padStart(places + 1, "0");
  return places > 0 ? `${digits.slice(0, -places)}.${digits.slice(-places)}` : digits;
}
