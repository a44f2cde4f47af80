// What a scene is and what it is given. A scene draws the part between the header and the footer; everything in it is
// measured in the unit u: `calc(56 * var(--u))`, nothing smaller than 36.
import { Boards } from "../common/model";

// As the server sends it (docs/http-api.md, "Big screens").
export interface Scene {
  name: string;
  activity?: number;
  entrant?: number;
  step?: number;
  seconds?: number;
  theme?: "light" | "dark";
  follow?: boolean;
  sound?: boolean;
  data?: unknown;
}

export interface RunningClock {
  kind: "end" | "rest" | "late" | "speech";
  seconds: number;
  remaining: number; // when it was told
  running: boolean;
  told: number; // performance.now() of then
}

// What was settled when the activity was opened: by name, in words.
export type Setup = { [name: string]: { value: unknown; text: string } };

// tall: 4:3, the right column goes below; wide: a strip of lamps, one half is shown at a time.
export type Shape = "normal" | "tall" | "wide";

export interface SceneProps {
  scene: Scene;
  boards: Boards; // the newest; the scene compares with what it drew last
  setup: Setup;
  clock: RunningClock | null;
  shape: Shape;
  motion: boolean; // false: cut to the new picture
  // Asks for so many milliseconds in which the screen does not go to another scene by itself.
  stay: (milliseconds: number) => void;
}

// Draws the scene; mostly a component with these properties.
export type DrawScene = (props: SceneProps) => JSX.Element;
