// Scene 积分榜 / 成绩榜: the boards alone, over the whole width; several groups side by side.
import { Component, h } from "preact";
import { Board, titleOf } from "../common/model";
import { words as common } from "../common/words";
import { isOver, matchesOf } from "./match";
import { SceneProps } from "./scene";
import { Table } from "./table";
import { Views, hasViews } from "./views";
import { words } from "./words";

const ROWS = { normal: 9, tall: 13, wide: 9 };
const SMALL = 4; // rows of a board that shares the height with another
const PAGE = 10000; // milliseconds

// How many boards one page has room for.
function together(boards: Board[], tall: boolean): number {
  if (boards.length === 1) return 1;
  const small = boards.every((board) => board.rows.length <= SMALL);
  return small ? 4 : tall ? 1 : 2;
}

// Who must draw lots, once nothing else can part them.
function lots(board: Board): string {
  const names = new Map(board.rows.map((row) => [row.entrant, row.name] as [number, string]));
  return (board.need || []).map((group) => group.map((entrant) => names.get(entrant)).join("、")).join("；");
}

export class Standings extends Component<SceneProps, { page: number }> {
  state = { page: 0 };
  private turning = 0;

  componentDidMount() {
    this.componentDidUpdate();
  }
  componentWillUnmount() {
    clearTimeout(this.turning);
  }
  componentDidUpdate() {
    const pages = this.pages();
    clearTimeout(this.turning);
    if (pages > 1) this.turning = window.setTimeout(() => this.setState({ page: (this.state.page + 1) % pages }), PAGE);
  }
  private pages(): number {
    const { boards } = this.props.boards;
    return Math.max(Math.ceil(boards.length / together(boards, this.props.shape === "tall")), 1);
  }

  render() {
    const { boards, shape } = this.props;
    const { hidden } = boards;
    if (boards.boards.length === 0 && hasViews(boards)) return <Views {...(this.props as SceneProps)} />;
    if (boards.boards.length === 0) return <p class="empty">{words.none}</p>;
    const most = together(boards.boards, shape === "tall");
    const first = Math.min(this.state.page, this.pages() - 1) * most;
    const page = boards.boards.slice(first, first + most);
    const matches = matchesOf(boards);
    const tied = matches.length > 0 && isOver(matches) ? page.map(lots).filter(Boolean).join("；") : "";
    const marking = hidden && hidden.given > 0;
    const only = page.length === 1 ? page[0].rows.length : ROWS.normal;
    const size = most === 4 && page.length <= 2 ? " few-boards" : only <= 4 ? " few rows-4" : only <= 6 ? " few" : "";
    const room = ROWS[shape] - (tied || marking ? 1 : 0);
    return (
      <div class={`standings of-${most === 4 ? 4 : page.length}${size}`}>
        {marking && <p class="notice-line">{common.hidden(hidden!.given, hidden!.of)}</p>}
        {page.map((board) => (
          <Table board={board} rows={most === 4 ? SMALL : room} awards caption={titleOf(board)} key={`${board.stage}/${board.group}`} />
        ))}
        {tied && <p class="notice-line">{common.lots(tied)}</p>}
      </div>
    );
  }
}
