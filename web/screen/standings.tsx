// Scene 积分榜 / 成绩榜: the boards alone, over the whole width.
import { Component, h } from "preact";
import { words as common } from "../common/words";
import { SceneProps } from "./scene";
import { Table } from "./table";
import { words } from "./words";

export class Standings extends Component<SceneProps, {}> {
  render() {
    const { boards, motion } = this.props;
    const { hidden } = boards;
    if (boards.boards.length === 0) return <p class="empty">{words.none}</p>;
    return (
      <div class={`standings of-${Math.min(boards.boards.length, 4)}`}>
        {hidden && hidden.given > 0 && <p class="hidden-marks">{common.hidden(hidden.given, hidden.of)}</p>}
        {boards.boards.map((board) => (
          <Table board={board} motion={motion} pulling={{}} key={`${board.stage}/${board.group}`} />
        ))}
      </div>
    );
  }
}
