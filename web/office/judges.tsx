// How the judges marked, for the officer alone: who is strict, who is mild, and marks that stand far from what the others gave.
import { Component, h } from "preact";
import { call } from "../common/api";
import { wordsOf } from "./act";
import { Part } from "./frame";
import { words } from "./words";

interface Told {
  judges: { seat: string; marked: number; mean: string; low: string; high: string; lean?: string; dropped: number }[];
  apart: { entrant: number; name: string; seat: string; mark: string; median: string }[];
}

interface JudgesState {
  open: boolean;
  told: Told | null;
  said: string;
}

export class Judges extends Component<{ activity: number; seq: number }, JudgesState> {
  state: JudgesState = { open: false, told: null, said: "" };

  componentDidUpdate(before: { seq: number }): void {
    if (this.state.open && before.seq !== this.props.seq) void this.read();
  }

  private async read(): Promise<void> {
    try {
      this.setState({ told: await call<Told>("GET", `/api/activity/${this.props.activity}/judges`), said: "" });
    } catch (error) {
      this.setState({ said: wordsOf(error) });
    }
  }

  private listen = (details?: Element): void => {
    if (details) (details as HTMLDetailsElement).ontoggle = this.opened;
  };

  private opened = (event: Event): void => {
    const open = (event.target as HTMLDetailsElement).open;
    this.setState({ open });
    if (open) void this.read();
  };

  render() {
    const { told, said } = this.state;
    return (
      <Part title={words.judging} id="judging">
        <details ref={this.listen}>
          <summary>{words.judgingHint}</summary>
          {said && <p class="said bad">{said}</p>}
          {told && told.judges.length === 0 && <p>{words.judgingNone}</p>}
          {told && told.apart.map((one) => <p class="said bad">{words.apart(one.name, one.seat, one.mark, one.median)}</p>)}
          {told && told.judges.length > 0 && told.apart.length === 0 && <p>{words.apartNone}</p>}
          <ul class="rows-list">
            {told &&
              told.judges.map((one) => (
                <li>
                  <span class="what">
                    <b>{words.judgeNo(one.seat)}</b> {words.lean(one.lean)}
                    <br />
                    {words.judged(one.marked, one.mean, one.low, one.high, one.dropped)}
                  </span>
                </li>
              ))}
          </ul>
        </details>
      </Part>
    );
  }
}
