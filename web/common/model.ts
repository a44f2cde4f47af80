// What the server sends. Made from the tables of the kind and the rule; the page knows no kind by name.
import { english } from "./language";
import { words } from "./words";

export interface Column {
  name: string;
  zh?: string;
  en?: string;
  show?: false; // left out: shown
  main?: true; // what the places are made by, first of all
}

// Of those that are shown: what the places are made by; where that is not shown the points or the final mark, else what stands last.
export function mainColumn(shown: Column[]): Column | undefined {
  return shown.find((column) => column.main) || shown.find((column) => column.name === "points" || column.name === "score") || shown[shown.length - 1];
}

export interface Row {
  place: number | null; // null: not ranked
  shared?: boolean;
  held?: boolean; // scored, and kept back until it is revealed
  entrant: number;
  name: string;
  out?: string;
  award?: string;
  shown: { [column: string]: string };
}

export interface Board {
  stage?: string;
  group?: string;
  rule: string;
  sentence?: string;
  columns: Column[];
  rows: Row[];
  need?: number[][];
  awarded?: number; // the seq of the record of the awards
}

// Which of several boards this is: its stage and its group; "": the only one.
export function titleOf(board: Board): string {
  return [board.stage && (words.stages[board.stage] || monthly(board.stage)), board.group && words.group(board.group)].filter(Boolean).join(" · ");
}

export interface Cell {
  value: unknown;
  text: string;
  plain?: string; // a number or a time without its words: 2026-03-03
}

// What a cell says where there is little room: days without their weekdays, and without the year where that is this one.
export function brief(cell: Cell): string {
  if (!cell.plain || !/^\d{4}-\d\d-\d\d/.test(cell.plain)) return monthly(cell.text);
  const year = new Date().getFullYear();
  const days = cell.text.replace(/（周.）(?=\d)/g, " ").replace(/（周.）/g, "");
  return days.replace(new RegExp(`${year}年| ${year}\\b`, "g"), "");
}

// A month as it is said in this language, everything else as it is.
export function monthly(said: string): string {
  return english ? said : said.replace(/^(\d{4})-0?(\d{1,2})$/, "$1年$2月");
}

export type ViewRow = { [column: string]: Cell };

export interface ViewLabel {
  label: string;
  columns: { name: string; label: string }[];
}

export interface Boards {
  activity: number;
  title: string;
  unit?: string;
  kind: string;
  state: string;
  who: "people" | "teams" | "both"; // take part
  seq: number;
  revealed?: number; // while the board is held: how many places from the last may be seen again
  boards: Board[];
  views: { [name: string]: ViewRow[] };
  view_labels: { [name: string]: ViewLabel };
  setup?: { [name: string]: { value: unknown; text: string } }; // what was settled when it was opened, in words
  hidden?: { given: number; of: number | null }; // mark sheets that are not shown yet
}

export const ROSTER = 2; // the number of 花名册 in every unit

// What an officer looks for an activity under: 比赛, 评选 … as its kind declares.
export interface Category {
  name: string;
  label: string;
  order: number;
}

export interface ByCategory<Of> {
  category: Category;
  list: Of[];
}

// The name of a kind without what it says in brackets.
export function shortKind(label: string): string {
  return label.replace(/[（(].*$/, "");
}

// By category, in the order of a page, each list as it was.
export function byCategory<Of extends { category: Category }>(all: Of[]): ByCategory<Of>[] {
  const groups: ByCategory<Of>[] = [];
  for (const one of all) {
    const group = groups.find(({ category }) => category.name === one.category.name);
    if (group) group.list.push(one);
    else groups.push({ category: one.category, list: [one] });
  }
  return groups.sort((a, b) => a.category.order - b.category.order);
}

export interface Activity {
  number: number;
  kind: string;
  kind_label?: string;
  category: Category;
  title: string;
  when: string;
  when_shown: string;
  closed: boolean;
  latest: number; // the seq of its last record
  state: string; // held, closed, granted, awarded, marked or open
  demo: boolean;
  has_board: boolean;
}
