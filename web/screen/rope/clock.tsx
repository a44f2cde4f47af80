// The running clock of an end, a rest, lateness or a speech. It wakes once a second while it runs, and never else.
import { Component, h } from "preact";
import { RunningClock } from "../scene";
import { words } from "./words";

const LAST = 10; // seconds in which the numerals are amber

export function remaining(clock: RunningClock, now: number): number {
  return clock.running ? Math.max(clock.remaining - (now - clock.told) / 1000, 0) : clock.remaining;
}

export function minutes(seconds: number): string {
  const whole = Math.ceil(seconds - 0.001);
  const rest = whole % 60;
  return `${Math.floor(whole / 60)}:${rest < 10 ? "0" : ""}${rest}`;
}

export class Clock extends Component<{ clock: RunningClock }, {}> {
  private timer = 0;

  componentDidMount() {
    this.componentDidUpdate();
  }
  componentDidUpdate() {
    clearTimeout(this.timer);
    const { clock } = this.props;
    const left = remaining(clock, performance.now());
    if (clock.running && left > 0) this.timer = window.setTimeout(() => this.setState({}), (left % 1 || 1) * 1000 + 10);
  }
  componentWillUnmount() {
    clearTimeout(this.timer);
  }
  render() {
    const { clock } = this.props;
    const left = remaining(clock, performance.now());
    const word = words.clocks[clock.kind] || "";
    return (
      <p class={`clock${left <= LAST ? " last" : ""}${clock.running ? "" : " stopped"}`} role="timer">
        {word && <span>{word}</span>}
        <b>{minutes(left)}</b>
      </p>
    );
  }
}
