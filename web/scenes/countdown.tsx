// Scene 倒计时: the running clock as large as it goes. The last ten seconds are amber and stand still otherwise.
import { Component, h } from "preact";
import { RunningClock, SceneProps } from "../screen/scene";
import { words } from "./words";

const LAST = 10; // seconds

// Whole seconds that remain now.
export function remaining(clock: RunningClock, now: number): number {
  const gone = clock.running ? (now - clock.told) / 1000 : 0;
  return Math.max(0, Math.ceil(clock.remaining - gone));
}

export function minutes(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

// Two short tones: the hall hears that the time is up.
function sound(): void {
  const audio = new AudioContext();
  for (const at of [0, 0.5]) {
    const tone = audio.createOscillator();
    tone.frequency.value = 880;
    tone.connect(audio.destination);
    tone.start(audio.currentTime + at);
    tone.stop(audio.currentTime + at + 0.3);
  }
}

export class Countdown extends Component<SceneProps, {}> {
  private timer = 0;
  private last = 0;

  componentDidMount() {
    this.wait();
  }
  componentWillUnmount() {
    clearTimeout(this.timer);
  }
  componentDidUpdate() {
    const { clock, scene } = this.props;
    const left = clock ? remaining(clock, performance.now()) : 0;
    if (clock && left === 0 && this.last > 0 && scene.sound) sound();
    this.last = left;
  }

  // It wakes where the second changes.
  private wait(): void {
    const { clock } = this.props;
    const left = clock && clock.running ? clock.remaining * 1000 - (performance.now() - clock.told) : 0;
    this.timer = window.setTimeout(
      () => {
        this.setState({});
        this.wait();
      },
      left > 0 ? (left % 1000) + 20 : 250,
    );
  }

  render() {
    const { clock, scene } = this.props;
    const left = clock ? remaining(clock, performance.now()) : scene.seconds || 0;
    const over = !!clock && left === 0;
    return (
      <div class={`countdown${clock && left <= LAST ? " last" : ""}`} role="timer">
        <p class="what">{clock ? words.clocks[clock.kind] || words.countdown : words.countdown}</p>
        <p class={over ? "left over" : "left"}>{over ? words.timeUp : minutes(left)}</p>
      </div>
    );
  }
}
