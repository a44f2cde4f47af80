// What a page about care reads: who this is, what the activity asks, and its views as whoever works in it sees them.
import { Me, call } from "../common/api";
import { Boards, ViewRow } from "../common/model";
import { patiently } from "../common/patient";
import { ActivityForm, Choices } from "../form/field";
import { isRecorder, officer } from "../office/act";

export interface Work {
  me: Me;
  mine: boolean; // whether this session works in the activity
  form: ActivityForm | null;
  boards: Boards | null;
  choices: Choices;
}

export async function readWork(activity: number, waiting: (said: string) => void): Promise<Work> {
  const me = await officer(waiting);
  const mine = isRecorder(me, activity);
  if (!mine) return { me, mine, form: null, boards: null, choices: {} };
  const get = <Answer>(what: string) => patiently(() => call<Answer>("GET", `/api/activity/${activity}/${what}`), () => waiting(""));
  const form = await get<ActivityForm>("form");
  const boards = await get<Boards>("boards?work=1");
  const choices = await get<Choices>("choices");
  return { me, mine, form, boards, choices };
}

// The people a row is about, as "#12"; of one person or several.
export function peopleOf(row: ViewRow | undefined, column: string): string[] {
  const value = row && row[column] ? row[column].value : null;
  const all = Array.isArray(value) ? value : value === null ? [] : [value];
  return all.filter((one) => typeof one === "number").map((one) => `#${String(one)}`);
}

// The day today as it is written in records.
export function today(): string {
  const now = new Date();
  const two = (n: number) => (n < 10 ? `0${n}` : String(n));
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

// Whole days from one day to another, both written as 2026-06-02.
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86400000);
}
