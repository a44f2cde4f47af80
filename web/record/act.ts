// What a tap asks of the server, what it will do to the picture, and what people call it.
import { Asked } from "../common/queue";
import { ActivityForm, Choices, Field, Given, Value, Verb, isNothing } from "../form/field";
import { Contest, Effect, Match, Rules, Team, numberOfEnd } from "./contest";
import { words } from "./words";

export const HOLD = 5000; // milliseconds in which a wrong tap costs nothing

function setupText(form: ActivityForm, name: string): string {
  const cell = form.setup[name];
  return cell && cell.value !== null && cell.value !== undefined ? String(cell.value) : "";
}

export function rulesOf(form: ActivityForm): Rules {
  const number = (name: string, usual: number) => (setupText(form, name) === "" ? usual : Number(setupText(form, name)));
  const ends = setupText(form, "ends");
  return {
    ends: ends === "two" || ends === "one" ? ends : "best-of-three",
    timeLimit: number("time-limit", 180),
    lateLimit: number("late-limit", 10),
    cautionLimit: number("caution-limit", 2),
    keepSides: !form.setup["keep-sides"] || setupText(form, "keep-sides") === "true",
  };
}

export function verbNamed(form: ActivityForm, name: string): Verb | undefined {
  return form.verbs.find((verb) => verb.name === name);
}

/* ---- what is asked ---- */

// The sheet knows these itself: which match, who stands where, and how long it took.
const KNOWN = ["winner", "side", "match", "seconds"];

function lineupChoices(contest: Contest, given: Given): { name: string; label: string }[] {
  const team = Number(String(given.team || "").replace("#", ""));
  return (contest.lineups[team] || []).map((person) => ({ name: `#${person.number}`, label: person.name }));
}

// The fields of a verb that are left to ask, in the order in which one thinks: who, then what.
export function asked(verb: Verb, contest: Contest, given: Given): Field[] {
  const left = verb.fields.filter((field) => KNOWN.indexOf(field.name) < 0);
  const team = left.filter((field) => field.name === "team").map((field) => ({ ...field, required: needsTeam(verb, given) }));
  const rest = left.filter((field) => field.name !== "team");
  const lineup = lineupChoices(contest, given);
  return [...team, ...rest.map((field) => (field.name === "out" && lineup.length > 0 ? { ...field, type: "choice", choices: lineup } : field))];
}

// The marker in the middle is nobody's.
function needsTeam(verb: Verb, given: Given): boolean {
  return verb.name !== "time-out" || Number(given.cm || 1) !== 0;
}

export function teamsOf(match: Match): Team[] {
  return [match.red, match.blue].filter(Boolean) as Team[];
}

export function choicesOf(match: Match, choices: Choices): Choices {
  const side = (team: Team) => (match.red && team.number === match.red.number ? words.red : words.blue);
  return { ...choices, entrants: teamsOf(match).map((team) => ({ number: team.number, name: `${side(team)} ${team.name}` })) };
}

/* ---- what it does ---- */

function teamNumber(given: Given): number {
  return Number(String(given.team || "").replace("#", ""));
}

function otherThan(match: Match, team: number): number {
  const other = teamsOf(match).find((one) => one.number !== team);
  return other ? other.number : 0;
}

export function effectOf(verb: Verb, given: Given, match: Match, rules: Rules): Effect | undefined {
  const team = teamNumber(given);
  const seconds = given.seconds ? Number(given.seconds) : null;
  const said = shown(verb, given);
  switch (verb.name) {
    case "end":
      return { does: "end", match: match.number, winner: team, said: "", seconds };
    case "foul":
      return { does: "end", match: match.number, winner: otherThan(match, team), said, seconds };
    case "time-out":
      if (Number(given.cm) === 0) return { does: "again", match: match.number, said, seconds: rules.timeLimit };
      return { does: "end", match: match.number, winner: team, said: words.timeOut, seconds: rules.timeLimit };
    case "replay":
      return { does: "again", match: match.number, said, seconds };
    case "forfeit":
      return { does: "forfeit", match: match.number, team, red: match.red ? match.red.number : 0 };
    case "late":
      if (Number(given.minutes) <= rules.lateLimit) return { does: "start", match: match.number };
      return { does: "forfeit", match: match.number, team, red: match.red ? match.red.number : 0 };
    case "caution":
      return { does: "caution", match: match.number, team };
    case "sides":
      return { does: "sides", match: match.number };
    case "start":
      return { does: "start", match: match.number };
    default:
      return undefined;
  }
}

/* ---- what it is called ---- */

function labelOf(field: Field, value: Value): string {
  const choice = (field.choices || []).find((one) => one.name === value);
  return choice ? choice.label : String(value);
}

const SHORT: { [verb: string]: string } = { replay: words.again, foul: words.foul, "time-out": words.timeOut, forfeit: words.forfeit };

// 重赛 绳滑
function shown(verb: Verb, given: Given): string {
  const values = verb.fields.filter((field) => field.type === "choice" && KNOWN.indexOf(field.name) < 0 && !isNothing(given[field.name]));
  return [SHORT[verb.name] || verb.label, ...values.map((field) => labelOf(field, given[field.name]))].join(" ");
}

// 第2局 犯规 坐地 大班组
export function label(verb: Verb, given: Given, match: Match): string {
  const team = teamsOf(match).find((one) => one.number === teamNumber(given));
  if (verb.name === "end" && team) return words.won(numberOfEnd(match), team.name);
  return [words.end(numberOfEnd(match)), shown(verb, given), team ? team.name : ""].filter(Boolean).join(" ");
}

// Teams and matches are named, so that the same tap means the same after somebody else has recorded something.
export function ask(verb: Verb, given: Given, match: Match, rules: Rules): Asked {
  const whole: Given = { ...given, match: String(match.number) };
  return { verb: verb.name, given: whole, label: label(verb, whole, match), hold: HOLD, effect: effectOf(verb, whole, match, rules) };
}
