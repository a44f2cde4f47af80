// A knock-out as a tree, from the view that says of each match whom its sides come from.
import { Boards, ViewRow } from "../../common/model";
import { words } from "./words";

export interface Slot {
  entrant: number | null; // null: not known yet
  name: string;
  score: string;
}

export interface Node {
  place: number;
  round: number;
  match: number | null;
  third: boolean;
  part: string; // upper, lower, final; "": it is no double elimination
  partText: string; // what that part is called
  slots: [Slot, Slot];
  from: [number | null, number | null]; // the places of the matches that the sides come from
  winner: number | null;
  bye: boolean;
}

// Above the matches of one part of a double elimination, in a row of its own.
export interface Head {
  part: string;
  text: string;
  row: number;
}

export interface Placed {
  node: Node;
  column: number; // 0: the first round that is shown
  middle: number; // in rows of one slot, from above
}

const COLUMNS = ["place", "round", "match", "first", "second", "first-from", "second-from"];

function number(row: ViewRow, column: string): number | null {
  const value = row[column] ? row[column].value : null;
  return typeof value === "number" ? value : null;
}

function slot(row: ViewRow, which: "first" | "second"): Slot {
  const text = (column: string) => (row[column] ? row[column].text : "");
  const loser = number(row, `${which}-loser-of`);
  return { entrant: number(row, which), name: text(which) || (loser !== null ? words.loserOf(loser) : ""), score: text(`${which}-score`) };
}

function nodeOf(row: ViewRow): Node {
  const part = row.part && ["upper", "lower", "final"].indexOf(String(row.part.value)) >= 0;
  return {
    place: number(row, "place") || 0,
    round: number(row, "round") || 0,
    match: number(row, "match"),
    third: !!row.third && row.third.value === true,
    part: part ? String(row.part.value) : "",
    partText: part ? row.part.text : "",
    slots: [slot(row, "first"), slot(row, "second")],
    from: [number(row, "first-from"), number(row, "second-from")],
    winner: number(row, "winner"),
    bye: !!row.bye && row.bye.value === true,
  };
}

// Empty where the kind has no such view, or no bracket yet.
export function bracketOf(boards: Boards): Node[] {
  for (const name of Object.keys(boards.views || {})) {
    const rows = boards.views[name];
    if (rows.length > 0 && COLUMNS.every((column) => column in rows[0])) return rows.map(nodeOf);
  }
  return [];
}

// Of a double elimination the grand final; where none is played, whoever wins the upper bracket has won.
export function finalOf(nodes: Node[]): Node | undefined {
  const last = (of: Node[]) => of.sort((a, b) => b.round - a.round)[0];
  return last(nodes.filter((node) => node.part === "final")) || last(nodes.filter((node) => !node.third && node.part !== "lower"));
}

export function currentOf(nodes: Node[], match: number | null): Node | undefined {
  return match === null ? undefined : nodes.find((node) => node.match === match);
}

function parentOf(nodes: Node[], node: Node): Node | undefined {
  return nodes.find((other) => !other.third && (other.from[0] === node.place || other.from[1] === node.place));
}

// The part of the tree that a screen has room for: so many rounds that the current match is in them, as near to the final as
// can be. The root of that part and its first round.
function part(nodes: Node[], current: Node | undefined, rounds: number): [Node, number] | null {
  const final = finalOf(nodes);
  if (!final) return null;
  const around = current && !current.third ? current : undefined;
  const first = Math.max(1, Math.min(around ? around.round : final.round, final.round - rounds + 1));
  let root = around && first + rounds - 1 < final.round ? around : final;
  while (root.round < Math.min(first + rounds - 1, final.round)) {
    const parent = parentOf(nodes, root);
    if (!parent) break;
    root = parent;
  }
  return [root, first];
}

// Every match of that part with its place on the paper; the root comes last. A match of the first round takes two rows. The
// brackets of a double elimination stand below each other, each under its head.
export function layOut(nodes: Node[], current: Node | undefined, rounds: number): { placed: Placed[]; heads: Head[]; rows: number; columns: number } {
  const found = part(nodes, current, rounds);
  if (!found) return { placed: [], heads: [], rows: 0, columns: 0 };
  const [root, first] = found;
  const byPlace = new Map(nodes.filter((node) => !node.third).map((node) => [node.place, node] as [number, Node]));
  const placed: Placed[] = [];
  const heads: Head[] = [];
  let rows = 0;
  const lay = (node: Node): number => {
    if ((node.part === "upper" || node.part === "lower") && heads.every((head) => head.part !== node.part))
      heads.push({ part: node.part, text: node.partText, row: rows++ });
    const children = node.from.map((place) => (place === null ? undefined : byPlace.get(place)));
    const middles = children.map((child) => (child && child.round >= first ? lay(child) : undefined));
    const known = middles.filter((middle) => middle !== undefined) as number[];
    if (known.length === 0) rows += 2;
    const middle = known.length === 0 ? rows - 1 : known.reduce((sum, one) => sum + one, 0) / known.length;
    placed.push({ node, column: node.round - first, middle });
    return middle;
  };
  lay(root);
  return { placed, heads, rows, columns: root.round - first + 1 };
}

// Which round of its part a match belongs to, from 1: the drawing has rounds of one bracket between those of the other.
export function roundOfPart(nodes: Node[], node: Node): number {
  return new Set(nodes.filter((other) => other.part === node.part && other.round <= node.round).map((other) => other.round)).size;
}

// The matches that the winner of the current one goes on to.
export function wayOf(nodes: Node[], current: Node | undefined): Set<number> {
  const way = new Set<number>();
  for (let node = current; node; node = parentOf(nodes, node)) way.add(node.place);
  return way;
}

// What a round is called, counted from the final.
export function roundName(round: number, last: number, words: { final: string; semifinal: string; fraction: (part: number) => string }): string {
  const before = last - round;
  return before <= 0 ? words.final : before === 1 ? words.semifinal : words.fraction(2 ** before);
}
