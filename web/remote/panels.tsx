// What belongs to the scene that is shown: which team, the next place, the draw.
import { h } from "preact";
import { Boards } from "../common/model";
import { Scene } from "../screen/scene";
import { Turn, isDrawn, orderOf, rowsByEntrant } from "../scenes/order";
import { mainColumn, minus } from "../scenes/score";
import { ActButton } from "./ask";
import { revealState } from "./choice";
import { words } from "./words";

export interface PanelProps {
  scene: Scene;
  boards: Boards;
  verbs: string[];
  busy: boolean;
  wasHeld: boolean; // since this remote looks
  show: (scene: Partial<Scene> & { name: string }) => void;
  act: (verb: string, given: { [name: string]: unknown }, then: Partial<Scene> & { name: string }) => void;
}

function stateOf(boards: Boards, turn: Turn): string {
  const row = rowsByEntrant(boards).get(turn.entrant);
  const column = mainColumn(boards.boards[0]);
  const mark = row && row.place !== null && column ? minus(row.shown[column.name]) : "";
  return mark || turn.stateText;
}

// One team of those that appear.
export function TeamPanel({ scene, boards, busy, show }: PanelProps) {
  const marks = scene.name === "marks";
  return (
    <section class="panel">
      <h2>{marks ? words.whichMarks : words.whichAppears}</h2>
      {!marks && (
        <button type="button" class="team" aria-pressed={String(scene.entrant === undefined)} disabled={busy} onClick={() => show({ name: "appearance" })}>
          <b>{words.byContest}</b>
        </button>
      )}
      {orderOf(boards).map((turn) => (
        <button
          type="button"
          class="team"
          aria-pressed={String(scene.entrant === turn.entrant)}
          disabled={busy}
          onClick={() => show({ name: scene.name, entrant: turn.entrant })}
        >
          <span class="no">{turn.number === null ? "—" : turn.number}</span>
          <b>{turn.name}</b>
          <small>{stateOf(boards, turn)}</small>
        </button>
      ))}
    </section>
  );
}

function HoldFirst({ verbs, busy, act }: PanelProps) {
  return (
    <section class="panel">
      <p>{words.holdFirst}</p>
      {verbs.indexOf("hold") >= 0 && <ActButton label={words.hold} ask={words.holdAsk} busy={busy} act={() => act("hold", {}, { name: "hold" })} />}
    </section>
  );
}

export function HoldPanel(props: PanelProps) {
  if (props.boards.state !== "held") return <HoldFirst {...props} />;
  return (
    <section class="panel">
      <p>{words.holdDone}</p>
      {props.verbs.indexOf("reveal") >= 0 && (
        <button type="button" class="act" disabled={props.busy} onClick={() => props.show({ name: "reveal" })}>
          {words.scenes.reveal}
        </button>
      )}
    </section>
  );
}

export function RevealPanel(props: PanelProps) {
  const { boards, scene, verbs, busy, show, act } = props;
  const { places, seen, more } = revealState(boards, scene.step);
  const held = boards.state === "held";
  if (!held && !props.wasHeld && scene.step === undefined && verbs.indexOf("hold") >= 0) return <HoldFirst {...props} />;
  const step = (to: number) => show(to >= places ? { name: "reveal" } : { name: "reveal", step: to });
  const next = () => (more ? act("reveal", {}, { name: "reveal" }) : step(seen + 1));
  const over = !held && seen === places;
  const may = !more || verbs.indexOf("reveal") >= 0;
  return (
    <section class="panel">
      <p role="status">{over ? words.allRevealed : words.revealed(seen)}</p>
      {more && places === 0 ? (
        may && <ActButton label={words.revealFirst} ask={words.revealAsk} busy={busy} act={next} />
      ) : (
        <div class="pair">
          <button type="button" class="act second" disabled={busy || seen === 0} onClick={() => step(seen - 1)}>
            {words.previous}
          </button>
          <button type="button" class="act large" disabled={busy || over || !may} onClick={next}>
            {words.next}
          </button>
        </div>
      )}
      {held && places > 0 && verbs.indexOf("reveal") >= 0 && (
        <ActButton second label={words.all} ask={words.allAsk} busy={busy} act={() => act("reveal", { all: true }, { name: "reveal" })} />
      )}
      {over && (
        <button type="button" class="act" disabled={busy} onClick={() => show({ name: "results" })}>
          {words.showResults}
        </button>
      )}
    </section>
  );
}

export function DrawPanel({ scene, boards, verbs, busy, show, act }: PanelProps) {
  if (isDrawn(orderOf(boards)))
    return (
      <section class="panel">
        <p role="status">{words.drawn}</p>
      </section>
    );
  if (verbs.indexOf("draw") < 0)
    return (
      <section class="panel">
        <p>{words.noDraw}</p>
      </section>
    );
  return (
    <section class="panel">
      {scene.step === 1 ? (
        <button type="button" class="act large" disabled={busy} onClick={() => act("draw", {}, { name: "draw", step: 2 })}>
          {words.drawStop}
        </button>
      ) : (
        <ActButton label={words.drawStart} ask={words.drawAsk} busy={busy} act={() => show({ name: "draw", step: 1 })} />
      )}
    </section>
  );
}
