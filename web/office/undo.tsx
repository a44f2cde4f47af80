// What was recorded last from a page, and taking it back while the server takes it back without a reason.
import { Component, h } from "preact";
import { record, wordsOf } from "./act";
import { Said } from "./frame";
import { words } from "./home_words";

const FRESH = 30000; // milliseconds in which the server undoes without a reason

interface UndoProps {
  activity: number;
  seq: number; // of the record
  done: (said: string) => void;
}

interface UndoState {
  late: boolean;
  busy: boolean;
  said: string;
}

export class Undo extends Component<UndoProps, UndoState> {
  state: UndoState = { late: false, busy: false, said: "" };
  private timer = 0;

  componentDidMount(): void {
    this.timer = window.setTimeout(() => this.setState({ late: true }), FRESH);
  }
  componentWillUnmount(): void {
    clearTimeout(this.timer);
  }

  private undo = async (): Promise<void> => {
    const { activity, seq, done } = this.props;
    this.setState({ busy: true, said: "" });
    try {
      const answer = await record(activity, "undo", { event: `#${seq}` }, (said) => this.setState({ said: said || words.unreachable }));
      done(answer.words);
    } catch (error) {
      this.setState({ busy: false, said: wordsOf(error) });
    }
  };

  render() {
    const { late, busy, said } = this.state;
    if (late && said === "") return null;
    return (
      <span class="undo-last">
        {!late && (
          <button type="button" class="quiet" disabled={busy} onClick={() => void this.undo()}>
            {words.undo}
          </button>
        )}
        <Said said={said} bad />
      </span>
    );
  }
}
