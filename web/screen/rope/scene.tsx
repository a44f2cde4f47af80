// Scene 对阵: the match at the left, the board or the bracket at the right. Nothing moves but what a record has changed, and one
// thing after another: the rope, the numbers, the sheet of the won match or the sides.
import { Component, h } from "preact";
import { Board, Boards, titleOf } from "../../common/model";
import { CompactBracket } from "../bracket/compact";
import { drawBracket } from "../bracket/full";
import { Node, bracketOf, finalOf, roundName } from "../bracket/tree";
import { Match, isDecided, matchesOf } from "../match";
import { Step, Steps, mayMove, measure } from "../motion";
import { SceneProps, Setup } from "../scene";
import { Table } from "../table";
import { words as screen } from "../words";
import { Clock } from "./clock";
import { Ends } from "./ends";
import { Next } from "./next";
import { Panels } from "./panels";
import { Picture, championOf, endWon, heldSides, pictureOf, pulledAgain } from "./picture";
import { ChampionSheet, WonSheet } from "./sheets";
import { Strip } from "./strip";
import { words } from "./words";

interface State {
  picture: Picture | null;
  boards: Boards; // of the right part, which waits for the left
  crossing: boolean;
  shaking: boolean;
  won: boolean;
  champion: string | null;
  fresh: boolean; // the champion has just won
  half: "match" | "board"; // where only one has room
}

const SLIDE = 900; // milliseconds: the rope, and a breath
const SHAKE = 400;
const CROSS = 2000; // 800 to cross, the words stay longer
const SHEET = 6000;
const LEAVES = 3200;
const CHAMPION = 20000; // then the results with their prizes
const HALF = 10000; // where the halves alternate
const ROWS = 8;
const ROWS_BELOW = 4; // of a board that has room under the match

export function matchTitle(match: Match, setup: Setup, last: number): string {
  const round = match.stage === "knock-out" && match.bracket !== "third" && last > 0 ? roundName(match.round, last, words) : "";
  const group = match.group && screen.group(match.group);
  const double = match.stage === "double-elimination";
  const where = match.bracket === "third" || match.bracket === "final" ? [match.bracketText] : [group, double && match.bracketText, round || words.round(match.round)];
  const length = setup.ends && setup.ends.text;
  return [...where, words.match(match.number)].filter(Boolean).join(" ") + (length && !isDecided(match) ? ` · ${length}` : "");
}

export class MatchScene extends Component<SceneProps, State> {
  private steps = new Steps();
  private turning = 0;

  constructor(props: SceneProps) {
    super(props);
    const champion = championOf(props.boards);
    this.state = { picture: pictureOf(props.boards), boards: props.boards, crossing: false, shaking: false, won: false, champion, fresh: false, half: "match" };
  }
  componentDidMount() {
    this.componentDidUpdate();
  }
  componentWillUnmount() {
    this.steps.drop();
    clearTimeout(this.turning);
  }
  // While an end is pulled nobody looks for the board.
  componentDidUpdate() {
    const { clock } = this.props;
    clearTimeout(this.turning);
    if (!this.alternates() || (clock && clock.running && clock.kind === "end")) return;
    this.turning = window.setTimeout(() => this.setState({ half: this.state.half === "match" ? "board" : "match" }), HALF);
  }
  private alternates(): boolean {
    const { picture } = this.state;
    const { shape } = this.props;
    if (!picture || shape === "normal") return false;
    const board = this.board(picture.match);
    const below = shape === "tall" && this.nodes(picture.match).length === 0;
    return !below || (!!board && board.rows.length > ROWS_BELOW);
  }
  componentWillReceiveProps(next: SceneProps) {
    if (next.boards === this.props.boards) return;
    this.setState({ half: "match" });
    this.take(next.boards);
  }

  private take(boards: Boards): void {
    this.steps.finish();
    const before = this.state.picture;
    const held = before && heldSides(boards, before.match);
    const target = pictureOf(boards);
    const champion = championOf(boards);
    if (!before || !held || this.state.boards.activity !== boards.activity) return this.setState({ picture: target, boards, champion, won: false });
    if (!isDecided(before.match) && isDecided(held.match)) return this.finish(boards, held, target, champion);
    this.setState({ won: false, champion, fresh: false });
    const moves = mayMove();
    const won = endWon(before.match, held.match);
    const again = pulledAgain(before, held);
    const crosses = !!target && target.match.number === held.match.number && target.match.red.entrant !== held.match.red.entrant;
    const start = !moves ? 0 : won ? SLIDE : again ? SHAKE : 0;
    if (moves && (won || crosses)) measure(700);
    const steps: Step[] = [
      [0, () => this.setState({ picture: held, shaking: again && moves })],
      [start, () => this.setState({ picture: target, boards, shaking: false, crossing: crosses })],
    ];
    if (crosses) steps.push([start + CROSS, () => this.setState({ crossing: false })]);
    this.steps.play(steps);
  }

  // A match has just been won: the rope, then its sheet, then the next match or the champion. A draw has no such sheet.
  private finish(boards: Boards, held: Picture, target: Picture | null, champion: string | null): void {
    if (held.match.winner === null) return this.setState({ picture: target, boards, champion, won: false });
    const start = mayMove() ? SLIDE : 0;
    if (start > 0) measure(700);
    this.props.stay(start + SHEET + (champion ? CHAMPION : 0));
    const fresh = champion !== null && mayMove();
    const steps: Step[] = [
      [0, () => this.setState({ picture: held, champion: null })],
      [start, () => this.setState({ won: true, boards })],
      [start + SHEET, () => this.setState({ won: false, picture: target, champion, fresh })],
    ];
    if (fresh) steps.push([start + SHEET + LEAVES, () => this.setState({ fresh: false })]);
    this.steps.play(steps);
  }

  private title(match: Match): string {
    const final = finalOf(bracketOf(this.props.boards));
    return matchTitle(match, this.props.setup, final ? final.round : 0);
  }

  private left(picture: Picture) {
    const { match, ends } = picture;
    const clock = this.props.clock;
    if (this.state.won) return <WonSheet match={match} title={this.title(match)} />;
    return (
      <div class="pull">
        <p class="which">{this.title(match)}</p>
        <Panels match={match} crossing={this.state.crossing} />
        {match.toWin === null && <Strip match={match} shaking={this.state.shaking} />}
        <div class="ends-and-clock">
          <Ends match={match} ends={ends} />
          {clock && <Clock clock={clock} />}
        </div>
        <Next match={matchesOf(this.props.boards).find((one) => one.next)} />
      </div>
    );
  }

  // The board of the match: of its stage and group where there are several.
  private board(match: Match): Board | undefined {
    const all = this.state.boards.boards;
    return all.find((board) => (board.stage || "") === match.stage && (board.group || "") === match.group) || all[0];
  }

  private nodes(match: Match): Node[] {
    return match.bracket !== "" ? bracketOf(this.state.boards) : [];
  }

  private right(match: Match) {
    const alternates = this.alternates();
    const nodes = this.nodes(match);
    if (nodes.length > 0) return alternates ? drawBracket(this.props) : <CompactBracket nodes={nodes} match={match.number} />;
    const board = this.board(match);
    if (!board) return null;
    const pulling: { [entrant: number]: "red" | "blue" } = {};
    for (const side of ["red", "blue"] as const) if (match[side].entrant !== null && !isDecided(match)) pulling[match[side].entrant as number] = side;
    const rows = this.props.shape === "tall" && !alternates ? ROWS_BELOW : ROWS;
    return <Table key={`${board.stage}/${board.group}`} board={board} rows={rows} pulling={pulling} caption={titleOf(board)} />;
  }

  render() {
    const { picture, champion, fresh, won, half } = this.state;
    if (champion !== null && !won) return <ChampionSheet name={champion} title={this.props.boards.title} fresh={fresh} />;
    if (!picture) return <p class="empty">{screen.none}</p>;
    const alternates = this.alternates();
    const board = this.board(picture.match);
    const rows = board ? board.rows.length : ROWS;
    const size = rows <= 4 ? " rows-4" : rows <= 6 ? " rows-6" : "";
    return (
      <div class={`rope-scene${alternates ? " alternate" : ""}${size}`}>
        {(!alternates || half === "match" || won) && <div class="left">{this.left(picture)}</div>}
        {(!alternates || (half === "board" && !won)) && <div class="right">{this.right(picture.match)}</div>}
      </div>
    );
  }
}
