// Scene 揭晓: from the last place to the first, a row a tap. What is not revealed is not in the boards, so bars hide nothing
// that this page knows; the bar of a row that comes slides off it. `step` covers rows again that were revealed already.
import { Component, h } from "preact";
import { Board, Boards, Row } from "../common/model";
import { SceneProps, Shape } from "../screen/scene";
import { widthOfShape } from "./results";
import { Line, ScoreTable } from "./table";
import { words } from "./words";

const ROWS: { [shape in Shape]: number } = { normal: 8, tall: 11, wide: 8 };

// The rows of the last so many places; places that are shared come together.
function lastPlaces(rows: Row[], steps: number): Row[] {
  const places = Array.from(new Set(rows.map((row) => row.place)));
  const shown = new Set(places.slice(Math.max(0, places.length - steps)));
  return rows.filter((row) => shown.has(row.place));
}

// How many places from the last are open: of a board that is held and of which nothing is revealed yet, none.
function stepsOf(boards: Boards, step: number | undefined): number {
  if (boards.state === "held" && !boards.revealed) return 0;
  return step === undefined ? Infinity : step;
}

// All places of a board: bars first, then what is revealed. `before` are those that were open on the last picture.
export function revealLines(board: Board, steps: number, before: Set<number> | null): Line[] {
  const ranked = board.rows.filter((row) => row.place !== null && !row.held);
  const open = lastPlaces(ranked, steps);
  const covered = board.rows.filter((row) => row.held).length + ranked.length - open.length;
  const lines: Line[] = [];
  for (let place = 1; place <= covered; place++) lines.push({ key: `place-${place}`, row: null, place, bar: place === covered ? "next" : "closed" });
  open.forEach((row, index) => {
    const fresh = before !== null && !before.has(row.entrant);
    lines.push({ key: `place-${covered + index + 1}`, row, place: row.place, bar: fresh ? "gone" : "" });
  });
  return lines;
}

const OVERLAP = 3; // rows that stay in sight when the rows in sight change

// So that the next one and what was revealed last are both seen. Rows stay where they are for as many taps as there is room.
export function inSight(lines: Line[], most: number): Line[] {
  const next = lines.filter((line) => line.row === null).length - 1;
  let first = Math.max(0, lines.length - most);
  while (first > 0 && next < first + 1) first = Math.max(0, first - most + OVERLAP);
  return lines.slice(first, first + most);
}

export class Reveal extends Component<SceneProps, {}> {
  private open: Set<number> | null = null; // on the picture that is seen
  private fresh: Set<number> | null = null;

  componentWillMount() {
    this.take(this.props);
    this.fresh = this.open;
  }
  componentWillReceiveProps(next: SceneProps) {
    const was = this.open;
    this.take(next);
    if (this.open && was && Array.from(this.open).some((entrant) => !was.has(entrant))) this.fresh = was;
    else if (this.open && was && this.open.size < was.size) this.fresh = this.open;
  }

  private take({ boards, scene }: SceneProps): void {
    const open = new Set<number>();
    for (const board of boards.boards) for (const line of revealLines(board, stepsOf(boards, scene.step), null)) if (line.row) open.add(line.row.entrant);
    this.open = open;
  }

  render() {
    const { boards, scene, motion, shape } = this.props;
    const boardsToShow = boards.boards.filter((board) => board.rows.length > 0);
    if (boardsToShow.length === 0) return <p class="empty">{words.noResults}</p>;
    // Of several boards, the one on which something was revealed last.
    const board = boardsToShow.find((one) => one.rows.some((row) => row.held)) || boardsToShow[boardsToShow.length - 1];
    const lines = revealLines(board, stepsOf(boards, scene.step), motion ? this.fresh : null);
    return (
      <div class="results reveal">
        <p class="headline">
          <b class="word">{words.reveal}</b>
          <span role="status">{lines.some((line) => line.row === null) ? words.toCome(lines.filter((line) => line.row === null).length) : ""}</span>
        </p>
        <ScoreTable board={board} lines={inSight(lines, ROWS[shape])} motion={motion} moves={false} width={widthOfShape(shape)} />
      </div>
    );
  }
}
