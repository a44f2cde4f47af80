// The clock of an activity from the phone: started, stopped, put away.
import { Component, h } from "preact";
import { RunningClock } from "../screen/scene";
import { minutes, remaining } from "../screen/rope/clock";
import { ClockGiven } from "./drive";
import { words } from "./words";

const SECONDS: { [kind: string]: number } = { end: 180, rest: 180, late: 600, speech: 300 };

interface ClockProps {
  clock: RunningClock | null;
  kinds: string[];
  busy: boolean;
  set: (clock: ClockGiven) => void;
}

export class ClockPanel extends Component<ClockProps, {}> {
  private timer = 0;

  componentDidMount() {
    this.timer = window.setInterval(() => this.props.clock && this.props.clock.running && this.setState({}), 1000);
  }
  componentWillUnmount() {
    clearInterval(this.timer);
  }

  private running(clock: RunningClock) {
    const left = Math.ceil(remaining(clock, performance.now()));
    return (
      <div class="running">
        <p role="timer">
          {words.clocks[clock.kind]} <b>{minutes(left)}</b>
        </p>
        <button type="button" class="act" disabled={this.props.busy || left === 0} onClick={() => this.props.set({ kind: clock.kind, seconds: left, running: !clock.running })}>
          {clock.running ? words.stop : words.run}
        </button>
        <button type="button" class="act second" disabled={this.props.busy} onClick={() => this.props.set({})}>
          {words.away}
        </button>
      </div>
    );
  }

  render() {
    const { clock, kinds, busy, set } = this.props;
    return (
      <section class="clock-panel">
        <h2>{words.clock}</h2>
        {clock && this.running(clock)}
        <div class="keys">
          {kinds.map((kind) => (
            <button type="button" class="key" disabled={busy} onClick={() => set({ kind, seconds: SECONDS[kind], running: true })}>
              {words.clocks[kind]}
              <small>{minutes(SECONDS[kind])}</small>
            </button>
          ))}
        </div>
      </section>
    );
  }
}
