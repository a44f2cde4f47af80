// The rope. Its knot stands at the number of ends won; it does not pretend to know the pull of now.
import { h } from "preact";
import { Match } from "../match";

const WIDTH = 1180;
const MIDDLE = WIDTH / 2;
const ROPE = 46; // its height above the strip's upper edge
const STEP = 150; // for each end; the marks stand between the first and the second step
const MARK = 225;
const STRAND = 26;
const BEYOND = 2 * STEP + WIDTH / 2; // the rope goes on past both edges, for it moves and some screens are wider

function strands(): string {
  const lines: string[] = [];
  for (let x = -BEYOND; x < WIDTH + BEYOND; x += STRAND) lines.push(`M${x} ${ROPE + 13}q6 -20 20 -26`);
  return lines.join("");
}

const STRANDS = strands();

function ground() {
  return (
    <g class="ground">
      <rect class="earth" x={-WIDTH} y={108} width={3 * WIDTH} height={34} />
      {[-MARK, MARK].map((mark) => (
        <rect class="tape" x={MIDDLE + mark - 8} y={108} width={16} height={34} />
      ))}
      <rect class="centre" x={MIDDLE - 5} y={108} width={10} height={34} />
    </g>
  );
}

export function Strip(props: { match: Match; shaking: boolean }) {
  const { match } = props;
  const shift = (match.blue.won - match.red.won) * STEP;
  return (
    <div class="rope-strip">
      <svg viewBox={`0 0 ${WIDTH} 150`} aria-hidden="true">
      {ground()}
      <g class="pulled" key={String(match.number)} style={{ transform: `translateX(${shift}px)` }}>
        <g class={props.shaking ? "shaking" : ""}>
          <path class="rope" d={`M${-BEYOND} ${ROPE}H${WIDTH + BEYOND}`} />
          <path class="strands" d={STRANDS} />
          <path class="tails" d={`M${MIDDLE - 8} ${ROPE}l-16 56 14 -8 10 14 6 -56z M${MIDDLE + 8} ${ROPE}l16 56 -14 -8 -10 14 -6 -56z`} />
          <ellipse class="knot" cx={MIDDLE} cy={ROPE} rx="32" ry="27" />
          <path class="fold" d={`M${MIDDLE - 10} ${ROPE - 24}q-14 24 0 48M${MIDDLE + 10} ${ROPE - 24}q14 24 0 48`} />
        </g>
      </g>
    </svg>
    </div>
  );
}
