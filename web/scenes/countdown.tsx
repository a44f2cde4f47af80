// Scene 倒计时: the running clock as large as it goes. The last ten seconds are amber and stand still otherwise.
import { Component, h } from "preact";
import { minutes, remaining } from "../screen/rope/clock";
import { SceneProps } from "../screen/scene";
import { words } from "./words";

const LAST = 10; // seconds

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
    this.wait();
  }

  // It wakes where the second changes, and never else.
  private wait(): void {
    clearTimeout(this.timer);
    const { clock } = this.props;
    const left = clock ? remaining(clock, performance.now()) : 0;
    if (clock && clock.running && left > 0) this.timer = window.setTimeout(() => this.setState({}), (left % 1 || 1) * 1000 + 10);
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
