// What a board says of a score: which column makes the places, and what decided where that was level.
import { Board, Column, Row } from "../common/model";

export function mainColumn(board: Board | undefined): Column | undefined {
  if (!board) return undefined;
  const shown = board.columns.filter((column) => column.show !== false);
  return shown.find((column) => column.name === "points" || column.name === "score") || shown[shown.length - 1];
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

// Of rows level in the main column at different places: the first column that people do not see and that tells them apart.
export function tieBreaks(board: Board): Map<number, Decided> {
  const found = new Map<number, Decided>();
  const main = mainColumn(board);
  const hidden = board.columns.filter((column) => column.show === false);
  const ranked = board.rows.filter((row) => row.place !== null && !row.held);
  for (let i = 1; main && i < ranked.length; i++) {
    const [above, below] = [ranked[i - 1], ranked[i]];
    if (above.place === below.place || above.shown[main.name] !== below.shown[main.name]) continue;
    const column = hidden.find((one) => (above.shown[one.name] || "") !== (below.shown[one.name] || ""));
    if (!column) continue;
    for (const row of [above, below]) {
      const text = row.shown[column.name];
      if (!found.has(row.entrant)) found.set(row.entrant, { column, text: isPlain(text) ? minus(text) : "" });
    }
  }
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
