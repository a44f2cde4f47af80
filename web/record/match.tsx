// The match on the recorder's sheet: who stands where, what has been won, and two buttons as large as half the screen.
import { h } from "preact";
import { End, Match, Rules, Team } from "./contest";
import { minutes } from "./timer";
import { words } from "./words";

export type Side = "red" | "blue";

function wonBy(match: Match, team: Team | null): number {
  return team ? match.won[team.number] || 0 : 0;
}

export function Score(props: { match: Match; rules: Rules; flipped: boolean; choose: () => void }) {
  const { match, rules, flipped, choose } = props;
  const [left, right] = flipped ? [match.blue, match.red] : [match.red, match.blue];
  return (
    <div class="score-line">
      <button type="button" class="which" onClick={choose}>
        {[match.stage, words.match(match.round, match.number), match.toWin > 0 ? words.bestOf(match.toWin) : words.best[match.knockOut && rules.ends === "two" ? "best-of-three" : rules.ends]].filter(Boolean).join(" · ")} ▾
      </button>
      <h1>
        <span>{left ? left.name : "—"}</span>
        <b>
          {wonBy(match, left)} : {wonBy(match, right)}
        </b>
        <span>{right ? right.name : "—"}</span>
      </h1>
    </div>
  );
}

function WinButton(props: { side: Side; match: Match; disabled: boolean; press: (team: Team) => void }) {
  const { side, match } = props;
  const team = match[side] as Team;
  const cautions = match.cautions[team.number] || 0;
  return (
    <button type="button" class={`win ${side}`} disabled={props.disabled} onClick={() => props.press(team)}>
      <span class="side-word">{words[side]}</span>
      <b>{team.name}</b>
      {cautions > 0 && <small>{words.cautions(cautions)}</small>}
      <span>{words.wins[side]}</span>
    </button>
  );
}

export function WinButtons(props: { match: Match; flipped: boolean; disabled: boolean; press: (team: Team) => void }) {
  const order: Side[] = props.flipped ? ["blue", "red"] : ["red", "blue"];
  return (
    <div class="wins">
      {order.map((side) => (
        <WinButton side={side} match={props.match} disabled={props.disabled} press={props.press} />
      ))}
    </div>
  );
}

function chip(end: End): string {
  const side = end.winner === null ? "" : end.winner === end.red.number ? words.red : words.blue;
  const name = end.winner === end.red.number ? end.red.name : end.blue.name;
  const time = end.seconds ? minutes(end.seconds) : "";
  return [end.number, side && `${name}`, end.winner === null ? end.said : "", time].filter(Boolean).join(" ");
}

export function Ends(props: { match: Match }) {
  return (
    <ol class="end-chips" aria-label={words.end(0).replace("0", "")}>
      {props.match.ends.map((end) => (
        <li class={end.winner === null ? "void" : end.winner === end.red.number ? "red" : "blue"}>{chip(end)}</li>
      ))}
    </ol>
  );
}

// After the last end of a match, so that a second tap of a nervous thumb is not the next match's first end.
export function Over(props: { match: Match; next: string; go: () => void }) {
  const { match, next, go } = props;
  const [red, blue] = [match.red, match.blue];
  const winner = [red, blue].find((team) => team !== null && team.number === match.winner);
  return (
    <div class="over" role="status">
      <p class="result">
        {red ? red.name : ""} {wonBy(match, red)} : {wonBy(match, blue)} {blue ? blue.name : ""}
      </p>
      <p class="winner">{winner ? words.over(winner.name) : words.drawn}</p>
      {match.forfeit && <p>{words.byForfeit}</p>}
      <button type="button" class="press" onClick={go}>
        {next}
      </button>
    </div>
  );
}
