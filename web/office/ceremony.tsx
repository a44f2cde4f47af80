// What an officer does of an activity as a whole: lots, holding and revealing the board, awards, the end. Each is said in words
// before it is recorded.
import { Component, h } from "preact";
import { Refused, call } from "../common/api";
import { Verb } from "../form/field";
import { record, rehearse, wordsOf } from "./act";
import { Part, Said } from "./frame";
import { words } from "./words";

interface CeremonyProps {
  activity: number;
  verbs: Verb[];
  done: () => void;
}

interface CeremonyState {
  asked: Verb | null; // pressed once; the next press records it
  would: string;
  said: string;
  bad: boolean;
  busy: boolean;
}

// In the order of a contest day. What none of the fields is needed for takes one press here; the forms have all of it.
const ORDER = ["draw", "lock", "hold", "reveal", "award", "publish-awards", "grant-awards", "close", "reopen"];
const WITH_SCENE: { [verb: string]: string } = { draw: "draw", hold: "hold", reveal: "reveal" };

function acts(verbs: Verb[]): Verb[] {
  const known = ORDER.map((name) => verbs.filter((verb) => verb.name === name && !verb.idle)[0]);
  return known.filter((verb) => verb && !verb.fields.some((field) => field.required));
}

export class Ceremony extends Component<CeremonyProps, CeremonyState> {
  state: CeremonyState = { asked: null, would: "", said: "", bad: false, busy: false };

  private async ask(verb: Verb): Promise<void> {
    this.setState({ busy: true, said: "", bad: false });
    try {
      const { words: would } = await rehearse(this.props.activity, verb.name, {});
      // What lots would give now is not what they will give.
      this.setState({ busy: false, asked: verb, would: verb.name === "draw" ? "" : would });
    } catch (error) {
      this.setState({ busy: false, asked: null, said: wordsOf(error), bad: true });
    }
  }

  // The screens that follow this activity show the moment; where there are none, nothing is lost.
  private async scene(verb: Verb): Promise<void> {
    const name = WITH_SCENE[verb.name];
    if (!name) return;
    await call("PUT", `/api/activity/${this.props.activity}/scene`, { name, activity: this.props.activity }).catch((error: Refused) => error);
  }

  private async sure(verb: Verb): Promise<void> {
    this.setState({ busy: true });
    try {
      await this.scene(verb);
      const answer = await record(this.props.activity, verb.name, {}, (said) => this.setState({ said: said || words.unreachable, bad: true }));
      this.setState({ busy: false, asked: null, said: words.recorded(answer.words), bad: false });
    } catch (error) {
      this.setState({ busy: false, asked: null, said: wordsOf(error), bad: true });
    }
    this.props.done();
  }

  render() {
    const { asked, would, said, bad, busy } = this.state;
    const all = acts(this.props.verbs);
    if (all.length === 0) return null;
    return (
      <Part title={words.course} id="ceremony">
        <div class="acts">
          {all.map((verb) => (
            <button type="button" class="quiet" disabled={busy} aria-pressed={String(asked === verb)} onClick={() => void this.ask(verb)}>
              {verb.label}
            </button>
          ))}
        </div>
        {asked && (
          <div class="sure" role="alertdialog" aria-label={asked.label}>
            <p>{would || words.drawNow}</p>
            <div class="pair">
              <button type="button" class="press second" disabled={busy} onClick={() => this.setState({ asked: null })}>
                {words.not}
              </button>
              <button type="button" class="press" disabled={busy} onClick={() => void this.sure(asked)}>
                {words.sure(asked.label)}
              </button>
            </div>
          </div>
        )}
        <Said said={said} bad={bad} />
      </Part>
    );
  }
}
