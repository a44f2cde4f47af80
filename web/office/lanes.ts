// Heats and lanes as the server tells them, and rows of a pasted table beside them.
import { ViewRow } from "../common/model";

export interface Lane {
  key: string;
  team: number;
  name: string;
  lane: string; // "": it goes alone
  division: string;
  state: string; // as it is shown
  on: boolean; // its turn
  open: boolean; // it has another attempt in the stage that goes on
  done: number;
  of: number;
  results: string;
}

export interface Heat {
  key: string;
  stage: string; // as it is shown
  number: number | null; // null: not drawn
  state: string; // of the lanes that are on or called up; "": neither
  on: boolean;
  lanes: Lane[];
}

function text(row: ViewRow, column: string): string {
  return row[column] ? row[column].text : "";
}

function value(row: ViewRow, column: string): unknown {
  return row[column] ? row[column].value : null;
}

const OPEN = ["waiting", "now", "next"];

export function heatsOf(rows: ViewRow[], team: string): Heat[] {
  const heats: Heat[] = [];
  const current = rows.length > 0 ? value(rows[0], "stage") : null;
  for (const row of rows) {
    const stage = text(row, "stage");
    const number = value(row, "heat") as number | null;
    const key = `${stage}-${number === null ? 0 : number}`;
    let heat = heats.filter((one) => one.key === key)[0];
    if (!heat) heats.push((heat = { key, stage, number, state: "", on: false, lanes: [] }));
    const state = String(value(row, "state"));
    const lane: Lane = {
      key: `${key}-${value(row, team)}`,
      team: Number(value(row, team)),
      name: text(row, team),
      lane: text(row, "lane"),
      division: text(row, "division"),
      state: text(row, "state"),
      on: state === "now",
      open: OPEN.indexOf(state) >= 0 && value(row, "stage") === current,
      done: Number(value(row, "done") || 0),
      of: Number(value(row, "of") || 1),
      results: text(row, "results"),
    };
    if (state === "now" || state === "next") heat.state = lane.state;
    heat.on = heat.on || lane.on;
    heat.lanes.push(lane);
  }
  return heats;
}

// 14.8, 1:05.32, 1分05秒, 131次: anything that begins with a digit. Else it says why there is no result.
export function isResult(typed: string): boolean {
  return /^\s*[\d０-９]/.test(typed);
}

function plain(name: string): string {
  return name.replace(/\s|　/g, "");
}

export interface Pasted {
  lane: Lane;
  result: string;
  faults: string;
  reason: string;
}

// Cells of a spreadsheet or words of a chat: name, result, faults, reason. A line of an unknown name stays where it was.
export function pasted(table: string, lanes: Lane[]): { rows: Pasted[]; unknown: string[] } {
  const rows: Pasted[] = [];
  const unknown: string[] = [];
  for (const line of table.split(/\r?\n/)) {
    const cells = line.indexOf("\t") >= 0 ? line.split("\t") : line.trim().replace(/^\d+[.、．]\s*/, "").split(/\s+/);
    const lane = lanes.filter((one) => one.open && plain(one.name) === plain(cells[0] || ""))[0];
    if (lane && cells[1]) rows.push({ lane, result: cells[1].trim(), faults: (cells[2] || "").trim(), reason: (cells[3] || "").trim() });
    else if (line.trim() !== "") unknown.push(line);
  }
  return { rows, unknown };
}
