// What stands around every scene: whose contest it is, how far it is, how fresh the picture is.
import { Component, h } from "preact";
import { clock } from "../common/dom";
import { Boards } from "../common/model";
import { words as common } from "../common/words";
import { fit, widthOf } from "./fit";
import { isOver, matchesOf } from "./match";
import { words } from "./words";

// The time of day; it wakes once a minute.
export class DayClock extends Component<{}, { now: string }> {
  state = { now: clock(new Date()) };
  private timer = 0;

  componentDidMount() {
    this.wait();
  }
  componentWillUnmount() {
    clearTimeout(this.timer);
  }
  private wait(): void {
    this.timer = window.setTimeout(() => {
      this.setState({ now: clock(new Date()) });
      this.wait();
    }, 60050 - (Date.now() % 60000));
  }
  render() {
    return <time>{this.state.now}</time>;
  }
}

const LONG_TITLE = 20; // characters that stand beside the unit's name

export class Top extends Component<{ title: string; unit: string }, {}> {
  componentDidMount() {
    this.componentDidUpdate();
  }
  componentDidUpdate() {
    fit(this.base, ["unit"]);
  }
  render() {
    const { title, unit } = this.props;
    return (
      <header class="top">
        <h1 class={widthOf(title) > LONG_TITLE ? "long" : ""}>{title}</h1>
        <p>
          <span data-part="unit">{unit}</span>
          <DayClock />
        </p>
      </header>
    );
  }
}

interface BottomProps {
  boards: Boards;
  at: string; // when the picture came
  cut: boolean;
  code: string;
}

// What every board says of how places are made, in clauses; of several different ones none speaks for all.
function clauses(boards: Boards): string[] {
  const sentences = new Set(boards.boards.map((board) => board.sentence || ""));
  return sentences.size === 1 ? boards.boards[0].sentence!.split(/[；;]\s*/).filter(Boolean) : [];
}

// Everything is pulled or marked, and nobody has said yet that it stands.
function stateWord(boards: Boards): string {
  return boards.state === "marked" || (boards.state === "open" && isOver(matchesOf(boards))) ? words.unconfirmed : common.state(boards.state);
}

export class Bottom extends Component<BottomProps, {}> {
  componentDidMount() {
    this.componentDidUpdate();
  }
  // First the name of the rule goes, then the order of the criteria, at last all of the sentence.
  componentDidUpdate() {
    const last = clauses(this.props.boards).length - 1;
    const middle = Array.from({ length: Math.max(last - 1, 0) }, (_, index) => `clause-${index + 1}`);
    fit(this.base, ["clause-0", `clause-${last}`, ...middle, "code"]);
  }
  render() {
    const { boards, at, cut, code } = this.props;
    return (
      <footer class={cut ? "bottom cut" : "bottom"}>
        <span class={`pill ${boards.state}`}>{stateWord(boards)}</span>
        <span class="sentence">
          {clauses(boards).map((clause, index) => (
            <span data-part={`clause-${index}`}>{clause}</span>
          ))}
        </span>
        {code && (
          <span class="code" data-part="code">
            {words.code} <b>{code}</b>
          </span>
        )}
        <span class="time" role="status">
          {cut ? common.stale(at) : common.updated(at)}
        </span>
      </footer>
    );
  }
}
