// On the officer's home page: whose amounts count, asked until it is chosen; and the exceptions that somebody else is to review.
import { Component, h } from "preact";
import { call } from "../common/api";
import { address } from "../common/language";
import { record, wordsOf } from "./act";
import { words } from "./home_words";

interface Exception {
  seq: number;
  title: string;
  words: string;
  reason?: string;
  when: string;
  by?: string;
}

interface Profile {
  name: string;
  title: string;
  level: string;
  fault?: string;
}

interface FundState {
  open: Exception[];
  profiles: Profile[]; // none: it is chosen, or there is nothing to choose
  chosen: string;
  said: string;
}

const UNIT = 1; // the stream of the union itself

export class FundRules extends Component<{}, FundState> {
  state: FundState = { open: [], profiles: [], chosen: "", said: "" };

  componentDidMount(): void {
    void this.load();
  }

  // The page is whole without it: what cannot be had now is not shown.
  private async load(): Promise<void> {
    try {
      const open = await call<Exception[]>("GET", "/api/exceptions");
      const rules = await call<{ profile: { chosen: boolean }; profiles: Profile[] }>("GET", "/api/fund-rules");
      this.setState({ open, profiles: rules.profile.chosen ? [] : rules.profiles.filter((profile) => !profile.fault && profile.level !== "national") });
    } catch {
      this.setState({ open: [], profiles: [] });
    }
  }

  private async choose(): Promise<void> {
    const { chosen } = this.state;
    if (!chosen) return;
    try {
      await record(UNIT, "profile", { profile: chosen }, (said) => this.setState({ said }));
      this.setState({ profiles: [], said: words.profileChosen });
    } catch (error) {
      this.setState({ said: wordsOf(error) });
    }
  }

  private profile() {
    const { profiles, chosen } = this.state;
    if (profiles.length === 0) return null;
    return (
      <section class="part fund-profile">
        <h2>{words.whoseAmounts}</h2>
        <p class="hint">{words.whoseAmountsHint}</p>
        <p>
          <select aria-label={words.whoseAmounts} value={chosen} onChange={(event) => this.setState({ chosen: (event.target as HTMLSelectElement).value })}>
            <option value="">{words.notChosen}</option>
            {profiles.map((profile) => (
              <option value={profile.name}>{profile.title}</option>
            ))}
          </select>{" "}
          <button type="button" class="small-press" disabled={!chosen} onClick={() => void this.choose()}>
            {words.choose}
          </button>
        </p>
      </section>
    );
  }

  private exceptions() {
    const { open } = this.state;
    if (open.length === 0) return null;
    return (
      <section class="part exceptions">
        <h2>{words.toReview(open.length)}</h2>
        <ul class="rows-list">
          {open.map((one) => (
            <li>
              <span class="what">
                <b>{one.title}</b> {one.words}
                <br />
                {words.exceptionReason}
                {one.reason}
                {one.by && ` · ${one.by}`}
              </span>
              <a class="quiet" href={address(`/do/${UNIT}/review?exception=${one.seq}`)}>
                {words.review}
              </a>
            </li>
          ))}
        </ul>
      </section>
    );
  }

  render() {
    return (
      <div>
        {this.state.said && <p role="status">{this.state.said}</p>}
        {this.exceptions()}
        {this.profile()}
      </div>
    );
  }
}
