// Whose marks are in, read from the records; in which order the teams appear; out of how much a mark is.
import { Boards } from "../common/model";
import { ActivityForm, Entrant } from "../form/field";
import { EventRow } from "./correction";
import { Scale } from "./digits";
import { MarksVerb } from "./found";
import { Entry, Team, empty } from "./marks_row";
import { words } from "./words";

function setupText(form: ActivityForm, name: string): string {
  const cell = form.setup[name];
  return cell && cell.value !== null && cell.value !== undefined ? String(cell.value) : "";
}

// As the activity was opened; else as the field of the marks allows, else as most have it.
export function scaleOf(form: ActivityForm, verb: MarksVerb): Scale {
  const whole = verb.marks.type === "integer" ? "1" : "0.1";
  return { full: setupText(form, "scale") || verb.marks.max || "100", step: setupText(form, "step") || whole };
}

export function judgesOf(form: ActivityForm): number {
  return Number(setupText(form, "judges")) || 5;
}

// The order of appearance, where a view of the kind has one; else the order of entry.
export function inOrder(entrants: Entrant[], boards: Boards, column: string): Team[] {
  const here = entrants.filter((entrant) => !entrant.withdrawn);
  const view = Object.keys(boards.views || {})
    .map((name) => boards.views[name])
    .filter((rows) => rows.length > 0 && rows[0][column] && rows[0].number)[0];
  const order = (view || []).map((row) => row[column].value);
  const place = (entrant: Entrant) => (order.indexOf(entrant.number) < 0 ? order.length : order.indexOf(entrant.number));
  return here.sort((a, b) => place(a) - place(b) || a.number - b.number).map(({ number, name }) => ({ number, name }));
}

// Works that only their numbers are known of yet: the rows of a view that names nobody.
export function sealedWorks(boards: Boards): Team[] {
  const views = boards.views || {};
  for (const name of Object.keys(views)) {
    const rows = views[name];
    if (rows.length > 0 && rows[0].number && rows[0]["handed-in"] && !rows[0].team) return rows.map((row) => ({ number: Number(row.number.value), name: words.numbered(row.number.text) }));
  }
  return [];
}

interface Saved {
  seq: number;
  marks: string[]; // by judge
}

interface SavedMarks {
  of: { [team: number]: Saved };
  columns: { seat: string; mark: string } | null;
  reasons: string[]; // of deductions, latest first
}

type Given = { [column: string]: unknown };

// Which column of the rows is the judge: the first; the mark is the next.
function columnsOf(row: Given): { seat: string; mark: string } {
  const [seat, mark] = Object.keys(row);
  return { seat, mark };
}

// Events are newest first. Marks of one judge alone join those of the others.
export function savedMarks(events: EventRow[], verb: MarksVerb): SavedMarks {
  const saved: SavedMarks = { of: {}, columns: null, reasons: [] };
  for (const event of events) {
    if (event.cancelled) continue;
    const rows = event.values[verb.marks.name];
    const team = Number(event.values[verb.team.name]);
    const reason = event.values.reason;
    if (team && typeof reason === "string" && saved.reasons.indexOf(reason) < 0 && saved.reasons.length < 6) saved.reasons.push(reason);
    if (!team || !Array.isArray(rows) || rows.length === 0 || typeof rows[0] !== "object") continue;
    const columns = columnsOf(rows[0] as Given);
    if (!columns.mark || Number.isNaN(Number((rows[0] as Given)[columns.mark]))) continue; // a sheet by criterion
    saved.columns = columns;
    const mine = saved.of[team] || { seq: event.seq, marks: [] };
    for (const row of rows as Given[]) mine.marks[Number(row[columns.seat]) - 1] = String(row[columns.mark]);
    saved.of[team] = mine;
  }
  return saved;
}

// An entry beside what the server has of it: what is being typed stays.
export function standing(entry: Entry, saved: Saved | undefined): Entry {
  if (entry.correcting) return entry;
  if (saved) return { ...entry, saved: saved.seq, waiting: false, typed: saved.marks.map((mark) => mark || ""), said: "", fault: null };
  return entry.saved === null ? entry : { ...empty, typed: entry.typed };
}
