// Rows of a score board over the whole width, with the prizes at the left edge. A changed number counts and glows where it
// stood, then the rows change places, then an arrow says by how many.
import { Component, h } from "preact";
import { Board, Column, Row } from "../common/model";
import { label } from "../common/language";
import { words as common } from "../common/words";
import { COUNT, GLOW, moveRows, tops } from "./motion";
import { CountingNumber } from "./number";
import { Decided, Prize, mainColumn, minus, prizesOf, scoreColumns, tieBreaks } from "./score";
import { widthOf } from "../screen/fit";
import { nameSize } from "./size";
import { words } from "./words";

export interface Line {
  key: string;
  row: Row | null; // null: nobody may know yet
  place: number | null;
  bar: "" | "next" | "closed" | "gone"; // what hides it; gone: it slides off now
}

export interface TableProps {
  board: Board;
  lines: Line[]; // those in sight
  motion: boolean;
  moves?: boolean; // false: rows never change places
  width: number; // in u
}

const PLACE = 170;
const NAME = 400;
const MAIN = 270;
const OTHER = 190;
const PRIZE = 210;

// Columns go from the left where there is no room; the main one stays.
function fitting(columns: Column[], room: number): Column[] {
  const most = 1 + Math.max(0, Math.floor((room - MAIN) / OTHER));
  return columns.slice(Math.max(0, columns.length - most));
}

interface Shown {
  columns: Column[];
  ties: Map<number, Decided>;
  prizes: Prize[];
  template: string;
}

function shownOf({ board, lines, width }: TableProps): Shown {
  const rows = lines.map((line) => line.row).filter((row): row is Row => row !== null);
  const ties = tieBreaks(board);
  const visibleTies = rows.some((row) => ties.has(row.entrant));
  const longest = Math.max(0, ...Array.from(ties.values()).map((tie) => widthOf(words.decided(label(tie.column)))));
  const tieWidth = visibleTies ? 36 * longest + 48 : 0;
  const prizes = prizesOf(board, rows);
  const room = width - PLACE - NAME - tieWidth - (prizes.length > 0 ? PRIZE : 0);
  const columns = fitting(scoreColumns(board), room);
  const u = (n: number) => `calc(${n} * var(--u))`;
  const parts = [u(PLACE), "minmax(0, 1fr)", ...columns.map((_, index) => u(index === columns.length - 1 ? MAIN : OTHER))];
  return { columns, ties: visibleTies ? ties : new Map(), prizes, template: [...parts, visibleTies ? u(tieWidth) : ""].join(" ") };
}

function PrizeMark(props: { prize: Prize }) {
  const { prize } = props;
  const style = { top: `calc(${prize.first} * var(--row))`, height: `calc(${prize.rows} * var(--row))` };
  return (
    <div class="prize" style={style as {}}>
      <b>{prize.award}</b>
    </div>
  );
}

interface RowProps {
  line: Line;
  shown: Shown;
  motion: boolean;
  was: Row | undefined; // on the last picture
}

function arrow(row: Row, was: Row | undefined): string {
  if (!was || !was.place || !row.place || was.place === row.place) return "";
  return was.place > row.place ? `▲${was.place - row.place}` : `▼${row.place - was.place}`;
}

function Cells({ line, shown, motion, was }: RowProps) {
  const row = line.row;
  if (row === null || row.held || row.place === null) return <HeldCells line={line} />;
  const tie = shown.ties.get(row.entrant);
  return (
    <div class="cells" role="presentation">
      <span role="cell" class="place">
        {row.place}
        {row.shared && <small>{words.tied}</small>}
        {arrow(row, was) && <i class="arrow">{arrow(row, was)}</i>}
      </span>
      <b role="rowheader" class={nameSize(row.name, 8)}>
        {row.name}
      </b>
      {shown.columns.map((column, index) => (
        <span role="cell" class={index === shown.columns.length - 1 ? "number main" : "number"}>
          <CountingNumber text={minus(row.shown[column.name])} motion={motion} />
        </span>
      ))}
      {shown.ties.size > 0 && (
        <span role="cell" class="tie">
          {tie && tie.text && <span>{tie.text}</span>}
          {tie && <small>{words.decided(label(tie.column))}</small>}
        </span>
      )}
    </div>
  );
}

// A row without numbers: kept back, or out with the reason.
function HeldCells({ line }: { line: Line }) {
  const { row } = line;
  return (
    <div class="cells" role="presentation">
      <span role="cell" class="place">
        {line.place === null ? "—" : line.place}
      </span>
      <b role="rowheader" class={nameSize(row ? row.name : "", 8)}>
        {row ? row.name : common.pending}
      </b>
      <span role="cell" class="words">
        {row ? (row.held ? common.held : row.out || "") : ""}
      </span>
    </div>
  );
}

export class ScoreTable extends Component<TableProps, {}> {
  private before: Map<string, number> = new Map();
  private was: Map<number, Row> = new Map();
  private last: Board | null = null;

  componentWillUpdate(next: TableProps) {
    if (next.board === this.props.board) return;
    this.last = this.props.board;
    this.was = new Map(this.props.board.rows.map((row) => [row.entrant, row] as [number, Row]));
    this.before = tops(this.base);
  }
  componentDidUpdate(previous: TableProps) {
    if (previous.board === this.props.board || !this.props.motion || this.props.moves === false) return;
    // A row of another page is not new: it only was out of sight.
    for (const line of this.props.lines)
      if (line.row && this.wasScored(line.row.entrant) && !this.before.has(line.key)) {
        const now = this.base.querySelector(`[data-row="${line.key}"]`);
        if (now) this.before.set(line.key, now.getBoundingClientRect().top);
      }
    moveRows(this.base, this.before, this.props.lines.some((line) => this.isChanged(line)) ? COUNT + GLOW : 0);
  }

  private wasScored(entrant: number): boolean {
    const was = this.was.get(entrant);
    return !!was && (was.place !== null || !!was.held);
  }

  private isChanged(line: Line): boolean {
    const main = mainColumn(this.props.board);
    const was = line.row && this.was.get(line.row.entrant);
    return !!was && !!main && !!line.row && was.place !== null && was.shown[main.name] !== line.row.shown[main.name];
  }

  private line(line: Line, shown: Shown) {
    const was = line.row && this.last ? this.was.get(line.row.entrant) : undefined;
    const parts = ["line", line.row && line.row.place === 1 && "first", line.bar && `bar-${line.bar}`, !line.bar && this.isChanged(line) && "changed"];
    return (
      <div role="row" key={line.key} data-row={line.key} class={parts.filter(Boolean).join(" ")} style={{ gridTemplateColumns: shown.template } as {}}>
        <Cells line={line} shown={shown} motion={this.props.motion} was={was} />
        {line.bar && <i class="bar" />}
      </div>
    );
  }

  render() {
    const { lines } = this.props;
    const shown = shownOf(this.props);
    return (
      <div class={shown.prizes.length > 0 ? "scores with-prizes" : "scores"}>
        <div role="table">
          <div role="row" class="head" style={{ gridTemplateColumns: shown.template } as {}}>
            <span role="columnheader">{words.place}</span>
            <span role="columnheader">{words.team}</span>
            {shown.columns.map((column) => (
              <span role="columnheader" class="number">
                {label(column)}
              </span>
            ))}
            {shown.ties.size > 0 && <span role="columnheader" />}
          </div>
          <div role="rowgroup" class="lines">
            {lines.map((line) => this.line(line, shown))}
          </div>
        </div>
        <div class="prizes">
          {shown.prizes.map((prize) => (
            <PrizeMark prize={prize} />
          ))}
        </div>
      </div>
    );
  }
}
