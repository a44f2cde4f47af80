// The criteria of one sheet: − and + by the least step, held down by a whole point; a tap on the mark opens digits of our own, so that
// no keyboard pushes the page about.
import { Component, h } from "preact";
import { readMark } from "../office/digits";
import { Criterion, placesOf, textOf, unitsOf } from "./read";
import { words } from "./words";

interface RowProps {
  criterion: Criterion;
  key: string;
  step: string;
  mark: string; // "": not marked yet
  fault: string;
  closed: boolean;
  change: (mark: string) => void;
  type: () => void;
}

const HELD = 500; // milliseconds until a press counts as held
const EVERY = 150;

export class CriterionRow extends Component<RowProps, {}> {
  private timer = 0;
  private held = false; // the click that ends it says nothing more

  componentWillUnmount(): void {
    clearInterval(this.timer);
  }

  // A first press on an empty mark asks for digits: nothing is a fair guess of where to begin.
  private move(by: number): void {
    const { criterion, mark, step, change, type } = this.props;
    const places = placesOf(step);
    if (mark === "") return type();
    const next = unitsOf(mark, places) + by;
    change(textOf(Math.min(Math.max(next, 0), unitsOf(criterion.full, places)), places));
  }

  private hold = (sign: number): void => {
    const whole = unitsOf("1", placesOf(this.props.step));
    clearInterval(this.timer);
    this.held = false;
    this.timer = window.setTimeout(() => {
      this.held = this.props.mark !== "";
      this.timer = window.setInterval(() => this.held && this.move(sign * whole), EVERY);
    }, HELD);
  };
  private release = (): void => clearInterval(this.timer);

  private button(sign: number) {
    const { criterion, step, closed } = this.props;
    return (
      <button
        type="button"
        class="step"
        aria-label={sign < 0 ? words.lower(criterion.name, step) : words.raise(criterion.name, step)}
        disabled={closed}
        onClick={() => !this.held && this.move(sign * unitsOf(step, placesOf(step)))}
        onTouchStart={() => this.hold(sign)}
        onTouchEnd={this.release}
        onTouchCancel={this.release}
        onMouseDown={() => this.hold(sign)}
        onMouseUp={this.release}
        onMouseLeave={this.release}
      >
        {sign < 0 ? "−" : "+"}
      </button>
    );
  }

  render() {
    const { criterion, mark, fault, closed, type } = this.props;
    return (
      <li class={fault ? "criterion faulty" : "criterion"}>
        <span class="what">
          {criterion.name} <small>{words.fullOf(criterion.full)}</small>
          {fault && <em role="alert">{fault}</em>}
        </span>
        {this.button(-1)}
        <button type="button" class="mark" aria-label={`${words.markOf(criterion.name)} ${mark || words.notMarked}`} disabled={closed} onClick={type}>
          {mark || "—"}
        </button>
        {this.button(1)}
      </li>
    );
  }
}

interface KeypadProps {
  criterion: Criterion;
  step: string;
  done: (mark: string) => void;
  close: () => void;
}

export class Keypad extends Component<KeypadProps, { typed: string; fault: string }> {
  state = { typed: "", fault: "" };

  private press(key: string): void {
    const { typed } = this.state;
    this.setState({ typed: key === "⌫" ? typed.slice(0, -1) : (typed + key).slice(0, 8), fault: "" });
  }

  private done(): void {
    const { criterion, step, done, close } = this.props;
    if (this.state.typed === "") return close();
    const { text, fault } = readMark(this.state.typed, { full: criterion.full, step });
    if (fault) this.setState({ fault });
    else done(text);
  }

  render() {
    const { criterion, step, close } = this.props;
    const { typed, fault } = this.state;
    const read = readMark(typed, { full: criterion.full, step });
    return (
      <div class="veil" onClick={close}>
        <div class="ask keypad" role="dialog" aria-label={words.markOf(criterion.name)} onClick={(event: Event) => event.stopPropagation()}>
          <h2>
            {criterion.name} <small>{words.fullOf(criterion.full)}</small> <output>{read.text || typed || "—"}</output>
          </h2>
          <p class="said" role="alert">
            {fault}
          </p>
          <div class="keys">
            {["1", "2", "3", "4", "5", "6", "7", "8", "9", ".", "0", "⌫"].map((key) => (
              <button type="button" class="step" aria-label={key === "⌫" ? words.erase : key} onClick={() => this.press(key)}>
                {key}
              </button>
            ))}
          </div>
          <button type="button" class="press" onClick={() => this.done()}>
            {words.done}
          </button>
        </div>
      </div>
    );
  }
}
