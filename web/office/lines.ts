// The matches of a contest as lines to fill in: what the server has, and on it what this device has still to send.
import { Boards } from "../common/model";
import { Row } from "../common/queue";
import { Match, matchesOf } from "../screen/match";
import { ResultVerb } from "./found";

export type Score = [number, number];

export interface LineSide {
  entrant: number;
  name: string;
}

export interface Line {
  number: number;
  round: number;
  first: LineSide;
  second: LineSide;
  score: Score | null;
  state: "open" | "waiting" | "saved" | "refused";
}

interface Effect {
  first: number;
  second: number;
  score: Score;
}

const OVER = ["played", "forfeit", "retired", "bye"];

const FIRST = "rRhH红"; // red, 红 hong
const SECOND = "bBlL蓝"; // blue, 蓝 lan

// "21", "2:1", "2 1", "70:61" or a letter an end: "rbr", "hlh", "红蓝红". Null: it is none of these.
export function scoreOf(typed: string): Score | null {
  const narrow = typed.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xff10 + 0x30)).trim();
  const digits = /^(\d)\s*[:：\-—]?\s*(\d)$/.exec(narrow) || /^(\d{1,3})\s*[:：\-—\s]\s*(\d{1,3})$/.exec(narrow);
  if (digits) return [Number(digits[1]), Number(digits[2])];
  const letters = Array.from(narrow.replace(/\s/g, ""));
  if (letters.length === 0 || !letters.every((letter) => FIRST.indexOf(letter) >= 0 || SECOND.indexOf(letter) >= 0)) return null;
  const first = letters.filter((letter) => FIRST.indexOf(letter) >= 0).length;
  return [first, letters.length - first];
}

function isOver(match: Match): boolean {
  return match.winner !== null || OVER.indexOf(match.state) >= 0;
}

// What this device says of a match beyond what the board shows: its latest record that was not undone.
function mine(rows: Row[], match: Match, seq: number): Row | undefined {
  const undone = rows.filter((row) => row.undoes && !row.refused).map((row) => row.undoes);
  return rows
    .filter((row) => {
      const effect = row.effect as Effect | undefined;
      if (!effect || row.undoes || undone.indexOf(row.id) >= 0) return false;
      if (row.done && row.done.last_seq <= seq) return false;
      const sides = [effect.first, effect.second];
      return sides.indexOf(match.red.entrant as number) >= 0 && sides.indexOf(match.blue.entrant as number) >= 0;
    })
    .pop();
}

function lineOf(match: Match, rows: Row[], seq: number): Line {
  const line: Line = {
    number: match.number,
    round: match.round,
    first: { entrant: match.red.entrant as number, name: match.red.name },
    second: { entrant: match.blue.entrant as number, name: match.blue.name },
    score: isOver(match) ? [match.red.won, match.blue.won] : null,
    state: isOver(match) ? "saved" : "open",
  };
  const row = isOver(match) ? undefined : mine(rows, match, seq);
  if (!row) return line;
  const { first, score } = row.effect as Effect;
  return { ...line, score: first === line.first.entrant ? score : [score[1], score[0]], state: row.refused ? "refused" : row.done ? "saved" : "waiting" };
}

// Two teams may meet twice; a record that is under way belongs to the first of these that is open.
export function linesOf(boards: Boards, rows: Row[], verb: ResultVerb): Line[] {
  const known = matchesOf(boards).filter((match) => match.red.entrant !== null && match.blue.entrant !== null);
  let left = rows.filter((row) => row.verb === verb.verb.name || row.undoes);
  return known.map((match) => {
    const line = lineOf(match, left, boards.seq);
    const used = isOver(match) ? undefined : mine(left, match, boards.seq);
    if (used) left = left.filter((row) => row !== used);
    return line;
  });
}
