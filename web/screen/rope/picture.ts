// What the match part of the screen shows, and what moves between two such pictures.
import { Boards } from "../../common/model";
import { finalOf, bracketOf } from "../bracket/tree";
import { End, Match, endsOf, isDecided, isOver, matchesOf } from "../match";

export interface Picture {
  match: Match;
  ends: End[];
}

// What is pulled now, else what comes next, else what was decided last.
export function pictureOf(boards: Boards): Picture | null {
  const matches = matchesOf(boards);
  const last = matches.filter((match) => isDecided(match) && match.state !== "bye").pop();
  const match = matches.find((one) => one.current) || matches.find((one) => one.next) || last || matches[0];
  return match ? { match, ends: endsOf(boards, match) } : null;
}

// The same match with its newest numbers, the teams still where they stood.
export function heldSides(boards: Boards, before: Match): Picture | null {
  const match = matchesOf(boards).find((one) => one.number === before.number);
  if (!match) return null;
  const swapped = match.red.entrant !== before.red.entrant && match.red.entrant === before.blue.entrant;
  return { match: swapped ? { ...match, red: match.blue, blue: match.red } : match, ends: endsOf(boards, match) };
}

export function endWon(before: Match, now: Match): boolean {
  return before.red.won !== now.red.won || before.blue.won !== now.blue.won;
}

export function pulledAgain(before: Picture, now: Picture): boolean {
  const voids = (picture: Picture) => picture.ends.filter((end) => end.isVoid).length;
  return voids(now) > voids(before);
}

// Who has won all of it, once nothing is left to pull: the winner of the final, or the one who alone stands first.
export function championOf(boards: Boards): string | null {
  if (!isOver(matchesOf(boards))) return null;
  const final = finalOf(bracketOf(boards));
  const won = final && final.slots.find((slot) => slot.entrant !== null && slot.entrant === final.winner);
  if (won) return won.name;
  const firsts = boards.boards.length === 1 ? boards.boards[0].rows.filter((row) => row.place === 1) : [];
  return firsts.length === 1 ? firsts[0].name : null;
}
