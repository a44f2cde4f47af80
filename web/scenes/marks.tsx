// Scene 亮分: how a team's final mark came about. All tiles turn over together; then one highest and one lowest are struck,
// the equation, the deductions, the final mark. Afterwards nothing moves.
import { Component, h } from "preact";
import { call } from "../common/api";
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

export function isMarks(data: unknown): data is Marks {
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

// `over`: no other team can change the place any more.
export function MarksPicture(props: { marks: Marks; seen: (step: Step) => boolean; motion: boolean; over: boolean }) {
  const { marks, seen, motion, over } = props;
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
        {seen("place") && marks.place !== null && (
          <span class="so-far">
            {over ? words.placed(marks.place) : words.soFar(marks.place)}
            {!over && <i aria-hidden="true">▲</i>}
          </span>
        )}
      </p>
    </div>
  );
}

interface MarksState {
  step: number;
  asked: Marks | null; // where nobody sent them with the scene
}

// Plays once for each team; a mark that is corrected afterwards is only put right.
export class MarksScene extends Component<SceneProps, MarksState> {
  state: MarksState = { step: 0, asked: null };
  private timers: number[] = [];
  private played = 0; // the entrant
  private ended = false;

  componentDidMount() {
    this.play();
    void this.ask();
  }
  componentDidUpdate(previous: SceneProps) {
    const { scene, boards } = this.props;
    if (this.entrant() !== this.played) this.play();
    if (previous.boards !== boards || previous.scene !== scene) void this.ask();
  }
  componentWillUnmount() {
    this.ended = true;
    this.timers.forEach((timer) => clearTimeout(timer));
  }

  // A screen that an address brought here was sent no marks.
  private async ask(): Promise<void> {
    const { scene, boards } = this.props;
    if (isMarks(scene.data) || !scene.entrant) return;
    const asked = await call<Marks>("GET", `/api/activity/${boards.activity}/marks/${scene.entrant}`).catch(() => null); // none to be seen
    if (!this.ended && this.props.scene.entrant === scene.entrant) this.setState({ asked: isMarks(asked) ? asked : null });
  }

  private marks(): Marks | null {
    const { scene } = this.props;
    const { asked } = this.state;
    if (isMarks(scene.data)) return scene.data;
    return asked && asked.entrant === scene.entrant ? asked : null;
  }

  private entrant(): number {
    const marks = this.marks();
    return marks ? marks.entrant : 0;
  }

  private play(): void {
    this.timers.forEach((timer) => clearTimeout(timer));
    this.played = this.entrant();
    if (this.played === 0) return;
    if (!this.props.motion) return this.setState({ step: EVERYTHING });
    this.setState({ step: 0 });
    this.timers = STEPS.map(([, at], index) => window.setTimeout(() => this.setState({ step: index + 1 }), at));
    this.props.stay(WHOLE);
  }

  private seen = (step: Step): boolean => STEPS.findIndex(([name]) => name === step) < this.state.step;

  render() {
    const { scene, boards, motion } = this.props;
    const marks = this.marks();
    // What was seen of the team before belongs to it alone.
    const seen = marks && marks.entrant === this.played ? this.seen : () => false;
    if (marks) return <MarksPicture marks={marks} seen={seen} motion={motion} over={boards.state === "closed" || boards.state === "awarded"} />;
    const turn = orderOf(boards).find((one) => one.entrant === scene.entrant);
    return (
      <div class="marks waiting-for">
        {turn && <h2>{turn.name}</h2>}
        <p>{turn ? words.beingMarked : words.chooseTeam}</p>
      </div>
    );
  }
}
