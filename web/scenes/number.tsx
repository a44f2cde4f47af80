// A number that counts up to what it becomes; with motion off it is there at once.
import { Component, h } from "preact";
import { countUp } from "../screen/motion";
import { COUNT } from "./motion";

interface NumberProps {
  text: string;
  from?: string; // where it starts when it first appears; left out: it stands there
  motion: boolean;
}

export class CountingNumber extends Component<NumberProps, {}> {
  componentDidMount() {
    this.count(this.props.from);
  }
  componentDidUpdate(previous: NumberProps) {
    if (previous.text !== this.props.text) this.count(previous.text);
  }

  private count(from: string | undefined): void {
    const text = this.base.firstChild;
    if (from && this.props.motion && text instanceof Text) countUp(text, from, COUNT);
  }

  render() {
    return <span class="counting">{this.props.text}</span>;
  }
}
