// Scene bracket: the whole width, a box for each match, up to sixteen names.
import { Component, h } from "preact";
import { nameClass } from "../fit";
import { matchesOf } from "../match";
import { words as rope } from "../rope/words";
import { SceneProps } from "../scene";
import { Node, Placed, Slot, bracketOf, currentOf, finalOf, layOut, roundName, roundOfPart, wayOf } from "./tree";
import { words } from "./words";

const WIDTH = 1820;
const HEIGHT = 810;
const HEAD = 60;
const ROUNDS = 4;
const GAP = 90; // between two rounds, for the lines

function line(slot: Slot, node: Node) {
  const name = slot.name || (node.bye ? words.bye : rope.unknown);
  const state = slot.entrant === null ? "unknown" : node.winner === slot.entrant ? "won" : node.winner !== null ? "lost" : "";
  return (
    <li class={state}>
      <span class={nameClass(name)}>{name}</span>
      <b>{node.bye ? "" : slot.score}</b>
    </li>
  );
}

function u(length: number): string {
  return `calc(${Math.round(length * 10) / 10} * var(--u))`;
}

function box(node: Node, left: number, middle: number, width: number, height: number, current: boolean) {
  return (
    <ol class={current ? "pair now" : "pair"} style={{ left: u(left), top: u(middle - height / 2), width: u(width), height: u(height) }}>
      {node.slots.map((slot) => line(slot, node))}
    </ol>
  );
}

class Bracket extends Component<SceneProps, {}> {
  private lines(placed: Placed[], x: (column: number) => number, width: number, y: (middle: number) => number, way: Set<number>) {
    const links = placed
      .map((one) => ({ one, parent: placed.find((other) => other.node.from.indexOf(one.node.place) >= 0) }))
      .filter((link) => link.parent)
      .sort((a, b) => Number(way.has(a.one.node.place)) - Number(way.has(b.one.node.place)));
    return (
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        {links.map(({ one, parent }) => {
          const start = x(one.column) + width;
          const bend = start + GAP / 2;
          const end = x((parent as Placed).column);
          const d = `M${start} ${y(one.middle)}H${bend}V${y((parent as Placed).middle)}H${end}`;
          return <path class={way.has(one.node.place) ? "way" : one.node.winner !== null ? "done" : ""} d={d} />;
        })}
      </svg>
    );
  }

  render() {
    const nodes = bracketOf(this.props.boards);
    const playing = matchesOf(this.props.boards).find((match) => match.current);
    const current = currentOf(nodes, playing ? playing.number : null);
    const { placed, rows, columns } = layOut(nodes, current, ROUNDS);
    if (placed.length === 0) return <p class="empty">{words.none}</p>;
    const third = nodes.find((node) => node.third && !node.bye);
    const double = placed[0].node.part;
    // Of a double elimination the first match of each part in each column has the title of them all above it.
    const titled = placed.filter((one, index) => double && placed.findIndex((other) => other.column === one.column && other.node.part === one.node.part) === index);
    const last = (finalOf(nodes) as Node).round;
    const first = placed[placed.length - 1].node.round - columns + 1;
    const width = Math.min((WIDTH - GAP * (columns - 1)) / columns, 520);
    const row = HEIGHT / Math.max(rows, 4);
    const height = Math.min(row * 2 - 10, 150);
    const left = (WIDTH - width * columns - GAP * (columns - 1)) / 2;
    const x = (column: number) => left + column * (width + GAP);
    const y = (middle: number) => middle * row + (HEIGHT - row * rows) / 2;
    return (
      <section class={`bracket full${height < 104 ? " tight" : ""}`}>
        {!double &&
          Array.from({ length: columns }, (_, column) => <h2 style={{ left: u(x(column)), width: u(width) }}>{roundName(first + column, last, rope)}</h2>)}
        <div class="paper" style={{ top: u(HEAD) }}>
          {this.lines(placed, x, width, y, wayOf(nodes, current))}
          {titled.map((one) => (
            <h2 style={{ left: u(x(one.column)), width: u(width), top: u(y(one.middle) - height / 2 - 52) }}>
              {one.node.partText} {one.node.part !== "final" && rope.round(roundOfPart(nodes, one.node))}
            </h2>
          ))}
          {placed.map((one) => box(one.node, x(one.column), y(one.middle), width, height, one.node === current))}
          {third && columns > 1 && box(third, x(columns - 1), HEIGHT - height / 2, width, height, third === current)}
          {third && columns > 1 && (
            <h2 class="third" style={{ left: u(x(columns - 1)), width: u(width), top: u(HEIGHT - height - 60) }}>
              {words.third}
            </h2>
          )}
        </div>
      </section>
    );
  }
}

export function drawBracket(props: SceneProps) {
  return <Bracket {...props} />;
}
