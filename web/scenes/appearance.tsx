// Scene 出场: who is on the field, and the order of appearance beside it. Nothing moves.
import { h } from "preact";
import { Boards, Row } from "../common/model";
import { words as common } from "../common/words";
import { SceneProps } from "../screen/scene";
import { Turn, currentTurn, isDone, nextTurn, orderOf, rowsByEntrant } from "./order";
import { mainColumn } from "./score";
import { nameSize } from "./size";
import { words } from "./words";

const LINES = 10; // of the order in sight

function said(boards: Boards, turn: Turn, row: Row | undefined, ready: boolean): string {
  if (ready) return words.ready;
  if (!row || !isDone(turn)) return "";
  if (row.held) return common.pending;
  const column = mainColumn(boards.boards[0]);
  return (column && row.place !== null && row.shown[column.name]) || "";
}

function Line(props: { key?: string; turn: Turn; current: boolean; text: string; ready: boolean }) {
  const { turn, current, text, ready } = props;
  return (
    <li class={`${current ? "current" : ""}${ready ? " ready" : ""}`} aria-current={current ? "step" : undefined}>
      <span class="no">{turn.number === null ? "—" : turn.number}</span>
      <b class={nameSize(turn.name, 5)}>{turn.name}</b>
      <span class="said">{text}</span>
    </li>
  );
}

function Order(props: { boards: Boards; turns: Turn[]; current: number; next: number; lines: number }) {
  const { boards, turns, current, next, lines } = props;
  const rows = rowsByEntrant(boards);
  const middle = current >= 0 ? current : next >= 0 ? next : turns.length;
  const first = Math.max(0, Math.min(middle - Math.floor(lines / 2), turns.length - lines));
  return (
    <aside class="order">
      <h2>{words.appearance}</h2>
      <ol>
        {turns.slice(first, first + lines).map((turn, index) => (
          <Line
            key={String(turn.entrant)}
            turn={turn}
            current={first + index === current}
            ready={first + index === next}
            text={said(boards, turn, rows.get(turn.entrant), first + index === next)}
          />
        ))}
      </ol>
    </aside>
  );
}

function Centre(props: { turn: Turn | null; over: boolean }) {
  const { turn, over } = props;
  if (!turn)
    return (
      <section class="centre">
        <p class="state">{over ? words.allDone : words.notYet}</p>
      </section>
    );
  const people = turn.people !== null && turn.people > 0 ? words.people(turn.people) : "";
  const absent = turn.absent !== null && turn.absent > 0 ? words.absent(turn.absent) : "";
  return (
    <section class="centre">
      {turn.number !== null && <p class="nth">{words.nth(turn.number)}</p>}
      <h2 class={nameSize(turn.name, 8)}>{turn.name}</h2>
      <p class="people">{[people, absent].filter(Boolean).join(" · ")}</p>
    </section>
  );
}

export function Appearance({ scene, boards, shape }: SceneProps) {
  const turns = orderOf(boards);
  const current = currentTurn(turns, scene.entrant);
  const next = nextTurn(turns, current);
  const over = turns.length > 0 && turns.every(isDone);
  return (
    <div class="appearance">
      <Centre turn={current >= 0 ? turns[current] : null} over={over} />
      <Order boards={boards} turns={turns} current={current} next={next} lines={shape === "tall" ? 8 : LINES} />
    </div>
  );
}
