// A button for what cannot be taken back: one confirmation, in the place where it was pressed.
import { Component, h } from "preact";
import { words } from "./words";

interface ActProps {
  label: string;
  ask: string;
  busy: boolean;
  second?: boolean; // not the thing one mostly wants
  act: () => void;
}

export class ActButton extends Component<ActProps, { asked: boolean }> {
  state = { asked: false };

  render() {
    const { label, ask, busy, second, act } = this.props;
    if (!this.state.asked)
      return (
        <button type="button" class={second ? "act second" : "act"} disabled={busy} onClick={() => this.setState({ asked: true })}>
          {label}
        </button>
      );
    const answer = (yes: boolean) => () => {
      this.setState({ asked: false });
      if (yes) act();
    };
    return (
      <div class="ask" role="group" aria-label={label}>
        <p>{ask}</p>
        <button type="button" class="act" disabled={busy} onClick={answer(true)}>
          {words.confirm}
        </button>
        <button type="button" class="act second" onClick={answer(false)}>
          {words.cancel}
        </button>
      </div>
    );
  }
}
