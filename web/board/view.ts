// The rows of a kind's views. What has two sides with a score each is drawn as matches, everything else as a table.
import { Boards, Cell, ViewLabel, ViewRow, brief, monthly } from "../common/model";
import { element } from "../common/dom";
import { words } from "../common/words";

const MATCHES_IN_SIGHT = 7; // on a screen that nobody scrolls; a phone shows all

function text(row: ViewRow, column: string): string {
  const cell = row[column];
  if (!cell) return "";
  return typeof cell.value === "boolean" ? (cell.value ? "✓" : "") : monthly(cell.text);
}

function value(row: ViewRow, column: string): unknown {
  return row[column] ? row[column].value : null;
}

/* ---- matches ---- */

function areMatches(rows: ViewRow[]): boolean {
  return rows.length > 0 && ["red", "blue", "red-ends", "blue-ends"].every((column) => column in rows[0]);
}

function duration(seconds: unknown): string {
  if (typeof seconds !== "number" || seconds <= 0) return "";
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

// "1 后勤组 0:48"; an end that does not count is hatched and says why it is pulled again.
function endChip(end: ViewRow): HTMLElement {
  const again = value(end, "void") === true;
  const points = [text(end, "red-points"), text(end, "blue-points")].filter(Boolean).join(":");
  const how = again ? [text(end, "how"), text(end, "again"), points] : [text(end, "winner"), points || duration(value(end, "seconds"))];
  return element("li", again ? "void" : "", element("b", "", text(end, "end")), ` ${how.filter(Boolean).join(" ")}`);
}

function side(row: ViewRow, which: "red" | "blue"): HTMLElement {
  const won = value(row, "winner") !== null && value(row, "winner") === value(row, which);
  return element("span", `side ${which}${won ? " won" : ""}`, element("i", "", words[which]), element("span", "", text(row, which) || "—"));
}

// A draw is decided too, though nobody won it.
function isDecided(row: ViewRow): boolean {
  return value(row, "winner") !== null || ["played", "forfeit", "retired"].indexOf(String(value(row, "state"))) >= 0;
}

function matchLine(row: ViewRow, ends: ViewRow[], near: boolean): HTMLElement {
  const now = value(row, "current") === true;
  const mine = ends.filter((end) => value(end, "match") === value(row, "number"));
  const score = mine.length > 0 || isDecided(row) ? `${text(row, "red-ends")} : ${text(row, "blue-ends")}` : "—";
  const state = now || value(row, "next") === true ? (now ? text(row, "state") : words.callUp) : "";
  return element(
    "li",
    `match${now ? " now" : ""}${near ? "" : " far"}`,
    element("span", "no", text(row, "number")),
    side(row, "red"),
    element("b", "score", score),
    side(row, "blue"),
    state !== "" && element("span", "state", state),
    mine.length > 0 && element("ul", "ends", ...mine.map(endChip)),
  );
}

// What is played now and what is around it: as many as a screen has room for.
function inSight(rows: ViewRow[]): [number, number] {
  const now = rows.findIndex((row) => value(row, "current") === true || value(row, "next") === true);
  const middle = now >= 0 ? now : rows.length;
  const first = Math.max(0, Math.min(middle - 3, rows.length - MATCHES_IN_SIGHT));
  return [first, first + MATCHES_IN_SIGHT];
}

// Whether matches are still to come: until then teams that are level need no lots.
export function goesOn(boards: Boards): boolean {
  return Object.keys(boards.views || {}).some((name) => areMatches(boards.views[name]) && boards.views[name].some((row) => !isDecided(row)));
}

// Whether there were matches and all are decided: nobody has said yet that it stands.
export function isPlayed(boards: Boards): boolean {
  return Object.keys(boards.views || {}).some((name) => areMatches(boards.views[name])) && !goesOn(boards);
}

function matchSection(view: ViewLabel, rows: ViewRow[], ends: ViewRow[]): HTMLElement {
  const [first, after] = inSight(rows);
  const lines = rows.map((row, index) => matchLine(row, ends, index >= first && index < after));
  return element("section", "view", element("h2", "", view.label), element("ol", "matches", ...lines));
}

/* ---- anything else ---- */

const LONGEST_NAME = 4; // a name is not broken into two lines
const MOST_COLUMNS_OF_A_PHONE = 5; // of more, each row is a card there

// A column is worth its room where its rows differ, or where there is one row and it says something.
function differs(rows: ViewRow[], column: string): boolean {
  const said = (cell: Cell | undefined) => !!cell && cell.text !== "" && cell.value !== false;
  return rows.length === 1 ? said(rows[0][column]) : rows.some((row) => text(row, column) !== text(rows[0], column));
}

// How much of a target is reached, where a row says so in per cent.
function bars(view: ViewLabel, rows: ViewRow[]): HTMLElement[] {
  const column = view.columns.filter((one) => one.name === "progress")[0];
  const reached = column && rows.length === 1 ? parseFloat(text(rows[0], "progress").replace(/[^\d.]/g, "")) : NaN;
  if (!column || isNaN(reached)) return [];
  const bar = element("progress", "") as HTMLProgressElement;
  bar.max = 100;
  bar.value = Math.min(reached, 100);
  bar.setAttribute("aria-label", `${column.label} ${text(rows[0], "progress")}`);
  return [bar];
}

function tableSection(view: ViewLabel, rows: ViewRow[], whole: boolean): HTMLElement {
  const used = view.columns.filter((column) => (whole ? rows.some((row) => text(row, column.name) !== "") : differs(rows, column.name)));
  const numeric = new Set(used.filter((column) => rows.every((row) => /^[\d.−-]*$/.test(text(row, column.name)))).map((column) => column.name));
  const cell = (tag: string, name: string, content: string) => element(tag, numeric.has(name) ? "number" : "", content);
  const head = element("tr", "", ...used.map((column) => cell("th", column.name, column.label)));
  const labelled = (row: ViewRow, column: { name: string; label: string }) => {
    const said = row[column.name] && row[column.name].plain ? brief(row[column.name]) : text(row, column.name);
    const made = cell("td", column.name, said);
    if (said.length <= LONGEST_NAME || /^[\d-]+$|[日月]$/.test(said)) made.classList.add("short");
    made.dataset.label = column.label; // stands before it where the row is a card
    return made;
  };
  const lines = rows.map((row) => element("tr", "", ...used.map((column) => labelled(row, column))));
  const table = element("table", used.length > MOST_COLUMNS_OF_A_PHONE ? "many" : "", element("thead", "", head), element("tbody", "", ...lines));
  return element("section", "view", element("h2", "", view.label), ...bars(view, rows), table);
}

// Beside a board stands the kind's first view, with what tells its rows apart; where there is no board, all of them, whole.
export function viewSections(boards: Boards): HTMLElement[] {
  const names = Object.keys(boards.view_labels || {}).filter((name) => (boards.views[name] || []).length > 0);
  const shown = boards.boards.length > 0 ? names.slice(0, 1) : names;
  return shown.map((name) => {
    const rows = boards.views[name];
    return areMatches(rows) ? matchSection(boards.view_labels[name], rows, boards.views.end || []) : tableSection(boards.view_labels[name], rows, boards.boards.length === 0);
  });
}
