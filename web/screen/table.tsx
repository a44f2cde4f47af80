// A board as a table of large rows. When it changes, one thing moves at a time: numbers count up, their rows glow, rows change
// places, arrows stay a while.
import { Component, h } from "preact";
import { Board, Column, Row, mainColumn } from "../common/model";
import { label, words as common } from "../common/words";
import { fit, nameClass } from "./fit";
import { Steps, countUp, mayMove, measure } from "./motion";
import { words } from "./words";

export interface TableProps {
  board: Board;
  rows: number; // on a page
  pulling?: { [entrant: number]: "red" | "blue" }; // who is on the rope now: on every page
  awards?: boolean;
  caption?: string;
}

interface State {
  board: Board; // as it is drawn now
  arrows: { [entrant: number]: string };
  glowing: { [entrant: number]: boolean };
  page: number;
}

const COUNT = 400; // milliseconds, as all here
const GLOW = 1500;
const MOVE = 600;
const ARROW = 8000;
const PAGE = 10000;

function nothing(text: string | undefined): boolean {
  return !text || /^0(\.0*)?$/.test(text);
}

// Before anything is recorded all stand level at nothing, which is no place.
export function begun(board: Board): boolean {
  return board.rows.some((row) => row.place !== null && board.columns.some((column) => !nothing(row.shown[column.name])));
}

// The column that makes the places comes last; one of nothing but zeros takes the room of those that tell the teams apart.
export function columnsOf(board: Board): Column[] {
  const shown = board.columns.filter((column) => column.show !== false);
  const main = mainColumn(shown);
  const telling = shown.filter((column) => column !== main && board.rows.some((row) => !nothing(row.shown[column.name])));
  return main ? [...telling, main] : telling;
}

function shown(row: Row, column: Column): string {
  return (row.shown[column.name] || "").replace(/^-(?=\d)/, "−");
}

// The new numbers in the old order and with the old places; who is new comes last.
export function inOldOrder(before: Board, now: Board): Board {
  const rows = new Map(now.rows.map((row) => [row.entrant, row] as [number, Row]));
  const old = before.rows.filter((row) => rows.has(row.entrant)).map((row) => ({ ...(rows.get(row.entrant) as Row), place: row.place, shared: row.shared }));
  const known = new Set(before.rows.map((row) => row.entrant));
  return { ...now, rows: [...old, ...now.rows.filter((row) => !known.has(row.entrant))] };
}

// "▲2": two places further up than before.
export function arrowsOf(before: Board, now: Board): { [entrant: number]: string } {
  const arrows: { [entrant: number]: string } = {};
  const was = new Map(before.rows.map((row) => [row.entrant, row.place] as [number, number | null]));
  for (const row of begun(before) ? now.rows : []) {
    const up = (was.get(row.entrant) || 0) - (row.place || 0);
    if (row.place && was.get(row.entrant) && up !== 0) arrows[row.entrant] = up > 0 ? `▲${up}` : `▼${-up}`;
  }
  return arrows;
}

function changed(before: Board, now: Board): number[] {
  const was = new Map(before.rows.map((row) => [row.entrant, row] as [number, Row]));
  const differs = (row: Row) => {
    const old = was.get(row.entrant);
    return !old || now.columns.some((column) => old.shown[column.name] !== row.shown[column.name]);
  };
  return now.rows.filter(differs).map((row) => row.entrant);
}

export class Table extends Component<TableProps, State> {
  private steps = new Steps();
  private turning = 0;

  constructor(props: TableProps) {
    super(props);
    this.state = { board: props.board, arrows: {}, glowing: {}, page: 0 };
  }
  componentDidMount() {
    this.componentDidUpdate();
  }
  componentWillUnmount() {
    this.steps.drop();
    clearTimeout(this.turning);
  }
  componentWillReceiveProps(next: TableProps) {
    if (next.board === this.props.board) return;
    this.steps.finish();
    const before = this.state.board;
    const now = next.board;
    const arrows = arrowsOf(before, now);
    const rows = changed(before, now);
    if (!mayMove() || rows.length === 0 || rows.length === now.rows.length) return this.settle(now, arrows);
    const glowing: { [entrant: number]: boolean } = {};
    for (const entrant of rows) glowing[entrant] = true;
    const held = inOldOrder(before, now);
    this.steps.play([
      [0, () => this.count(held)],
      [COUNT, () => this.setState({ glowing })],
      [COUNT + GLOW, () => this.move(now)],
      [COUNT + GLOW + MOVE, () => this.setState({ arrows })],
      [COUNT + GLOW + MOVE + ARROW, () => this.setState({ arrows: {} })],
    ]);
  }

  private settle(board: Board, arrows: { [entrant: number]: string }): void {
    this.setState({ board, arrows, glowing: {} });
    this.steps.play([[ARROW, () => this.setState({ arrows: {} })]]);
  }

  private cells(): Map<string, HTMLElement> {
    const cells = new Map<string, HTMLElement>();
    for (const row of Array.from(this.base.querySelectorAll<HTMLElement>("tr[data-entrant]")))
      for (const cell of Array.from(row.querySelectorAll<HTMLElement>("td.number"))) cells.set(`${row.dataset.entrant}/${cell.dataset.part}`, cell);
    return cells;
  }

  private count(held: Board): void {
    const before = new Map<string, string>();
    this.cells().forEach((cell, name) => before.set(name, cell.textContent || ""));
    this.setState({ board: held, arrows: {}, glowing: {} }, () =>
      this.cells().forEach((cell, name) => cell.firstChild && countUp(cell.firstChild as Text, before.get(name) || "", COUNT)),
    );
  }

  private tops(): Map<string, number> {
    const rows = Array.from(this.base.querySelectorAll<HTMLElement>("tbody:not(.pinned) tr"));
    return new Map(rows.map((row) => [row.dataset.entrant as string, row.getBoundingClientRect().top] as [string, number]));
  }

  private move(now: Board): void {
    const before = this.tops();
    measure(MOVE);
    this.setState({ board: now, glowing: {} }, () =>
      this.tops().forEach((top, entrant) => {
        const shift = (before.has(entrant) ? (before.get(entrant) as number) : top) - top;
        const row = this.base.querySelector(`tbody:not(.pinned) tr[data-entrant="${entrant}"]`);
        if (row && Math.abs(shift) > 1) row.animate([{ transform: `translateY(${shift}px)` }, { transform: "none" }], { duration: MOVE, easing: "ease-out" });
      }),
    );
  }

  // Columns go before text grows smaller: the leftmost first, the one that makes the places never.
  componentDidUpdate() {
    this.base.classList.remove("narrow");
    fit(this.base, columnsOf(this.state.board).slice(0, -1).map((column) => `column-${column.name}`));
    if (this.base.scrollWidth > this.base.clientWidth + 1) this.base.classList.add("narrow");
    const pages = this.pages();
    clearTimeout(this.turning);
    if (pages > 1) this.turning = window.setTimeout(() => this.setState({ page: (this.state.page + 1) % pages }), PAGE);
  }

  private pages(): number {
    return Math.max(Math.ceil(this.state.board.rows.length / this.props.rows), 1);
  }

  private line(row: Row, columns: Column[]) {
    const { board, arrows, glowing } = this.state;
    const placed = row.place !== null && begun(board);
    const under = arrows[row.entrant] || (placed && row.shared ? words.tied : ""); // nothing else moves for it
    const side = (this.props.pulling || {})[row.entrant];
    const classes = [placed && row.place === 1 ? "first" : row.place === null ? "out" : "", glowing[row.entrant] ? "glowing" : ""];
    return (
      <tr key={String(row.entrant)} class={classes.join(" ").trim()} data-entrant={row.entrant}>
        <td class={under ? "place shared" : "place"}>
          <span>{placed ? row.place : "—"}</span>
          {under && <small>{under}</small>}
        </td>
        <th scope="row" class={nameClass(row.name)}>
          <span>{row.name}</span>
          {side && <i class={side}>{words.sides[side]}</i>}
          {this.props.awards && row.out && <small>{row.out}</small>}
        </th>
        {columns.map((column, index) => (
          <td class={index === columns.length - 1 ? "number main" : "number"} data-part={`column-${column.name}`}>
            {row.held && index === columns.length - 1 ? <small>{common.pending}</small> : shown(row, column)}
          </td>
        ))}
        {this.hasAwards() && <td class="award">{row.award || ""}</td>}
      </tr>
    );
  }

  private hasAwards(): boolean {
    return !!this.props.awards && this.state.board.rows.some((row) => row.award);
  }

  private head(columns: Column[]) {
    const pages = this.pages();
    return (
      <tr>
        <th scope="col" class="place">
          {words.place}
        </th>
        <th scope="col" class="name">
          {this.props.caption || words.team}
          {pages > 1 && <b>{` ${this.state.page + 1}/${pages}`}</b>}
        </th>
        {columns.map((column, index) => (
          <th scope="col" class={index === columns.length - 1 ? "number main" : "number"} data-part={`column-${column.name}`}>
            {label(column)}
          </th>
        ))}
        {this.hasAwards() && (
          <th scope="col" class="award">
            {words.award}
          </th>
        )}
      </tr>
    );
  }

  render() {
    const { board } = this.state;
    const { rows, pulling } = this.props;
    const columns = columnsOf(board);
    const first = Math.min(this.state.page, this.pages() - 1) * rows;
    const page = board.rows.slice(first, first + rows);
    const pinned = board.rows.filter((row) => pulling && pulling[row.entrant] && page.indexOf(row) < 0);
    return (
      <section class="table">
        <table>
          <thead>{this.head(columns)}</thead>
          <tbody>{page.map((row) => this.line(row, columns))}</tbody>
          <tbody class="pinned">{pinned.map((row) => this.line(row, columns))}</tbody>
        </table>
      </section>
    );
  }
}
