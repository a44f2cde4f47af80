// Which scenes make sense for an activity: what its boards and views carry, and what this phone may do, decide.
import { Boards } from "../common/model";
import { matchesOf } from "../screen/match";
import { appearOneByOne, orderOf } from "../scenes/order";

export function scenesFor(boards: Boards, verbs: string[]): string[] {
  const matches = matchesOf(boards);
  const table = boards.boards.length > 0;
  const byOne = appearOneByOne(boards);
  const held = boards.state === "held" || verbs.indexOf("hold") >= 0;
  const sense: [string, boolean][] = [
    ["match", matches.length > 0],
    ["bracket", matches.some((match) => match.bracket !== "")],
    ["standings", matches.length > 0 && table],
    ["appearance", byOne],
    ["marks", byOne],
    ["results", table],
    ["hold", table && held],
    ["reveal", table && held],
    ["draw", orderOf(boards).length > 0],
    ["countdown", true],
  ];
  return sense.filter(([, makes]) => makes).map(([name]) => name);
}

export interface RevealState {
  places: number; // that there are to see, from the last
  seen: number; // on the screen
  more: boolean; // the next one is recorded first
}

// Where a reveal is: what is open to all, and what the screen shows of it.
export function revealState(boards: Boards, step: number | undefined): RevealState {
  const held = boards.state === "held";
  const open = new Set<number>();
  for (const board of boards.boards) for (const row of board.rows) if (row.place !== null && !row.held) open.add(row.place);
  const places = held ? boards.revealed || 0 : open.size;
  const seen = step === undefined ? places : Math.min(step, places);
  return { places, seen, more: held && seen === places };
}
