// What a kind declares of a field (docs/http-api.md), and what is given for it: text as a person writes it.

export interface Choice {
  name: string;
  label: string;
}

export interface Field {
  name: string;
  label: string;
  type: string;
  required?: boolean;
  many?: boolean;
  rough?: boolean;
  min?: string;
  max?: string;
  fallback?: string;
  units?: string[] | string;
  choices?: Choice[];
  columns?: Field[];
  private?: boolean;
  largest?: number; // bytes of a file
}

export interface Verb {
  name: string;
  label: string;
  role: string;
  own?: string;
  host?: boolean;
  idle?: boolean; // makes no sense as things stand: known, but not offered
  fields: Field[];
}

export interface ActivityForm {
  activity: number;
  title: string;
  kind: string;
  kind_label: string;
  setup: { [name: string]: { value: unknown; text: string } };
  judged?: boolean; // fund rules look at what is recorded here
  verbs: Verb[];
}

export interface Entrant {
  number: number;
  name: string;
  withdrawn?: boolean;
}

export interface Person {
  number: number;
  name: string;
  group?: string;
  initials?: string;
}

export interface Group {
  number: number;
  name: string;
  size?: number;
}

export interface Titled {
  number: number;
  title: string;
}

// Whom and what a field may name. What is not there is typed.
export interface Choices {
  entrants?: Entrant[];
  groups?: Group[];
  people?: Person[];
  activities?: Titled[];
  events?: { seq: number; words: string }[];
}

export type Value = string | boolean | Value[] | { [column: string]: Value };
export type Given = { [name: string]: Value };

export function unitsOf(field: Field): string[] {
  return typeof field.units === "string" ? field.units.split("|").filter(Boolean) : field.units || [];
}

export function isNothing(value: Value | undefined): boolean {
  if (value === undefined || value === "") return true;
  return typeof value === "object" && !Array.isArray(value) && Object.keys(value).every((name) => isNothing(value[name]));
}

// What is sent: without what was left empty. An empty list or text is as if it had not been asked; a flag taken away is a no.
export function onlyGiven(given: Given): Given {
  const left: Given = {};
  for (const name of Object.keys(given)) {
    const value = given[name];
    const list = Array.isArray(value) ? value.filter((item) => !isNothing(item)) : value;
    if (isNothing(list) || (Array.isArray(list) && list.length === 0)) continue;
    left[name] = Array.isArray(list) ? list.map((item) => (typeof item === "object" && !Array.isArray(item) ? onlyGiven(item) : item)) : list;
  }
  return left;
}
