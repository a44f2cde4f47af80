// Matches out of a kind's views: what has two sides with a score each.
import { Boards, ViewRow } from "../common/model";

export interface Side {
  entrant: number | null; // null: not known yet
  name: string;
  won: number; // ends
  cautions: number;
}

export interface Match {
  number: number;
  stage: string;
  stageText: string;
  group: string;
  round: number;
  bracket: string;
  bracketText: string;
  red: Side; // the real sides, for the next end
  blue: Side;
  state: string;
  winner: number | null;
  toWin: number | null; // sets that win it, 0: it has none; null: the kind does not say, so a rope is pulled
  current: boolean;
  next: boolean;
}

export interface End {
  match: number;
  number: number;
  winner: "red" | "blue" | null; // as they stood in that end
  how: string; // in words
  again: string; // why it is pulled again, in words; "": it counts
  isVoid: boolean;
  seconds: number | null;
  points: string; // 11:9; "": not told
}

function value(row: ViewRow, column: string): unknown {
  return row[column] ? row[column].value : null;
}

function text(row: ViewRow, column: string): string {
  return row[column] ? row[column].text : "";
}

function count(row: ViewRow, column: string): number {
  return Number(value(row, column)) || 0;
}

function side(row: ViewRow, which: "red" | "blue"): Side {
  const entrant = value(row, which);
  return { entrant: typeof entrant === "number" ? entrant : null, name: text(row, which), won: count(row, `${which}-ends`), cautions: count(row, `${which}-cautions`) };
}

function matchOf(row: ViewRow): Match {
  const winner = value(row, "winner");
  return {
    number: count(row, "number"),
    stage: String(value(row, "stage") || ""),
    stageText: text(row, "stage"),
    group: text(row, "group"),
    round: count(row, "round"),
    bracket: String(value(row, "bracket") || ""),
    bracketText: text(row, "bracket"),
    red: side(row, "red"),
    blue: side(row, "blue"),
    state: String(value(row, "state") || ""),
    winner: typeof winner === "number" ? winner : null,
    toWin: "to-win" in row ? count(row, "to-win") : null,
    current: value(row, "current") === true,
    next: value(row, "next") === true,
  };
}

const COLUMNS = ["number", "red", "blue", "red-ends", "blue-ends"];

// The rows of the first view that has such columns; none: the kind has no matches.
export function matchesOf(boards: Boards): Match[] {
  for (const name of Object.keys(boards.views || {})) {
    const rows = boards.views[name];
    if (rows.length > 0 && COLUMNS.every((column) => column in rows[0])) return rows.map(matchOf);
  }
  return [];
}

function endOf(row: ViewRow): End {
  const winner = value(row, "winner");
  return {
    match: count(row, "match"),
    number: count(row, "end"),
    winner: winner === null ? null : winner === value(row, "red") ? "red" : "blue",
    how: text(row, "how"),
    again: text(row, "again"),
    isVoid: value(row, "void") === true,
    seconds: typeof value(row, "seconds") === "number" ? (value(row, "seconds") as number) : null,
    points: [text(row, "red-points"), text(row, "blue-points")].filter(Boolean).join(":"),
  };
}

export function endsOf(boards: Boards, match: Match): End[] {
  return ((boards.views || {}).end || []).map(endOf).filter((end) => end.match === match.number);
}

// A bye is decided though nobody won it; a match that will never be pulled has neither side.
export function isDecided(match: Match): boolean {
  return match.winner !== null || match.state === "bye" || match.state === "played" || match.state === "forfeit" || match.state === "retired";
}

// After the group stage the knock-out is still to come, though none of its matches stands there yet.
export function isOver(matches: Match[]): boolean {
  return matches.length > 0 && matches.every(isDecided) && !matches.every((match) => match.stage === "group");
}
