// What the recorder is told: how much has arrived, what can be taken back, and what went wrong.
import { h } from "preact";
import { QueueState, Row } from "../common/queue";
import { address } from "../common/language";
import { HOLD } from "./act";
import { words } from "./words";

export function Pill(props: { state: QueueState | null }) {
  const waiting = props.state ? props.state.waiting : 0;
  return (
    <span class={waiting > 0 ? "pill-state waiting" : "pill-state"} role="status">
      {waiting > 0 ? words.waiting(waiting) : `✓ ${words.uploaded}`}
    </span>
  );
}

// One line, only where there is something to say.
export function Strip(props: { state: QueueState | null; lost: boolean }) {
  const { state, lost } = props;
  if (!state) return null;
  const cut = state.cut || lost;
  const said =
    state.cut && state.trouble
      ? words.trouble(state.trouble)
      : cut
      ? state.waiting > 0
        ? words.cut
        : words.cutIdle
      : !state.lasting && state.waiting > 0
      ? words.notLasting
      : "";
  if (said) return <p class="strip bad">{said}</p>;
  if (state.elsewhere.length > 0)
    return (
      <a class="strip" href={address(`/record/${state.elsewhere[0]}`)}>
        {words.elsewhere(state.elsewhere.length)}
      </a>
    );
  return state.waiting > 1 ? <p class="strip">{words.stayOpen}</p> : null;
}

// Five seconds in which nothing is sent, then half a minute in which it is undone by a record of its own.
export function UndoBar(props: { row: Row; now: number; undo: () => void }) {
  const { row, now, undo } = props;
  const held = !row.sent && row.hold > now && row.hold - row.made <= HOLD;
  return (
    <div class="bar undo" key={row.id}>
      <span class="what">{row.done ? words.sent(row.label) : words.kept(row.label)}</span>
      <button type="button" class="small-press" onClick={undo}>
        {words.undo}
      </button>
      {held && <i class="fuse" />}
    </div>
  );
}

export function RefusedBar(props: { row: Row; change?: () => void; drop: () => void; retry: () => void }) {
  const { row } = props;
  const said = row.refused ? row.refused.words : "";
  return (
    <div class="bar refused" role="alert">
      <span class="what">
        <b>{words.refused(row.label)}</b> {said}
      </span>
      <span class="buttons">
        <button type="button" class="small-press" onClick={props.drop}>
          {words.drop}
        </button>
        {props.change ? (
          <button type="button" class="small-press" onClick={props.change}>
            {words.change}
          </button>
        ) : (
          <button type="button" class="small-press" onClick={props.retry}>
            {words.retry}
          </button>
        )}
      </span>
    </div>
  );
}

// This phone may not record (any more). What it has kept stays until a code is entered again.
export function EndedBar(props: { said: string; waiting: number }) {
  return (
    <div class="bar ended" role="alert">
      <span class="what">
        <b>{props.said}</b> {props.waiting > 0 && words.endedKept(props.waiting)}
      </span>
      <a class="small-press" href={address("/code")}>
        {words.toCode}
      </a>
    </div>
  );
}
