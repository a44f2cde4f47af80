// What follows the contest by itself: as soon as a team's mark counts it is shown how it came about, then the picture that
// was there comes back. The same component draws each of these scenes, so that going from one to the next misses no mark.
import { Component, h } from "preact";
import { Boards } from "../common/model";
import { call } from "../common/api";
import { SceneProps } from "../screen/scene";
import { Appearance } from "./appearance";
import { Marks, MarksScene, WHOLE, isMarks } from "./marks";
import { Turn, orderOf, rowsByEntrant } from "./order";
import { Results } from "./results";

const COUNTED = ["marked", "confirmed"];

// Entrants whose mark counts, seen or kept back.
export function countedEntrants(boards: Boards): Set<number> {
  const rows = rowsByEntrant(boards);
  const counts = (turn: Turn): boolean => {
    const row = rows.get(turn.entrant);
    return COUNTED.indexOf(turn.state) >= 0 && !!row && (row.place !== null || !!row.held);
  };
  return new Set(orderOf(boards).filter(counts).map((turn) => turn.entrant));
}

interface FollowState {
  marks: Marks | null; // being shown
  behind: Boards | null; // the picture that was there, until the new mark enters it
}

export class Follow extends Component<SceneProps, FollowState> {
  state: FollowState = { marks: null, behind: null };
  private timer = 0;
  private ended = false;

  componentWillReceiveProps(next: SceneProps) {
    if (next.boards === this.props.boards || next.scene.follow === false || next.boards.activity !== this.props.boards.activity) return;
    const before = countedEntrants(this.props.boards);
    const fresh = Array.from(countedEntrants(next.boards)).filter((entrant) => !before.has(entrant));
    if (fresh.length !== 1) return; // of several at once, as when marking is closed, the board tells
    this.setState({ behind: this.state.behind || this.props.boards });
    void this.play(next, fresh[0]);
  }
  componentWillUnmount() {
    this.ended = true;
    clearTimeout(this.timer);
  }

  private async play(props: SceneProps, entrant: number): Promise<void> {
    props.stay(WHOLE);
    const marks = await call<Marks>("GET", `/api/activity/${props.boards.activity}/marks/${entrant}`).catch(() => null); // the board tells it too
    if (this.ended) return;
    if (!isMarks(marks)) return this.setState({ behind: null });
    this.setState({ marks });
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.setState({ marks: null }, () => requestAnimationFrame(() => this.setState({ behind: null }))), WHOLE);
  }

  render() {
    const { scene, setup, clock, shape, motion, stay } = this.props;
    const { marks, behind } = this.state;
    const props: SceneProps = { scene, boards: (!marks && behind) || this.props.boards, setup, clock, shape, motion, stay };
    if (marks) return <MarksScene {...props} scene={{ ...scene, name: "marks", entrant: marks.entrant, data: marks }} />;
    return scene.name === "appearance" ? <Appearance {...props} /> : <Results {...props} />;
  }
}
