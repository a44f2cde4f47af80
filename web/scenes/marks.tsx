// Scene 亮分: how a team's final mark came about. All tiles turn over together; then one highest and one lowest are struck,
// the equation, the deductions, the final mark. Afterwards nothing moves.
import { Component, h } from "preact";
import { SceneProps } from "../screen/scene";
import { CountingNumber } from "./number";
import { minus } from "./score";
import { markSize, nameSize } from "./size";
import { orderOf } from "./order";
import { words } from "./words";

export interface Marks {
  entrant: number;
  name: string;
  number: number | null; // in the order of appearance
  judges: { seat: number; mark: string; dropped: boolean }[];
  mean: string | null;
  equation: string | null; // "(93.50+94.00+94.00)÷3 = 93.83"
  deductions: { reason: string; points: string }[];
  final: string | null; // null: not counted yet
  place: number | null; // null: held, or not ranked
}

// What is seen from when on, in milliseconds; tiles take 600 to turn.
const STEPS = [
  ["turned", 800],
  ["struck", 2900],
  ["equation", 3900],
  ["deductions", 4800],
  ["final", 5700],
  ["place", 6600],
] as const;
export const WHOLE = 10000; // the screen stays so long

type Step = typeof STEPS[number][0];

const EVERYTHING = STEPS.length;

function isMarks(data: unknown): data is Marks {
  return !!data && Array.isArray((data as Marks).judges) && (data as Marks).judges.length > 0;
}

function Tile(props: { key?: string; judge: Marks["judges"][number]; turned: boolean; struck: boolean }) {
  const { judge, turned, struck } = props;
  const dropped = struck && judge.dropped;
  return (
    <li class={`tile${turned ? " turned" : ""}${dropped ? " dropped" : ""}`}>
      <span class="struck">{dropped ? words.struck : ""}</span>
      <div class="card">
        <div class="face back" aria-hidden={turned ? "true" : undefined}>
          <span>{struck ? "" : words.judge(judge.seat)}</span>
        </div>
        <div class="face front" aria-hidden={turned ? undefined : "true"}>
          <span>{words.judge(judge.seat)}</span>
          <b class={markSize(judge.mark)}>{turned ? judge.mark : ""}</b>
        </div>
      </div>
    </li>
  );
}

export function MarksPicture(props: { marks: Marks; seen: (step: Step) => boolean; motion: boolean }) {
  const { marks, seen, motion } = props;
  const many = marks.judges.length > 8 ? " nine" : "";
  return (
    <div class="marks">
      <h2>
        <b class={nameSize(marks.name, 8)}>{marks.name}</b>
        {marks.number !== null && <span class="nth">{words.nth(marks.number)}</span>}
      </h2>
      <ul class={`tiles${many}`}>
        {marks.judges.map((judge) => (
          <Tile key={String(judge.seat)} judge={judge} turned={seen("turned")} struck={seen("struck")} />
        ))}
      </ul>
      <p class={seen("equation") ? "equation seen" : "equation"}>{seen("equation") ? marks.equation || "" : ""}</p>
      <p class={seen("deductions") ? "deductions seen" : "deductions"}>
        {seen("deductions") && marks.deductions.length > 0 && (
          <span>
            {words.deduction} {marks.deductions.map((one) => `${one.reason} −${one.points.replace(/^[-−]/, "")}`).join("；")}
          </span>
        )}
      </p>
      <p class={seen("final") ? "final seen" : "final"}>
        {seen("final") && marks.final !== null && [
            <span class="word">{words.finalMark}</span>,
            <CountingNumber text={minus(marks.final)} from="0" motion={motion} />,
          ]}
        {seen("place") && marks.place !== null && <span class="so-far">{words.soFar(marks.place)}</span>}
      </p>
    </div>
  );
}

// Plays once for each team; a mark that is corrected afterwards is only put right.
export class MarksScene extends Component<SceneProps, { step: number }> {
  state = { step: 0 };
  private timers: number[] = [];
  private played = 0; // the entrant

  componentDidMount() {
    this.play(this.props);
  }
  componentWillReceiveProps(next: SceneProps) {
    if (this.entrantOf(next) !== this.played) this.play(next);
  }
  componentWillUnmount() {
    this.timers.forEach((timer) => clearTimeout(timer));
  }

  private entrantOf({ scene }: SceneProps): number {
    return isMarks(scene.data) ? scene.data.entrant : 0;
  }

  private play(props: SceneProps): void {
    this.timers.forEach((timer) => clearTimeout(timer));
    this.played = this.entrantOf(props);
    if (this.played === 0) return;
    if (!props.motion) return this.setState({ step: EVERYTHING });
    this.setState({ step: 0 });
    this.timers = STEPS.map(([, at], index) => window.setTimeout(() => this.setState({ step: index + 1 }), at));
    props.stay(WHOLE);
  }

  private seen = (step: Step): boolean => STEPS.findIndex(([name]) => name === step) < this.state.step;

  render() {
    const { scene, boards, motion } = this.props;
    if (isMarks(scene.data)) return <MarksPicture marks={scene.data} seen={this.seen} motion={motion} />;
    const turn = orderOf(boards).find((one) => one.entrant === scene.entrant);
    return (
      <div class="marks waiting-for">
        {turn && <h2>{turn.name}</h2>}
        <p>{turn ? words.beingMarked : words.chooseTeam}</p>
      </div>
    );
  }
}
