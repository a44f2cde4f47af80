// Every scene by its name. A name that the server sends and that is not here leaves the screen to choose by itself.
import { h } from "preact";
import { ceremony } from "../scenes/scenes";
import { drawBracket } from "./bracket/full";
import { MatchScene } from "./rope/scene";
import { DrawScene } from "./scene";
import { Standings } from "./standings";

export const scenes: { [name: string]: DrawScene | undefined } = {
  ...ceremony,
  match: (props) => <MatchScene {...props} />,
  bracket: drawBracket,
  standings: (props) => <Standings {...props} />,
};
