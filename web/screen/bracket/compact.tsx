// The bracket beside a match: at most eight names, and lines to the final; the way of the current match is thick.
import { h } from "preact";
import { nameClass } from "../fit";
import { words as rope } from "../rope/words";
import { Node, Placed, Slot, currentOf, layOut, wayOf } from "./tree";
import { words } from "./words";

const WIDTH = 616;
const NAMES = 400; // the names take so much, the lines the rest
const HEIGHT = 840;
const ROUNDS = 3; // eight names

function Leaf(props: { slot: Slot; node: Node; top: number; height: number }) {
  const { slot, node } = props;
  const empty = slot.entrant === null;
  const won = !empty && node.winner === slot.entrant;
  const name = slot.name || (node.bye ? words.bye : rope.unknown);
  return (
    <li class={`${won ? "won" : empty ? "unknown" : node.winner !== null ? "lost" : ""}`} style={{ top: `calc(${props.top} * var(--u))`, height: `calc(${props.height} * var(--u))` }}>
      <span class={nameClass(name)}>{name}</span>
      <b>{node.bye ? "" : slot.score}</b>
    </li>
  );
}

// From the middle of a match to that of the one it leads to.
function lines(placed: Placed[], row: number, columns: number, way: Set<number>) {
  const step = (WIDTH - NAMES) / columns;
  const x = (column: number) => NAMES + column * step + 8;
  const draw = (one: Placed) => {
    const spread = one.column === 0 ? [one.middle - 0.5, one.middle + 0.5] : [];
    const children = placed.filter((other) => one.node.from.indexOf(other.node.place) >= 0);
    const ys = (children.length > 0 ? children.map((child) => child.middle) : spread).map((middle) => middle * row);
    const middle = one.middle * row;
    const at = x(one.column);
    const d = ys.map((y) => `M${at} ${y}H${at + step / 2}V${middle}`).join("") + `M${at + step / 2} ${middle}H${at + step}`;
    return <path class={way.has(one.node.place) ? "way" : one.node.winner !== null ? "done" : ""} d={d} />;
  };
  const thickLast = placed.slice().sort((a, b) => Number(way.has(a.node.place)) - Number(way.has(b.node.place)));
  return <g>{thickLast.map(draw)}</g>;
}

export function CompactBracket(props: { nodes: Node[]; match: number | null }) {
  const current = currentOf(props.nodes, props.match);
  const { placed, heads, rows, columns } = layOut(props.nodes, current, ROUNDS);
  const row = Math.min(HEIGHT / Math.max(rows, 1), 150);
  const leaves = placed.filter((one) => one.column === 0 || one.node.from.every((from) => !placed.some((other) => other.node.place === from)));
  return (
    <section class="bracket compact">
      {heads.map((head) => (
        <h2 style={{ top: `calc(${(head.row + 1) * row} * var(--u))` }}>{head.text}</h2>
      ))}
      <ol>
        {leaves.map((one) =>
          one.node.slots.map((slot, index) => <Leaf slot={slot} node={one.node} top={(one.middle - 1 + index) * row} height={row} />),
        )}
      </ol>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        {lines(placed, row, columns, wayOf(props.nodes, current))}
      </svg>
    </section>
  );
}
