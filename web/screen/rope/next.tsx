// "下一场：中班组 — 小班组　请检录".
import { Component, h } from "preact";
import { fit } from "../fit";
import { Match } from "../match";
import { words } from "./words";

export class Next extends Component<{ match: Match | undefined }, {}> {
  componentDidMount() {
    this.componentDidUpdate();
  }
  componentDidUpdate() {
    fit(this.base, ["call-up", "word"]);
  }
  render() {
    const { match } = this.props;
    if (!match) return <p class="next" />;
    return (
      <p class="next">
        <span>
          <span data-part="word">{words.next}：</span>
          <b>{match.red.name || words.unknown}</b> — <b>{match.blue.name || words.unknown}</b>
        </span>
        <span data-part="call-up">{words.callUp}</span>
      </p>
    );
  }
}
