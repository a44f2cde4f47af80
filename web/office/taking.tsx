// Who takes part, once the activity is open: more of them, or fewer with a reason.
import { Component, h } from "preact";
import { call } from "../common/api";
import { address } from "../common/language";
import { Entrant, Group, Person, Verb } from "../form/field";
import { record, wordsOf } from "./act";
import { Part, Said } from "./frame";
import { Taking, Who, entrantsOf, namesOf, nobody } from "./who";
import { words } from "./words";

interface EntrantsProps {
  activity: number;
  verbs: Verb[];
  done: () => void;
}

interface EntrantsState {
  entrants: Entrant[];
  groups: Group[];
  people: Person[];
  who: Taking;
  leaving: Entrant | null;
  reason: string;
  said: string;
  bad: boolean;
  busy: boolean;
}

interface Choices {
  entrants: Entrant[];
  groups?: Group[];
  people?: Person[];
}

export class Entrants extends Component<EntrantsProps, EntrantsState> {
  state: EntrantsState = { entrants: [], groups: [], people: [], who: nobody, leaving: null, reason: "", said: "", bad: false, busy: false };

  componentDidMount(): void {
    void this.read();
  }

  private waiting = (said: string): void => this.setState({ said: said || words.unreachable, bad: true });

  private async read(): Promise<void> {
    const known = await call<Choices>("GET", `/api/activity/${this.props.activity}/choices`).catch(() => null);
    if (known) this.setState({ entrants: known.entrants, groups: known.groups || [], people: known.people || [] });
  }

  // One after another: those that went through stay, and the words say where it stopped.
  private async enter(): Promise<void> {
    const { who, groups, people } = this.state;
    this.setState({ busy: true, said: words.sending, bad: false });
    let entered = 0;
    try {
      for (const given of entrantsOf(who, groups, people)) {
        await record(this.props.activity, "enter", given, this.waiting);
        entered++;
      }
      this.setState({ busy: false, who: nobody, said: words.entered(entered), bad: false });
    } catch (error) {
      this.setState({ busy: false, said: `${words.entered(entered)} ${namesOf(who)[entered]}：${wordsOf(error)}`, bad: true });
    }
    await this.read();
    this.props.done();
  }

  private async leave(entrant: Entrant): Promise<void> {
    const reason = this.state.reason.trim();
    if (!reason) return this.setState({ said: words.reasonNeeded, bad: true });
    this.setState({ busy: true });
    try {
      await record(this.props.activity, "withdraw", { entrant: `#${entrant.number}`, reason }, this.waiting);
      this.setState({ busy: false, leaving: null, reason: "", said: words.left(entrant.name), bad: false });
    } catch (error) {
      this.setState({ busy: false, said: wordsOf(error), bad: true });
    }
    await this.read();
    this.props.done();
  }

  private leavingForm(entrant: Entrant) {
    return (
      <div class="form sure">
        <div class="field">
          <label for="leaving-reason">{words.leavingReason(entrant.name)}</label>
          <input id="leaving-reason" type="text" autocomplete="off" value={this.state.reason} onInput={(event: Event) => this.setState({ reason: (event.target as HTMLInputElement).value })} />
        </div>
        <div class="pair">
          <button type="button" class="press second" onClick={() => this.setState({ leaving: null, reason: "" })}>
            {words.not}
          </button>
          <button type="button" class="press" disabled={this.state.busy} onClick={() => void this.leave(entrant)}>
            {words.leave}
          </button>
        </div>
      </div>
    );
  }

  private list(may: boolean) {
    const { entrants, leaving, busy } = this.state;
    return (
      <ul class="rows-list">
        {entrants.map((entrant) => (
          <li class={entrant.withdrawn ? "withdrawn" : ""}>
            <span class="what">
              <b>{entrant.name}</b> {entrant.withdrawn && <small>{words.hasLeft}</small>}
            </span>
            {may && !entrant.withdrawn && leaving !== entrant && (
              <button type="button" class="quiet" disabled={busy} aria-label={`${words.leave} ${entrant.name}`} onClick={() => this.setState({ leaving: entrant, reason: "", said: "" })}>
                {words.leave}
              </button>
            )}
            {leaving === entrant && this.leavingForm(entrant)}
          </li>
        ))}
      </ul>
    );
  }

  render() {
    const { entrants, groups, people, who, said, bad, busy } = this.state;
    const may = (name: string) => this.props.verbs.some((verb) => verb.name === name);
    if (!may("enter") && entrants.length === 0) return null;
    const inAlready = entrants.map((entrant) => entrant.name);
    const left = groups.filter((group) => inAlready.indexOf(group.name) < 0);
    const count = namesOf(who).length;
    return (
      <Part title={words.takingPart} id="entrants" aside={words.taking(entrants.filter((entrant) => !entrant.withdrawn).length)}>
        {this.list(may("withdraw"))}
        <Said said={said} bad={bad} />
        {may("enter") && (
          <details>
            <summary>{words.enterMore}</summary>
            <Who groups={left} people={people} who={who} fault="" change={(next) => this.setState({ who: next })} />
            <button type="button" class="press" disabled={busy || count === 0} onClick={() => void this.enter()}>
              {words.enterThese(count)}
            </button>
            <p>
              <a href={address(`/do/${this.props.activity}/enter`)}>{words.enterForm}</a>
            </p>
          </details>
        )}
      </Part>
    );
  }
}
