// Scene 抽签: names roll until the officer stops them. The order is the server's, recorded as an event; the rolling is only a
// picture, which ends by laying that order down one after another.
import { Component, h } from "preact";
import { words as common } from "../common/words";
import { SceneProps, Shape } from "../screen/scene";
import { Turn, isDrawn, orderOf } from "./order";
import { nameSize } from "./size";
import { words } from "./words";

const ROLL = 90; // milliseconds a name is seen while they roll
const LAY = 500; // between two names laid down

const COLUMNS: { [shape in Shape]: number } = { normal: 3, tall: 2, wide: 4 };
const ROWS: { [shape in Shape]: number } = { normal: 8, tall: 11, wide: 5 };

interface DrawState {
  turn: number; // of the rolling
  laid: number; // names laid down
}

// As few columns as hold all, from top to bottom.
function columnsFor(teams: number, shape: Shape): number {
  return Math.min(COLUMNS[shape], Math.max(1, Math.ceil(teams / ROWS[shape])));
}

function Slot(props: { key?: string; number: number; turn: Turn | null; name: string; state: "empty" | "rolling" | "laid" }) {
  const { number, turn, name, state } = props;
  return (
    <li class={state} data-number={number}>
      <span class="no">{words.lot(number)}</span>
      <b class={nameSize(name, 8)}>{name}</b>
      {state === "laid" && turn && turn.group && <span class="group">{common.group(turn.group)}</span>}
    </li>
  );
}

export class Draw extends Component<SceneProps, DrawState> {
  state: DrawState = { turn: 0, laid: 0 };
  private timer = 0;
  private sawUndrawn = false;

  componentWillMount() {
    const turns = orderOf(this.props.boards);
    if (isDrawn(turns)) this.setState({ laid: turns.length });
    this.look(this.props);
  }
  componentWillReceiveProps(next: SceneProps) {
    this.look(next);
  }
  componentWillUnmount() {
    clearTimeout(this.timer);
  }

  private rolls({ scene }: SceneProps): boolean {
    return scene.step === 1;
  }

  private look(props: SceneProps): void {
    const turns = orderOf(props.boards);
    clearTimeout(this.timer);
    if (!isDrawn(turns)) {
      this.sawUndrawn = true;
      if (this.state.laid > 0) this.setState({ laid: 0 });
      if (this.rolls(props) && props.motion) this.later(ROLL, () => this.setState({ turn: this.state.turn + 1 }));
    } else if (!this.sawUndrawn || !props.motion) {
      this.setState({ laid: turns.length });
    } else if (this.state.laid < turns.length) {
      // Those that are not laid down yet go on rolling.
      this.later(ROLL, () => this.setState({ turn: this.state.turn + 1, laid: Math.min(turns.length, this.state.laid + ROLL / LAY) }));
    }
  }

  private later(milliseconds: number, change: () => void): void {
    this.timer = window.setTimeout(() => {
      change();
      this.look(this.props);
    }, milliseconds);
  }

  private slot(turns: Turn[], index: number, drawn: boolean) {
    const laid = drawn && index < Math.floor(this.state.laid);
    const rolling = !laid && this.props.motion && (drawn || this.rolls(this.props));
    const rest = drawn ? turns.slice(Math.floor(this.state.laid)) : turns;
    // Each slot a step on from its neighbour, so that a name never stands twice.
    const name = laid ? turns[index].name : rolling ? rest[(index + this.state.turn) % rest.length].name : "";
    return <Slot key={String(index)} number={index + 1} turn={turns[index]} name={name} state={laid ? "laid" : rolling ? "rolling" : "empty"} />;
  }

  private slots(turns: Turn[], drawn: boolean) {
    const columns = columnsFor(turns.length, this.props.shape);
    const rows = Math.ceil(turns.length / columns);
    const style = { gridTemplateRows: `repeat(${rows}, minmax(0, calc(130 * var(--u))))`, gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` };
    return (
      <ol class={`slots of-${columns}`} style={style as {}}>
        {turns.map((_, index) => this.slot(turns, index, drawn))}
      </ol>
    );
  }

  render() {
    const turns = orderOf(this.props.boards);
    const drawn = isDrawn(turns);
    const rolls = this.rolls(this.props);
    const title = drawn && this.state.laid >= turns.length ? words.drawn : rolls || drawn ? words.drawing : words.waiting(turns.length);
    if (turns.length === 0) return <p class="empty">{words.noTeams}</p>;
    return (
      <div class="draw">
        <p class="headline">
          <b class="word">{words.draw}</b>
          <span role="status">{title}</span>
        </p>
        {drawn || rolls ? (
          this.slots(turns, drawn)
        ) : (
          <ul class={turns.length > 16 ? "teams many" : "teams"}>
            {turns.map((turn) => (
              <li>{turn.name}</li>
            ))}
          </ul>
        )}
      </div>
    );
  }
}
