// The scenes of a ceremony by their names.
import { h } from "preact";
import { DrawScene } from "../screen/scene";
import { Countdown } from "./countdown";
import { Draw } from "./draw";
import { Follow } from "./follow";
import { MarksScene } from "./marks";
import { Results } from "./results";
import { Reveal } from "./reveal";

export const ceremony: { [name: string]: DrawScene } = {
  appearance: (props) => <Follow {...props} />,
  marks: (props) => <MarksScene {...props} />,
  results: (props) => <Follow {...props} />,
  hold: (props) => <Results {...props} />,
  reveal: (props) => <Reveal {...props} />,
  draw: (props) => <Draw {...props} />,
  countdown: (props) => <Countdown {...props} />,
};
