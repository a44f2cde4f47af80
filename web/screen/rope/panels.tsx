// Two panels, red and blue, as the teams stand on the field. When they change sides, the teams cross and the panels stay.
import { h } from "preact";
import { widthOf } from "../fit";
import { Match, Side } from "../match";
import { words } from "./words";

// A name of up to 5 characters is largest, up to 8 stands on one line, a longer one takes two.
function size(name: string): string {
  const width = widthOf(name);
  return width <= 5.2 ? "short" : width <= 8 ? "middle" : "long";
}

function Team(props: { key?: string; side: Side; at: "left" | "right" }) {
  const name = props.side.name || words.unknown;
  return (
    <div class={`team at-${props.at}`}>
      <h2 class={size(name)}>{name}</h2>
      <b>{props.side.won}</b>
    </div>
  );
}

function Panel(props: { which: "red" | "blue"; cautions: number }) {
  return (
    <div class={`panel ${props.which}`}>
      <span class="side">{words[props.which]}</span>
      {props.cautions > 0 && <span class="cautions">{words.cautions(props.cautions)}</span>}
    </div>
  );
}

export function Panels(props: { match: Match; crossing: boolean }) {
  const { match } = props;
  // Keyed by team, in an order of their own: a team that changes sides stays the same element and moves there.
  const teams: [string, Side, "left" | "right"][] = [
    [`${match.number}/${match.red.entrant || "red"}`, match.red, "left"],
    [`${match.number}/${match.blue.entrant || "blue"}`, match.blue, "right"],
  ];
  teams.sort((a, b) => (a[0] < b[0] ? -1 : 1));
  return (
    <div class={props.crossing ? "panels crossing" : "panels"}>
      <Panel which="red" cautions={match.red.cautions} />
      <Panel which="blue" cautions={match.blue.cautions} />
      {teams.map(([key, side, at]) => (
        <Team key={key} side={side} at={at} />
      ))}
      {props.crossing && <p class="swap">{words.swap}</p>}
    </div>
  );
}
