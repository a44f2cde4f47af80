// The ends of a match as chips: "1 红胜 0:48 | 2 重赛 绳滑 | 2 蓝胜 1:20 | 3 —".
import { Component, h } from "preact";
import { fit } from "../fit";
import { End, Match, isDecided } from "../match";
import { minutes } from "./clock";
import { words } from "./words";

function Chip(props: { end: End }) {
  const { end } = props;
  const time = end.seconds !== null && end.seconds > 0 && !end.isVoid ? minutes(end.seconds) : "";
  const how = end.isVoid ? [end.points || words.again, end.again] : end.points ? [end.points] : [end.winner ? words.endWon[end.winner] : end.how, time];
  return (
    <li class={end.isVoid ? "void" : end.winner || ""} data-part={end.isVoid ? "void" : undefined}>
      <b>{end.number}</b> {how.filter(Boolean).join(" ")}
    </li>
  );
}

export class Ends extends Component<{ match: Match; ends: End[] }, {}> {
  componentDidMount() {
    this.componentDidUpdate();
  }
  // What was pulled again goes first, where a match has more ends than there is room for.
  componentDidUpdate() {
    fit(this.base, ["void"], "height");
  }
  render() {
    const { match, ends } = this.props;
    const counted = ends.filter((end) => !end.isVoid).length;
    return (
      <ol class="ends">
        {ends.map((end) => (
          <Chip end={end} />
        ))}
        {!isDecided(match) && match.toWin !== 0 && match.red.entrant !== null && match.blue.entrant !== null && (
          <li class="to-come">
            <b>{counted + 1}</b> —
          </li>
        )}
      </ol>
    );
  }
}
