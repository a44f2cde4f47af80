// Scene 成绩榜, and 封榜: the same board with what came after the hold kept back. More rows than the screen has room for are
// shown page after page.
import { Component, h } from "preact";
import { Board, Boards, Row, titleOf } from "../common/model";
import { words as common } from "../common/words";
import { SceneProps, Shape } from "../screen/scene";
import { scoredRows } from "./score";
import { Line, ScoreTable } from "./table";
import { words } from "./words";

const PAGE = 10000; // milliseconds
const ROWS: { [shape in Shape]: number } = { normal: 9, tall: 12, wide: 9 };

export function widthOfShape(shape: Shape): number {
  return shape === "wide" ? 2400 : 1824;
}

function lineOf(row: Row): Line {
  return { key: String(row.entrant), row, place: null, bar: "" };
}

function isOver(boards: Boards): boolean {
  return boards.state === "closed" || boards.state === "awarded";
}

interface Page {
  board: Board;
  rows: Row[];
}

// Boards of several stages or groups follow one another as pages.
function pagesOf(boards: Boards, most: number): Page[] {
  const pages: Page[] = [];
  for (const board of boards.boards) {
    const rows = scoredRows(board, isOver(boards));
    for (let first = 0; first < rows.length; first += most) pages.push({ board, rows: rows.slice(first, first + most) });
  }
  return pages;
}

export class Results extends Component<SceneProps, { page: number }> {
  state = { page: 0 };
  private timer = 0;

  componentDidMount() {
    this.timer = window.setInterval(() => this.setState({ page: this.state.page + 1 }), PAGE);
  }
  componentWillUnmount() {
    clearInterval(this.timer);
  }

  // Without a page to turn nothing is drawn anew.
  shouldComponentUpdate(next: SceneProps, state: { page: number }) {
    return next !== this.props || state.page % this.count(next) !== this.state.page % this.count(this.props);
  }

  // What stands above the table takes the room of a row; so does the number of the page.
  private most(props: SceneProps): number {
    const rows = ROWS[props.shape];
    const first = pagesOf(props.boards, rows);
    return this.head(props).length > 0 || first.length > 1 || (first.length > 0 && titleOf(first[0].board) !== "") ? rows - 1 : rows;
  }

  private count(props: SceneProps): number {
    return Math.max(1, pagesOf(props.boards, this.most(props)).length);
  }

  // What stands above the table: that the board is held, whose board it is, what is hidden still.
  private head({ scene, boards }: SceneProps): JSX.Element[] {
    const held = boards.boards.reduce((sum, board) => sum + board.rows.filter((row) => row.held).length, 0);
    const hidden = boards.hidden && boards.hidden.given > 0 ? common.hidden(boards.hidden.given, boards.hidden.of) : "";
    const said = [];
    if (scene.name === "hold" || boards.state === "held") said.push(<b class="word">{words.hold}</b>, <span>{words.holdSays(held)}</span>);
    if (hidden) said.push(<span>{hidden}</span>);
    return said;
  }

  render() {
    const { boards, motion, shape } = this.props;
    const pages = pagesOf(boards, this.most(this.props));
    const head = this.head(this.props);
    const number = this.state.page % Math.max(pages.length, 1);
    const page = pages[number];
    const title = page ? titleOf(page.board) : "";
    return (
      <div class="results">
        {(head.length > 0 || title || pages.length > 1) && (
          <p class="headline">
            {title && <b>{title}</b>}
            {head}
            {pages.length > 1 && <span class="page">{words.page(number + 1, pages.length)}</span>}
          </p>
        )}
        {page && <ScoreTable key={`${titleOf(page.board)}`} board={page.board} lines={page.rows.map(lineOf)} motion={motion} width={widthOfShape(shape)} />}
        {!page && <p class="empty">{words.noResults}</p>}
      </div>
    );
  }
}
