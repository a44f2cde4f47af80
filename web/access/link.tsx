// /link#TOKEN: the administrator's link. It is used when a person presses the button, not when a chat looks at the page.
import { Component, h, render } from "preact";
import { Refused, signIn, whoAmI } from "../common/api";
import { address } from "../common/language";
import { words } from "./words";

interface LinkState {
  unit: string;
  busy: boolean;
  said: string;
}

class Link extends Component<{}, LinkState> {
  state: LinkState = { unit: words.unit, busy: false, said: this.token() ? "" : words.linkNone };

  componentDidMount(): void {
    whoAmI().then(
      (me) => this.setState({ unit: me.unit }),
      () => undefined, // it is only the name; pressing the button says what is wrong
    );
  }

  private token(): string {
    return decodeURIComponent(location.hash.replace(/^#/, "")).trim();
  }

  private async open(): Promise<void> {
    this.setState({ busy: true, said: words.checking });
    try {
      await signIn({ link: this.token() });
      location.replace(address("/")); // the link does not stay in the history
    } catch (error) {
      const refused = error as Refused;
      this.setState({ busy: false, said: refused.code === "wrong-link" ? words.linkWrong : refused.message || words.unreachable });
    }
  }

  render() {
    const { unit, busy, said } = this.state;
    return (
      <main class="access">
        <h1>{words.link}</h1>
        <p>{words.linkAsk(unit)}</p>
        <p class="said" role="status">
          {said}
        </p>
        <button type="button" class="press" disabled={busy || this.token() === ""} onClick={() => void this.open()}>
          {words.linkGo}
        </button>
      </main>
    );
  }
}

export function showLink(place: HTMLElement): void {
  document.title = words.link;
  place.textContent = "";
  render(<Link />, place);
}
