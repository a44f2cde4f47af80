// What stands in place of the match once it is won, and once all of the contest is.
import { h } from "preact";
import { widthOf } from "../fit";
import { Match, Side } from "../match";
import { words } from "./words";

export function WonSheet(props: { match: Match; title: string }) {
  const { match, title } = props;
  const redWon = match.winner === match.red.entrant;
  const [winner, loser]: Side[] = redWon ? [match.red, match.blue] : [match.blue, match.red];
  return (
    <div class="won-sheet" role="status">
      <p>{title}</p>
      <h2 class={widthOf(winner.name) > 8 ? "long" : ""}>{winner.name}</h2>
      <hr />
      <p class="score">{match.state === "forfeit" ? words.walkover : match.state === "retired" ? words.retired : `${winner.won} : ${loser.won}`}</p>
      <p class={widthOf(loser.name) > 8 ? "loser long" : "loser"}>{loser.name}</p>
    </div>
  );
}

const LEAVES = 26;

// Gold leaves fall once; each has a place, a size and a time of its own, the same every time.
function leaves() {
  return (
    <div class="leaves" aria-hidden="true">
      {Array.from({ length: LEAVES }, (_, index) => {
        const spread = (index * 37) % 100;
        const style = { left: `${spread}%`, animationDelay: `${((index * 53) % 60) / 100}s` };
        return (
          <svg class={`leaf leaf-${index % 3}`} viewBox="0 0 24 40" style={style}>
            <path d="M12 0C24 12 22 28 12 40C2 28 0 12 12 0Z" />
          </svg>
        );
      })}
    </div>
  );
}

export function ChampionSheet(props: { name: string; title: string; fresh: boolean }) {
  const width = widthOf(props.name);
  return (
    <div class="champion" role="status">
      {props.fresh && leaves()}
      <p>{props.title}</p>
      <p class="title">{words.champion}</p>
      <h2 class={width <= 8 ? "" : "long"}>{props.name}</h2>
      <hr />
    </div>
  );
}
