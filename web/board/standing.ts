// A board as a table: places, names, the columns that say something, prizes.
import { Board, Boards, Column, Row, mainColumn, titleOf } from "../common/model";
import { element } from "../common/dom";
import { label, words } from "../common/words";

const MOST_ROWS_WITH_SENTENCE = 9; // on a screen that nobody scrolls

function nothing(text: string | undefined): boolean {
  return !text || /^0(\.0*)?$/.test(text);
}

// Before anything is recorded all stand level at nothing, which is no place.
function begun(board: Board): boolean {
  return board.rows.some((row) => row.place !== null && board.columns.some((column) => !nothing(row.shown[column.name])));
}

// A column of nothing but zeros takes the room of those that tell the teams apart.
function columnsToShow(board: Board): Column[] {
  const shown = board.columns.filter((column) => column.show !== false);
  const main = mainColumn(shown);
  const telling = shown.filter((column) => column !== main && (!begun(board) || board.rows.some((row) => !nothing(row.shown[column.name]))));
  return main ? [...telling, main] : telling;
}

function placeCell(board: Board, row: Row, arrow: string): HTMLElement {
  const place = row.place === null || !begun(board) ? "—" : String(row.place);
  const shared = place !== "—" && row.shared;
  return element("td", "place", shared ? `${place} ` : place, shared && element("small", "", words.tied), arrow !== "" && element("span", "arrow", arrow));
}

function nameClass(name: string): string {
  return name.length > 6 ? "name long" : "name";
}

function whyButton(row: Row): HTMLElement {
  const button = element("button", "why", row.name);
  button.setAttribute("type", "button");
  button.setAttribute("title", words.why);
  button.dataset.why = String(row.entrant);
  return button;
}

function rowLine(board: Board, columns: Column[], show: { awards: boolean; reasons: boolean; why: boolean }, row: Row, arrow: string): HTMLElement {
  const first = row.place === 1 && begun(board);
  const line = element("tr", first ? "first" : row.place === null ? "out" : "");
  line.dataset.entrant = String(row.entrant);
  const name = element("th", nameClass(row.name), show.why && !row.held ? whyButton(row) : row.name, row.held ? element("small", "", words.held) : show.reasons && row.out && element("small", "", row.out));
  name.setAttribute("scope", "row");
  line.append(placeCell(board, row, arrow), name);
  columns.forEach((column, index) => {
    const text = (row.shown[column.name] || "").replace(/^-(?=\d)/, "−");
    line.append(element("td", index === columns.length - 1 ? "number main" : "number", text));
  });
  if (show.awards) line.append(element("td", "award", row.award || ""));
  return line;
}

function arrowOf(row: Row, before: Map<number, number>): string {
  const was = before.get(row.entrant);
  if (!was || !row.place || was === row.place) return "";
  return was > row.place ? `▲${was - row.place}` : `▼${row.place - was}`;
}

// What is said besides places: who takes part, how places are made, who must draw lots, why a team is out.
interface Ask {
  who: Boards["who"];
  sentences: boolean;
  lots: boolean;
  reasons: boolean;
  why: boolean; // a name leads to the reason of its place
}

function table(board: Board, before: Map<number, number>, ask: Ask): HTMLElement {
  const columns = columnsToShow(board);
  const awards = board.rows.some((row) => row.award);
  const head = element("tr", "", element("th", "place", words.place), element("th", "name", words.entrant[ask.who]));
  for (const column of columns) head.append(element("th", "number", label(column)));
  if (awards) head.append(element("th", "award", words.award));
  for (const cell of Array.from(head.children)) cell.setAttribute("scope", "col");
  const lines = board.rows.map((row) => rowLine(board, columns, { awards, reasons: ask.reasons, why: ask.why && begun(board) }, row, arrowOf(row, before)));
  const made = element("table", "board", element("thead", "", head), element("tbody", "", ...lines));
  made.style.setProperty("--rows", String(Math.max(board.rows.length, 1)));
  return made;
}

// `before` has the place that each entrant had on the last picture.
export function standingSection(board: Board, before: Map<number, number>, ask: Ask): HTMLElement {
  const names = new Map(board.rows.map((row) => [row.entrant, row.name] as [number, string]));
  const lots = (board.need || []).map((group) => group.map((entrant) => names.get(entrant)).join("、")).join("；");
  const sentence = ask.sentences && board.sentence;
  return element(
    "section",
    sentence && board.rows.length <= MOST_ROWS_WITH_SENTENCE ? "standing with-sentence" : "standing",
    titleOf(board) !== "" && element("h2", "", titleOf(board)),
    table(board, before, ask),
    ask.lots && lots !== "" && element("p", "lots", words.lots(lots)),
    sentence && element("p", board.rows.length > MOST_ROWS_WITH_SENTENCE ? "sentence surplus" : "sentence", sentence),
  );
}

export function boardKey(board: Board): string {
  return `${board.stage || ""}/${board.group || ""}`;
}

// Where a table is wider than its place, columns go from the left, so that no text grows smaller; names and the last stay.
export function fitColumns(place: HTMLElement): void {
  place.querySelectorAll<HTMLTableElement>("table.board").forEach((table) => {
    const numbers = () => table.querySelectorAll("thead .number").length;
    while (table.parentElement && table.offsetWidth > table.parentElement.clientWidth && numbers() > 1)
      for (const line of Array.from(table.rows)) line.cells[2].remove();
  });
}
