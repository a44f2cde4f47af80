// /remote: a phone drives a big screen. The four digits that the screen shows say which one.
import { Component, h, render } from "preact";
import { Me, Refused, call, whoAmI } from "../common/api";
import { address } from "../common/language";
import { Activity } from "../common/model";
import { patiently } from "../common/patient";
import { Scene } from "../screen/scene";
import { Control } from "./control";
import { words } from "./words";

interface Held {
  screen: string;
  scene: Scene | null;
}

interface RemoteState {
  me: Me | null;
  digits: string;
  held: Held | null;
  activities: Activity[] | null;
  activity: number; // 0: not chosen
  busy: boolean;
  said: string;
  fault: boolean;
}

const LENGTH = 4;
const KEPT = "bahe-remote"; // the code, so that a page loaded again is still the remote

function digitsOf(text: string): string {
  const narrow = text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xff10 + 0x30));
  return narrow.replace(/\D/g, "").slice(0, LENGTH);
}

function keptCode(): string {
  try {
    return sessionStorage.getItem(KEPT) || "";
  } catch {
    return "";
  }
}

function keepCode(code: string): void {
  try {
    sessionStorage.setItem(KEPT, code);
  } catch {
    // Private browsing: after a reload the code is typed again.
  }
}

const MAY = ["recorder", "officer", "administrator"];

class Remote extends Component<{}, RemoteState> {
  state: RemoteState = { me: null, digits: digitsOf(location.hash), held: null, activities: null, activity: 0, busy: false, said: words.loading, fault: false };

  componentDidMount(): void {
    document.title = words.title;
    void this.begin();
  }

  private async begin(): Promise<void> {
    try {
      const me = await patiently(whoAmI, () => this.setState({ said: words.unreachable, fault: true }));
      this.setState({ me, said: "", fault: false });
      const code = this.state.digits || keptCode();
      if (me.token && MAY.indexOf(me.role) >= 0 && code.length === LENGTH) await this.take(code, true);
    } catch (error) {
      this.setState({ said: (error as Refused).message || words.unreachable, fault: true });
    }
  }

  private async take(code: string, again = false): Promise<void> {
    if (code.length < LENGTH) return this.setState({ said: words.short, fault: true });
    this.setState({ busy: true, said: words.sending, fault: false });
    try {
      const held = await call<Held>("POST", "/api/remote", { code });
      keepCode(code);
      const me = this.state.me as Me;
      const activity = me.activity || (held.scene && held.scene.activity) || 0;
      const activities = activity === 0 ? await call<Activity[]>("GET", "/api/activities") : null;
      this.setState({ held, activity, activities, busy: false, said: "", digits: code });
    } catch (error) {
      keepCode("");
      const refused = error as Refused;
      const stale = again && refused.code === "wrong-code"; // that screen is gone: another is typed
      this.setState({ busy: false, digits: stale ? "" : code, said: stale ? "" : refused.message || words.unreachable, fault: !stale });
    }
  }

  private async otherActivity(): Promise<void> {
    this.setState({ activity: 0, said: words.loading, fault: false });
    try {
      this.setState({ activities: await call<Activity[]>("GET", "/api/activities"), said: "" });
    } catch (error) {
      this.setState({ said: (error as Refused).message || words.unreachable, fault: true });
    }
  }

  private otherScreen = (): void => {
    keepCode("");
    this.setState({ held: null, activity: 0, digits: "", said: "", fault: false });
  };

  private said() {
    const { said, fault } = this.state;
    return (
      <p class={fault ? "said fault" : "said"} role="status">
        {said}
      </p>
    );
  }

  private signIn(me: Me) {
    return (
      <main class="access">
        <h1>{me.role === "judge" ? words.title : words.signIn}</h1>
        <p>{me.role === "judge" ? words.judge : words.signInHow}</p>
        <a class="press" href={address("/code")}>
          {words.toCode}
        </a>
      </main>
    );
  }

  private enter() {
    const { digits, busy } = this.state;
    return (
      <main class="access">
        <form
          onSubmit={(event: Event) => {
            event.preventDefault();
            void this.take(digits);
          }}
        >
          <h1>{words.enter}</h1>
          <p>
            {words.where} <b>{location.host}/screen</b>
          </p>
          <input
            class="code"
            type="text"
            inputMode="numeric"
            autocomplete="off"
            aria-label={words.code}
            value={digits}
            onInput={(event: Event) => this.setState({ digits: digitsOf((event.target as HTMLInputElement).value), said: "" })}
          />
          {this.said()}
          <button type="submit" class="press" disabled={busy}>
            {words.go}
          </button>
        </form>
      </main>
    );
  }

  private choose() {
    const all = (this.state.activities || []).filter((activity) => activity.has_board).reverse();
    return (
      <main class="remote">
        <h1>{words.chooseActivity}</h1>
        {this.said()}
        {all.length === 0 && this.state.activities && <p>{words.noActivities}</p>}
        {all.map((activity) => (
          <button type="button" class="team" onClick={() => this.setState({ activity: activity.number })}>
            <b>{activity.title}</b>
            <small>{activity.when_shown}</small>
          </button>
        ))}
      </main>
    );
  }

  render() {
    const { me, held, activity, digits } = this.state;
    if (!me) return <main class="access">{this.said()}</main>;
    if (!me.token || MAY.indexOf(me.role) < 0) return this.signIn(me);
    if (!held) return this.enter();
    if (activity === 0) return this.choose();
    return (
      <main class="remote">
        <Control key={`${held.screen}/${activity}`} screen={held.screen} activity={activity} scene={held.scene} />
        <div class="foot">
          <span>{words.screen(digits)}</span>
          {me.activity === null && (
            <button type="button" class="plain" onClick={() => void this.otherActivity()}>
              {words.other}
            </button>
          )}
          <button type="button" class="plain" onClick={this.otherScreen}>
            {words.otherScreen}
          </button>
        </div>
      </main>
    );
  }
}

export function showRemote(place: HTMLElement): void {
  place.textContent = "";
  render(<Remote />, place);
}
