// The live board of one activity: drawn from each message of the stream, the last picture kept when the network is cut.
import { Board, Boards, Cell, Row, ViewLabel, ViewRow } from "./model";
import { clock, element, fill } from "./dom";
import { label, words } from "./words";

const still = matchMedia("(prefers-reduced-motion: reduce)");

function placeText(row: Row): string {
  if (row.place === null) return "—";
  return row.shared ? `${row.place} ${words.tied}` : String(row.place);
}

function boardRow(board: Board, row: Row, awards: boolean, arrow: string): HTMLElement {
  const line = element("tr", row.place === 1 ? "first" : row.place === null ? "out" : "");
  line.dataset.entrant = String(row.entrant);
  line.append(
    element("td", "place", placeText(row), arrow !== "" && element("span", "arrow", arrow)),
    element("th", "name", row.name, row.out && element("small", "", row.out)),
  );
  line.querySelector("th")!.setAttribute("scope", "row");
  for (const column of board.columns)
    if (column.show !== false) line.append(element("td", "number", row.shown[column.name] || ""));
  if (awards) line.append(element("td", "award", row.award || ""));
  return line;
}

function arrowOf(row: Row, before: Map<number, number>): string {
  const was = before.get(row.entrant);
  if (!was || !row.place || was === row.place) return "";
  return was > row.place ? `▲${was - row.place}` : `▼${row.place - was}`;
}

function boardTable(board: Board, before: Map<number, number>): HTMLElement {
  const awards = board.rows.some((row) => row.award);
  const head = element("tr", "", element("th", "place", words.place), element("th", "name", words.entrant));
  for (const column of board.columns) if (column.show !== false) head.append(element("th", "number", label(column)));
  if (awards) head.append(element("th", "award", words.award));
  for (const cell of head.children) cell.setAttribute("scope", "col");
  const body = element("tbody", "", ...board.rows.map((row) => boardRow(board, row, awards, arrowOf(row, before))));
  return element("table", "board", element("thead", "", head), body);
}

function boardTitle(board: Board): string {
  return [board.stage && (words.stages[board.stage] || board.stage), board.group && words.group(board.group)].filter(Boolean).join(" · ");
}

function boardSection(board: Board, before: Map<number, number>): HTMLElement {
  const title = boardTitle(board);
  const names = new Map(board.rows.map((row) => [row.entrant, row.name] as [number, string]));
  const lots = (board.need || []).map((group) => group.map((entrant) => names.get(entrant)).join("、")).join("；");
  return element(
    "section",
    "standing",
    title && element("h2", "", title),
    boardTable(board, before),
    lots !== "" && element("p", "lots", words.lots(lots)),
    board.sentence && element("p", "sentence", board.sentence),
  );
}

// A column is worth its room where some row has more in it than nothing, no or 0.
function says(cell: Cell | undefined): boolean {
  return !!cell && cell.text !== "" && cell.value !== false && cell.value !== 0;
}

function cellText(cell: Cell | undefined): string {
  if (!cell) return "";
  return typeof cell.value === "boolean" ? (cell.value ? "✓" : "") : cell.text;
}

function viewSection(view: ViewLabel, rows: ViewRow[]): HTMLElement | false {
  if (rows.length === 0) return false;
  const used = view.columns.filter((column) => rows.some((row) => says(row[column.name])));
  const head = element("tr", "", ...used.map((column) => element("th", "", column.label)));
  const lines = rows.map((row) => element("tr", "", ...used.map((column) => element("td", "", cellText(row[column.name])))));
  return element(
    "section",
    "view",
    element("h2", "", view.label),
    element("table", "", element("thead", "", head), element("tbody", "", ...lines)),
  );
}

function key(board: Board): string {
  return `${board.stage || ""}/${board.group || ""}`;
}

class LiveBoard {
  private last: Boards | null = null;
  private at = new Date();
  private cut = false;

  constructor(private place: HTMLElement) {}

  // Where each row stands, to move it from there to its new place.
  private tops(): Map<string, number> {
    const tops = new Map<string, number>();
    this.place.querySelectorAll<HTMLElement>("section.standing").forEach((section, index) =>
      section.querySelectorAll<HTMLElement>("tr[data-entrant]").forEach((row) => {
        tops.set(`${index}/${row.dataset.entrant}`, row.getBoundingClientRect().top);
      }),
    );
    return tops;
  }

  private move(before: Map<string, number>): void {
    if (still.matches) return;
    this.place.querySelectorAll<HTMLElement>("section.standing").forEach((section, index) =>
      section.querySelectorAll<HTMLElement>("tr[data-entrant]").forEach((row) => {
        const was = before.get(`${index}/${row.dataset.entrant}`);
        const shift = was === undefined ? 0 : was - row.getBoundingClientRect().top;
        if (Math.abs(shift) < 1) return;
        row.classList.add("moved");
        row.animate([{ transform: `translateY(${shift}px)` }, { transform: "none" }], { duration: 600, easing: "ease-out" });
      }),
    );
  }

  show(boards: Boards): void {
    const tops = this.tops();
    const before = new Map((this.last ? this.last.boards : []).map((board) => [key(board), board] as [string, Board]));
    this.last = boards;
    this.at = new Date();
    this.cut = false;
    document.title = boards.title;
    const views = Object.keys(boards.views || {}).map((name) => viewSection(boards.view_labels[name], boards.views[name]));
    const standings = boards.boards.map((board) => {
      const old = before.get(key(board));
      return boardSection(board, new Map((old ? old.rows : []).map((row) => [row.entrant, row.place || 0] as [number, number])));
    });
    const hidden = boards.hidden && boards.hidden.given > 0 && element("p", "hidden", words.hidden(boards.hidden.given));
    fill(
        this.place,
      element("header", "", element("h1", "", boards.title), element("span", "unit", boards.unit || "")),
      element(
        "main",
        views.some(Boolean) ? "two" : "one",
        element("div", "boards", hidden, ...(standings.length > 0 ? standings : [element("p", "notice", words.none)])),
        views.some(Boolean) && element("div", "views", ...views),
      ),
      this.footer(),
    );
    this.move(tops);
  }

  private footer(): HTMLElement {
    const time = clock(this.at);
    return element(
      "footer",
      this.cut ? "cut" : "",
      element("span", `pill ${this.last ? this.last.state : ""}`, this.last ? words.state(this.last.state) : ""),
      element("span", "time", this.cut ? words.stale(time) : words.updated(time)),
    );
  }

  lost(): void {
    if (this.cut) return;
    this.cut = true;
    if (!this.last) fill(this.place, element("p", "notice", words.unreachable));
    const footer = this.place.querySelector("footer");
    if (footer) footer.replaceWith(this.footer());
  }

  back(): void {
    if (!this.cut || !this.last) return;
    this.cut = false;
    const footer = this.place.querySelector("footer");
    if (footer) footer.replaceWith(this.footer());
  }
}

export async function showBoard(place: HTMLElement, activity: number): Promise<void> {
  const live = new LiveBoard(place);
  fill(place, element("p", "notice", words.loading));
  const known = await fetch(`/api/activity/${activity}/boards`, { method: "HEAD" }).catch(() => null);
  if (known && known.status === 404) {
    fill(place, element("p", "notice", words.missing));
    return;
  }
  // The browser comes back by itself, with Last-Event-ID, as often as it takes.
  let wait = 1000;
  const connect = (): void => {
    const stream = new EventSource(`/api/activity/${activity}/live`);
    stream.onmessage = (message) => live.show(JSON.parse(message.data) as Boards);
    stream.onopen = () => {
      wait = 1000;
      live.back();
    };
    stream.onerror = () => {
      live.lost();
      if (stream.readyState !== EventSource.CLOSED) return;
      setTimeout(connect, wait); // it gave up, as browsers do after an error page of a proxy
      wait = Math.min(wait * 2, 15000);
    };
  };
  connect();
}
