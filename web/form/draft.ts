// What stands in a form and is not recorded yet outlives a page that is loaded again, as phones do when another app was looked
// at: in the tab's own storage, gone with the tab or with signing out. What is private, and what would be a file, is not kept.
import { DRAFT } from "../common/api";
import { Field, Given, Value, isNothing } from "./field";

// null: nothing is kept any more.
export function keep(name: string, draft: object | null): void {
  try {
    if (draft) sessionStorage.setItem(DRAFT + name, JSON.stringify(draft));
    else sessionStorage.removeItem(DRAFT + name);
  } catch {
    // a browser without room or leave to keep it: it is typed again
  }
}

export function kept<Draft>(name: string): Draft | null {
  try {
    return JSON.parse(sessionStorage.getItem(DRAFT + name) || "null") as Draft | null;
  } catch {
    return null;
  }
}

function keepable(field: Field): boolean {
  return !field.private && field.type !== "file";
}

// Without what is private and what would be a file.
export function keepableOf(fields: Field[], given: Given): Given {
  const draft: Given = {};
  for (const field of fields) {
    const value = given[field.name];
    if (!keepable(field) || isNothing(value)) continue;
    draft[field.name] = field.type === "rows" && Array.isArray(value) ? value.map((row) => keepableOf(field.columns || [], row as Given) as Value) : value;
  }
  return draft;
}

export function keepDraft(activity: number, verb: string, fields: Field[], given: Given): void {
  const draft = keepableOf(fields, given);
  keep(`${activity} ${verb}`, Object.keys(draft).length > 0 ? draft : null);
}

// {}: nothing was kept, or the form asks other things by now.
export function draftOf(activity: number, verb: string, fields: Field[]): Given {
  return keepableOf(fields, kept<Given>(`${activity} ${verb}`) || {});
}
