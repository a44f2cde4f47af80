// The order of appearance, out of a kind's views: rows of one team each, with a number. Views of matches have no such rows.
import { Boards, Row, ViewRow } from "../common/model";

export interface Turn {
  number: number | null; // null: not drawn yet
  entrant: number;
  name: string;
  state: string; // the kind's own: waiting on-field marking marked confirmed withdrawn; "": the kind has none
  stateText: string;
  group: string;
  people: number | null; // who should be there
  absent: number | null; // null: not recorded
}

function value(row: ViewRow, column: string): unknown {
  return row[column] ? row[column].value : null;
}

function text(row: ViewRow, column: string): string {
  return row[column] ? row[column].text : "";
}

function count(row: ViewRow, column: string): number | null {
  const given = value(row, column);
  return typeof given === "number" ? given : null;
}

// A place in the order is called a number where teams appear one after another, a lot where they meet.
function numberColumn(row: ViewRow): string {
  return "number" in row ? "number" : "lot" in row ? "lot" : "";
}

function turnOf(row: ViewRow): Turn {
  return {
    number: count(row, numberColumn(row)),
    entrant: count(row, "team") || 0,
    name: text(row, "team"),
    state: value(row, "withdrawn") === true ? "withdrawn" : String(value(row, "state") || ""),
    stateText: text(row, "state"),
    group: text(row, "group"),
    people: count(row, "headcount"),
    absent: count(row, "absent"),
  };
}

// Those who take part, by their number; those without one last, as they entered. None: the kind has no such view.
export function orderOf(boards: Boards): Turn[] {
  for (const name of Object.keys(boards.views || {})) {
    const rows = boards.views[name];
    if (rows.length === 0 || !("team" in rows[0]) || numberColumn(rows[0]) === "") continue;
    const turns = rows.map(turnOf).filter((turn) => turn.state !== "withdrawn");
    return turns.sort((a, b) => (a.number === null ? 1e6 : a.number) - (b.number === null ? 1e6 : b.number));
  }
  return [];
}

// Whether teams appear one after another, each with a state of its own.
export function appearOneByOne(boards: Boards): boolean {
  return orderOf(boards).some((turn) => turn.state !== "");
}

export function isDrawn(turns: Turn[]): boolean {
  return turns.length > 0 && turns.every((turn) => turn.number !== null);
}

const DONE = ["marking", "marked", "confirmed"];

// Who is on the field: the one asked for, else as the kind says; nobody: −1.
export function currentTurn(turns: Turn[], asked: number | undefined): number {
  const index = turns.findIndex((turn) => turn.entrant === asked);
  return index >= 0 ? index : turns.findIndex((turn) => turn.state === "on-field");
}

// Who gets ready: the first after the current one who has not appeared; nobody: −1.
export function nextTurn(turns: Turn[], current: number): number {
  return turns.findIndex((turn, index) => index > current && turn.number !== null && !isDone(turn) && turn.state !== "on-field");
}

export function isDone(turn: Turn): boolean {
  return DONE.indexOf(turn.state) >= 0;
}

// The rows of all boards by their entrant.
export function rowsByEntrant(boards: Boards): Map<number, Row> {
  const rows = new Map<number, Row>();
  for (const board of boards.boards) for (const row of board.rows) rows.set(row.entrant, row);
  return rows;
}
