// A tug-of-war as the server tells it, and as the taps that the server does not know yet will make it.
import { Boards, ViewRow } from "../common/model";

export interface Team {
  number: number;
  name: string;
}

export interface End {
  number: number; // pulled again: the number stands twice
  red: Team;
  blue: Team;
  winner: number | null; // null: pulled again
  byCautions: boolean;
  said: string; // 重赛 绳滑
  seconds: number | null;
}

export interface Match {
  number: number;
  round: string;
  stage: string; // as it is shown
  knockOut: boolean;
  toWin: number; // sets that win it; 0: as the rules say
  red: Team | null; // the real sides of the next end
  blue: Team | null;
  won: { [team: number]: number };
  open: boolean;
  winner: number | null;
  forfeit: boolean;
  cautions: { [team: number]: number };
  endCautions: { [team: number]: number }; // of those, in the end that is being pulled
  ends: End[];
}

// What the activity was opened with, and what the kind takes where it was left out.
export interface Rules {
  ends: "best-of-three" | "two" | "one";
  timeLimit: number; // seconds
  lateLimit: number; // minutes
  cautionLimit: number;
  keepSides: boolean;
}

export interface Contest {
  matches: Match[];
  current: Match | null; // being pulled, or next to be
  next: Match | null; // to be called up
  lineups: { [team: number]: { number: number; name: string }[] };
}

export type Effect =
  | { does: "end"; match: number; winner: number; said: string; seconds: number | null }
  | { does: "again"; match: number; said: string; seconds: number | null }
  | { does: "forfeit"; match: number; team: number; red: number } // who stood on the red side
  | { does: "caution"; match: number; team: number }
  | { does: "sides"; match: number }
  | { does: "start"; match: number }
  | { does: "undo"; of: Effect };

/* ---- reading what the server tells ---- */

function value(row: ViewRow, column: string): unknown {
  return row[column] ? row[column].value : null;
}

function text(row: ViewRow, column: string): string {
  return row[column] ? row[column].text : "";
}

function count(row: ViewRow, column: string): number {
  return Number(value(row, column)) || 0;
}

function team(row: ViewRow, column: string): Team | null {
  const number = value(row, column);
  return typeof number === "number" && number > 0 ? { number, name: text(row, column) } : null;
}

function readEnd(row: ViewRow): End {
  const nobody = { number: 0, name: "" };
  const seconds = value(row, "seconds");
  return {
    number: count(row, "end"),
    red: team(row, "red") || nobody,
    blue: team(row, "blue") || nobody,
    winner: value(row, "void") === true ? null : count(row, "winner"),
    byCautions: value(row, "how") === "cautions",
    said: [text(row, "how"), text(row, "again"), text(row, "fault")].filter(Boolean).join(" "),
    seconds: typeof seconds === "number" ? seconds : null,
  };
}

function readMatch(row: ViewRow, ends: ViewRow[]): Match {
  const red = team(row, "red");
  const blue = team(row, "blue");
  const both = (mine: string, theirs: string) => ({ ...(red ? { [red.number]: count(row, mine) } : {}), ...(blue ? { [blue.number]: count(row, theirs) } : {}) });
  const state = value(row, "state");
  return {
    number: count(row, "number"),
    round: text(row, "round"),
    stage: [text(row, "stage"), text(row, "group"), text(row, "bracket")].filter(Boolean).join(" "),
    toWin: count(row, "to-win"),
    knockOut: value(row, "stage") === "knock-out" || value(row, "bracket") !== null,
    red,
    blue,
    won: both("red-ends", "blue-ends"),
    open: state !== "played" && state !== "forfeit" && state !== "retired" && state !== "bye",
    winner: count(row, "winner") || null,
    forfeit: state === "forfeit",
    cautions: both("red-cautions", "blue-cautions"),
    endCautions: both("red-end-cautions", "blue-end-cautions"),
    ends: ends.filter((end) => count(end, "match") === count(row, "number")).map(readEnd),
  };
}

// Whether this sheet is for it: matches with two sides and ends, that can be recorded; of football it is a score.
export function isTugOfWar(boards: Boards): boolean {
  const names = boards.view_labels || {};
  const columns = names.match ? names.match.columns.map((column) => column.name) : [];
  const rows = boards.views.match || [];
  const scoredWhole = columns.indexOf("to-win") >= 0 && rows.length > 0 && rows.every((row) => count(row, "to-win") === 0);
  return !!names.end && !scoredWhole && ["red", "blue", "red-ends", "blue-ends"].every((name) => columns.indexOf(name) >= 0);
}

function readLineups(rows: ViewRow[]): Contest["lineups"] {
  const lineups: Contest["lineups"] = {};
  for (const row of rows) {
    const people = value(row, "people");
    const names = text(row, "people").split(/[，,、]\s*/);
    if (Array.isArray(people)) lineups[count(row, "team")] = people.map((number, at) => ({ number: Number(number), name: names[at] || `#${number}` }));
  }
  return lineups;
}

export function readContest(boards: Boards): Contest {
  const rows = boards.views.match || [];
  const matches = rows.map((row) => readMatch(row, boards.views.end || []));
  const now = rows.findIndex((row) => value(row, "current") === true);
  return goOn({ matches, current: null, next: null, lineups: readLineups(boards.views.team || []) }, now >= 0 ? matches[now] : null);
}

/* ---- what a tap will make of it ---- */

function known(match: Match): boolean {
  return match.open && match.red !== null && match.blue !== null;
}

function goOn(contest: Contest, current: Match | null): Contest {
  const open = contest.matches.filter(known);
  const now = current && known(current) ? current : open[0] || null;
  return { ...contest, current: now, next: open.filter((match) => match !== now)[0] || null };
}

export function endsToPull(match: Match, rules: Rules): number {
  if (rules.ends === "one") return 1;
  return rules.ends === "two" && !match.knockOut ? 2 : 3;
}

function decided(match: Match, rules: Rules): boolean {
  const [one, other] = [match.red, match.blue].map((side) => (side ? match.won[side.number] || 0 : 0));
  if (match.toWin > 0) return Math.max(one, other) === match.toWin;
  const ends = endsToPull(match, rules);
  return ends === 3 ? Math.max(one, other) === 2 : one + other === ends;
}

function leader(match: Match): number | null {
  const [red, blue] = [match.red as Team, match.blue as Team];
  const [one, other] = [match.won[red.number] || 0, match.won[blue.number] || 0];
  return one === other ? null : one > other ? red.number : blue.number;
}

export function numberOfEnd(match: Match): number {
  return match.ends.filter((end) => end.winner !== null).length + 1;
}

function pulled(match: Match, winner: number | null, said: string, seconds: number | null, rules: Rules, byCautions = false): Match {
  const end: End = { number: numberOfEnd(match), red: match.red as Team, blue: match.blue as Team, winner, byCautions, said, seconds };
  const after: Match = { ...match, ends: [...match.ends, end], endCautions: {} };
  if (winner === null) return after;
  after.won = { ...match.won, [winner]: (match.won[winner] || 0) + 1 };
  if (decided(after, rules)) return { ...after, open: false, winner: leader(after) };
  return rules.keepSides ? after : { ...after, red: match.blue, blue: match.red };
}

function forfeited(match: Match, loser: number, rules: Rules): Match {
  const winner = match.red && match.red.number !== loser ? match.red.number : match.blue ? match.blue.number : 0;
  return { ...match, open: false, forfeit: true, winner, won: { [loser]: 0, [winner]: match.toWin || (endsToPull(match, rules) === 1 ? 1 : 2) } };
}

// So many in one end lose it.
function cautioned(match: Match, team: number, rules: Rules): Match {
  const now = (match.endCautions[team] || 0) + 1;
  const after: Match = { ...match, cautions: { ...match.cautions, [team]: (match.cautions[team] || 0) + 1 }, endCautions: { ...match.endCautions, [team]: now } };
  if (rules.cautionLimit === 0 || now < rules.cautionLimit) return after;
  const winner = match.red && match.red.number !== team ? match.red.number : (match.blue as Team).number;
  return pulled(after, winner, "", null, rules, true);
}

function swapped(match: Match): Match {
  return { ...match, red: match.blue, blue: match.red };
}

function withRed(match: Match, red: number): Match {
  return match.blue && match.blue.number === red ? swapped(match) : match;
}

function does(match: Match, effect: Exclude<Effect, { does: "undo" }>, rules: Rules): Match {
  switch (effect.does) {
    case "end":
      return pulled(match, effect.winner, effect.said, effect.seconds, rules);
    case "again":
      return pulled(match, null, effect.said, effect.seconds, rules);
    case "forfeit":
      return forfeited(match, effect.team, rules);
    case "caution":
      return cautioned(match, effect.team, rules);
    case "sides":
      return swapped(match);
    case "start":
      return match;
  }
}

// Open again, with these ends alone.
function withEnds(match: Match, ends: End[]): Match {
  const won: Match["won"] = {};
  for (const end of ends) if (end.winner !== null) won[end.winner] = (won[end.winner] || 0) + 1;
  return { ...match, ends, won, open: true, winner: null, forfeit: false };
}

function withoutLastEnd(match: Match): Match {
  const last = match.ends[match.ends.length - 1];
  return last ? { ...withEnds(match, match.ends.slice(0, -1)), red: last.red, blue: last.blue } : match;
}

function withoutCaution(match: Match, team: number, rules: Rules): Match {
  const lost = !match.endCautions[team] && match.ends.length > 0 && match.ends[match.ends.length - 1].byCautions;
  const before = lost ? { ...withoutLastEnd(match), endCautions: { [team]: rules.cautionLimit } } : match;
  const less = (all: { [team: number]: number }) => ({ ...all, [team]: Math.max((all[team] || 0) - 1, 0) });
  return { ...before, cautions: less(before.cautions), endCautions: less(before.endCautions) };
}

// As it was before the last thing that was recorded of it.
function taken(match: Match, effect: Exclude<Effect, { does: "undo" }>, rules: Rules): Match {
  switch (effect.does) {
    case "sides":
      return swapped(match);
    case "caution":
      return withoutCaution(match, effect.team, rules);
    case "start":
      return match;
    case "forfeit":
      return withRed(withEnds(match, match.ends), effect.red);
    default:
      return withoutLastEnd(match);
  }
}

export function apply(contest: Contest, effect: Effect, rules: Rules): Contest {
  const plain = effect.does === "undo" ? effect.of : effect;
  if (plain.does === "undo") return contest;
  const before = contest.matches.find((match) => match.number === plain.match);
  if (!before || !before.red || !before.blue || (effect.does !== "undo" && !before.open)) return contest;
  const after = effect.does === "undo" ? taken(before, plain, rules) : does(before, plain, rules);
  return goOn({ ...contest, matches: contest.matches.map((match) => (match === before ? after : match)) }, after);
}
