// Which scene is shown while nobody chooses: what the kind's views carry decides, not the kind's name.
import { Boards } from "../common/model";
import { isDecided, matchesOf } from "./match";
import { appearOneByOne, isDone, orderOf } from "../scenes/order";
import { Scene } from "./scene";

export function chooseScene(boards: Boards): string {
  const matches = matchesOf(boards);
  if (!matches.every(isDecided)) return "match";
  if (appearOneByOne(boards)) return orderOf(boards).every(isDone) ? "results" : "appearance";
  return boards.boards.length > 0 || matches.length === 0 ? "standings" : "bracket";
}

// ?scene=match&entrant=3&step=2: before a remote has chosen anything.
export function sceneOfAddress(search: string): Scene | null {
  const asked = new URLSearchParams(search);
  const name = asked.get("scene");
  if (!name) return null;
  const scene: Scene = { name };
  for (const part of ["entrant", "step", "seconds"] as const) if (asked.get(part)) scene[part] = Number(asked.get(part));
  return scene;
}
