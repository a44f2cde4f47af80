// One team's marks: a cell a judge, Enter goes to the right; at the end the server says what it comes to, the second Enter saves.
import { h } from "preact";
import { Scale, readMark } from "./digits";
import { words } from "./words";

// How a final mark came about, as the server has it.
export interface Marks {
  judges: { seat: number | string; mark: string; dropped: boolean }[];
  mean: string | null;
  equation: string | null;
  deductions: { reason: string; points: string }[];
  final: string | null;
  place: number | null;
}

export interface Team {
  number: number;
  name: string;
}

export interface Entry {
  typed: string[]; // a cell each, as typed
  fault: number | null; // the cell whose Enter was refused
  would: Marks | null; // what the server makes of it; saved or not
  asking: boolean;
  blind: boolean; // the server was not reached: it can be saved without having been seen
  said: string;
  saved: number | null; // seq of its record
  waiting: boolean; // in the queue
  correcting: boolean;
  reason: string;
}

export const empty: Entry = { typed: [], fault: null, would: null, asking: false, blind: false, said: "", saved: null, waiting: false, correcting: false, reason: "" };

interface RowProps {
  team: Team;
  entry: Entry;
  judges: number;
  scale: Scale;
  deducts: boolean;
  type: (cell: number, typed: string) => void;
  key: string;
  pressed: (event: KeyboardEvent, cell: number) => void;
  reason: (words: string) => void;
  correct: () => void;
  leave: () => void;
  save: () => void;
  deduct: () => void;
}

export function cellId(team: number, cell: number | string): string {
  return `mark-${team}-${cell}`;
}

// The word and the line through a mark both say that it does not count.
function Cell(props: RowProps & { cell: number }) {
  const { team, entry, scale, cell } = props;
  const typed = entry.typed[cell] || "";
  const mark = readMark(typed, scale);
  const judge = entry.would ? entry.would.judges.filter((one) => String(one.seat) === String(cell + 1))[0] : undefined;
  const dropped = judge !== undefined && judge.dropped;
  // What judges handed in on their phones was never typed here.
  const shown = typed === "" && judge !== undefined && entry.saved !== null && !entry.correcting ? judge.mark : typed;
  const faulty = entry.fault === cell && mark.fault !== "";
  const id = cellId(team.number, cell);
  return (
    <span class={`cell${dropped ? " dropped" : ""}${faulty ? " faulty" : ""}`}>
      <label for={id}>{words.judge(cell + 1)}</label>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autocomplete="off"
        value={shown}
        readOnly={(entry.saved !== null || entry.waiting) && !entry.correcting}
        aria-label={words.markOf(team.name, cell + 1)}
        aria-invalid={String(faulty)}
        aria-describedby={`${id}-read`}
        onInput={(event: Event) => props.type(cell, (event.target as HTMLInputElement).value)}
        onKeyDown={(event: KeyboardEvent) => props.pressed(event, cell)}
        onFocus={(event: Event) => (event.target as HTMLInputElement).select()}
      />
      <small id={`${id}-read`} role={faulty ? "alert" : undefined}>
        {faulty ? mark.fault : dropped ? words.dropped : typed !== "" ? mark.text : ""}
      </small>
    </span>
  );
}

function Result(props: { marks: Marks }) {
  const { marks } = props;
  return (
    <p class="outcome">
      {marks.equation && <span>{marks.equation}</span>}
      {marks.deductions.map((one) => (
        <span>
          {words.deduction} {one.reason} −{one.points.replace(/^[-−]/, "")}
        </span>
      ))}
      {marks.final !== null && (
        <b>
          {words.finalMark} <em>{marks.final}</em>
        </b>
      )}
      {marks.place !== null && <span>{words.placeNow(marks.place)}</span>}
    </p>
  );
}

function Buttons(props: RowProps) {
  const { entry, team, deducts } = props;
  const shown = entry.saved === null || entry.correcting;
  return (
    <span class="buttons">
      {deducts && !entry.correcting && (
        <button type="button" class="quiet" onClick={props.deduct} aria-label={`${words.deduct} ${team.name}`}>
          {words.deduct}
        </button>
      )}
      {entry.saved !== null && !entry.correcting && (
        <button type="button" class="quiet" onClick={props.correct} aria-label={`${words.correct} ${team.name}`}>
          {words.correct}
        </button>
      )}
      {entry.correcting && (
        <button type="button" class="quiet" onClick={props.leave}>
          {words.not}
        </button>
      )}
      {shown && !entry.waiting && (
        <button type="button" class="quiet" disabled={entry.asking} onClick={props.save} aria-label={`${entry.would || entry.correcting ? words.save : words.tryIt} ${team.name}`}>
          {entry.would || entry.correcting ? words.save : words.tryIt}
        </button>
      )}
    </span>
  );
}

export function MarksRow(props: RowProps) {
  const { team, entry, judges } = props;
  const state = entry.waiting ? words.lineStates.waiting : entry.saved !== null ? words.lineStates.saved : "";
  const id = cellId(team.number, "reason");
  return (
    <div class="marks-row" role="group" aria-label={team.name}>
      <p class="team">
        <b>{team.name}</b> <small>{state}</small>
      </p>
      <div class="cells">
        {Array.from({ length: judges }, (_, cell) => (
          <Cell {...props} cell={cell} />
        ))}
      </div>
      {entry.would && <Result marks={entry.would} />}
      {entry.correcting && (
        <p class="form why">
          <label for={id}>{words.reason}</label>
          <input id={id} type="text" autocomplete="off" value={entry.reason} onInput={(event: Event) => props.reason((event.target as HTMLInputElement).value)} onKeyDown={(event: KeyboardEvent) => props.pressed(event, judges)} />
        </p>
      )}
      <p class="tail">
        <span class={entry.fault !== null || (entry.said && !entry.would) ? "said bad" : "said"} role="status">
          {entry.said}
        </span>
        <Buttons {...props} />
      </p>
    </div>
  );
}
