// A number that counts up to what it becomes; with motion off it is there at once.
import { Component, h } from "preact";
import { countUp } from "./motion";

interface NumberProps {
  text: string;
  from?: number; // where it starts when it first appears; left out: it stands there
  motion: boolean;
}

function numberOf(text: string): number {
  return Number(text.replace("−", "-")) || 0;
}

export class CountingNumber extends Component<NumberProps, { shown: string }> {
  state = { shown: this.props.text };
  private stop: () => void = () => undefined;

  componentWillMount() {
    const { from, motion } = this.props;
    if (from !== undefined && motion) this.count(from, this.props.text);
  }
  componentWillReceiveProps(next: NumberProps) {
    if (next.text === this.props.text) return;
    this.stop();
    if (next.motion) this.count(numberOf(this.props.text), next.text);
    else this.setState({ shown: next.text });
  }
  componentWillUnmount() {
    this.stop();
  }

  private count(from: number, to: string): void {
    this.stop = countUp(from, to, (shown) => this.setState({ shown }));
  }

  render() {
    return <span class="counting">{this.state.shown}</span>;
  }
}
