// What a board says of a score: which column makes the places, and what decided where that was level.
import { Board, Column, Row, mainColumn as mainOf } from "../common/model";

export function mainColumn(board: Board | undefined): Column | undefined {
  return board && mainOf(board.columns.filter((column) => column.show !== false));
}

// Shown columns, the main one last.
export function scoreColumns(board: Board): Column[] {
  const main = mainColumn(board);
  const others = board.columns.filter((column) => column.show !== false && column !== main);
  return main ? [...others, main] : others;
}

export function minus(text: string | undefined): string {
  return (text || "").replace(/^-(?=\d)/, "−");
}

// Who is scored, or will be revealed; the others only once nothing more is to come.
export function scoredRows(board: Board, over: boolean): Row[] {
  return board.rows.filter((row) => row.place !== null || row.held || (over && row.out));
}

export interface Decided {
  column: Column;
  text: string; // "": the number is no number that people read
}

function isPlain(text: string | undefined): text is string {
  return !!text && /^-?\d+(\.\d+)?$/.test(text);
}

// As many digits as the others have that it is compared with.
function alike(text: string, others: (string | undefined)[]): string {
  const places = Math.max(0, ...others.filter(isPlain).map((other) => (other.split(".")[1] || "").length));
  const missing = places - (text.split(".")[1] || "").length;
  return missing > 0 ? `${text}${text.indexOf(".") < 0 ? "." : ""}${"0".repeat(missing)}` : text;
}

// Of rows level in the main column at different places: the column, one that people else do not see, that told each from its
// neighbour; where its two neighbours were told by different ones, the later of them.
export function tieBreaks(board: Board): Map<number, Decided> {
  const depth = new Map<Row, number>();
  const main = mainColumn(board);
  const hidden = board.columns.filter((column) => column.show === false);
  const ranked = board.rows.filter((row) => row.place !== null && !row.held);
  for (let i = 1; main && i < ranked.length; i++) {
    const [above, below] = [ranked[i - 1], ranked[i]];
    if (above.place === below.place || above.shown[main.name] !== below.shown[main.name]) continue;
    const index = hidden.findIndex((one) => (above.shown[one.name] || "") !== (below.shown[one.name] || ""));
    for (const row of [above, below]) if (index >= 0) depth.set(row, Math.max(depth.get(row) || 0, index));
  }
  const found = new Map<number, Decided>();
  depth.forEach((index, row) => {
    const column = hidden[index];
    const text = row.shown[column.name];
    const others = Array.from(depth.keys()).map((other) => other.shown[column.name]);
    found.set(row.entrant, { column, text: isPlain(text) ? minus(alike(text, others)) : "" });
  });
  return found;
}

export interface Prize {
  award: string;
  first: number; // index of the first row that has it
  rows: number;
}

// Awards as runs of rows, once they are recorded: before that they are only what the rule would give.
export function prizesOf(board: Board, rows: Row[]): Prize[] {
  const prizes: Prize[] = [];
  if (board.awarded === undefined) return prizes;
  rows.forEach((row, index) => {
    const last = prizes[prizes.length - 1];
    if (!row.award) return;
    if (last && last.award === row.award && last.first + last.rows === index) last.rows++;
    else prizes.push({ award: row.award, first: index, rows: 1 });
  });
  return prizes;
}
