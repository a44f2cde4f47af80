// Which verb of a kind takes marks read out, and which a whole match from paper: found from what the kind declares.
import { ActivityForm, Field, Verb } from "../form/field";

const NUMBERS = ["decimal", "integer"];

// A team and a list of marks, one from each judge.
export interface MarksVerb {
  verb: Verb;
  team: Field;
  marks: Field;
}

// Of sealed works the number stands in the team's place.
function whose(field: Field, sealed: boolean): boolean {
  return !field.many && field.type === (sealed ? "integer" : "entrant");
}

export function marksVerb(form: ActivityForm, sealed = false): MarksVerb | null {
  for (const verb of form.verbs) {
    const needed = verb.fields.filter((field) => field.required);
    const team = needed.filter((field) => whose(field, sealed))[0];
    const marks = needed.filter((field) => NUMBERS.indexOf(field.type) >= 0 && field.many)[0];
    if (team && marks && needed.length === 2) return { verb, team, marks };
  }
  return null;
}

// Whether ends of a match are told one by one: who won it, red, blue or a team.
export function endVerb(form: ActivityForm): boolean {
  return form.verbs.some((verb) => verb.name === "end" && verb.fields.some((field) => field.type === "entrant"));
}

// A team and a list of what was measured, as it is told: numbers, or why there is none.
export interface MeasureVerb {
  verb: Verb;
  team: Field;
  results: Field;
  faults: Field | null;
  reason: Field | null;
}

export function measureVerb(form: ActivityForm): MeasureVerb | null {
  for (const verb of form.verbs) {
    const needed = verb.fields.filter((field) => field.required);
    const team = needed.filter((field) => field.type === "entrant" && !field.many)[0];
    const results = needed.filter((field) => field.type === "text" && field.many)[0];
    const faults = verb.fields.filter((field) => NUMBERS.indexOf(field.type) >= 0 && field.many)[0] || null;
    const reason = verb.fields.filter((field) => field.type === "text" && !field.many)[0] || null;
    if (team && results && faults && needed.length === 2) return { verb, team, results, faults, reason };
  }
  return null;
}

// Points taken from one team: a team, a number, and words why.
export interface DeductVerb {
  verb: Verb;
  team: Field;
  points: Field;
  reason: Field;
}

export function deductVerb(form: ActivityForm, sealed = false): DeductVerb | null {
  for (const verb of form.verbs) {
    const needed = verb.fields.filter((field) => field.required);
    const team = needed.filter((field) => whose(field, sealed))[0];
    const points = needed.filter((field) => field !== team && NUMBERS.indexOf(field.type) >= 0 && !field.many)[0];
    const reason = needed.filter((field) => field.type === "text" || field.type === "choice")[0];
    if (team && points && reason && needed.length === 3) return { verb, team, points, reason };
  }
  return null;
}

// What somebody gave: a person, then money.
export interface GivenVerb {
  verb: Verb;
  who: Field;
  amount: Field;
}

export function givenVerb(form: ActivityForm): GivenVerb | null {
  for (const verb of form.verbs) {
    const [who, amount] = verb.fields;
    if (who && amount && (who.type === "person" || who.type === "entrant") && amount.type === "money" && !who.many && !amount.many) return { verb, who, amount };
  }
  return null;
}

// Two sides, and a number named after each: red, blue, red-ends, blue-ends.
export interface ResultVerb {
  verb: Verb;
  first: Field;
  second: Field;
  firstScore: Field;
  secondScore: Field;
  ended: Field | null; // how it ended, where that may be said
}

function scoreOf(verb: Verb, side: Field): Field | undefined {
  return verb.fields.filter((field) => field.type === "integer" && field.name.indexOf(`${side.name}-`) === 0)[0];
}

export function resultVerb(form: ActivityForm): ResultVerb | null {
  for (const verb of form.verbs) {
    const sides = verb.fields.filter((field) => field.type === "entrant" && field.required && !field.many);
    if (sides.length !== 2) continue;
    const [first, second] = sides;
    const firstScore = scoreOf(verb, first);
    const secondScore = scoreOf(verb, second);
    const ended = verb.fields.filter((field) => field.type === "choice")[0] || null;
    if (firstScore && secondScore) return { verb, first, second, firstScore, secondScore, ended };
  }
  return null;
}
