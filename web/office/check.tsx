// /check and /check/CODE: whether a certificate is valid. Whoever holds the paper asks; no name of a person is told.
import { Component, h, render } from "preact";
import { Refused, call } from "../common/api";
import { address } from "../common/language";
import { wordsOf } from "./act";
import { Page, Said } from "./frame";
import { words } from "./words";

interface Certificate {
  number: string;
  code: string;
  state: "valid" | "replaced" | "taken-back";
  title: string;
  award: string;
  receiver: string;
  given?: string;
}

interface CheckState {
  typed: string;
  found: Certificate | null;
  said: string;
  bad: boolean;
}

class Check extends Component<{ code: string }, CheckState> {
  state: CheckState = { typed: this.props.code, found: null, said: "", bad: false };

  componentDidMount(): void {
    document.title = words.checkTitle;
    if (this.props.code) void this.check();
  }

  private check = async (event?: Event): Promise<void> => {
    if (event) event.preventDefault();
    const typed = this.state.typed.trim();
    if (!typed) return this.setState({ said: words.typeCode, bad: true, found: null });
    this.setState({ said: words.loading, bad: false, found: null });
    try {
      this.setState({ found: await call<Certificate>("GET", `/api/certificate/${encodeURIComponent(typed)}`), said: "" });
    } catch (error) {
      this.setState({ said: error instanceof Refused && error.status === 404 ? words.noCertificate : wordsOf(error), bad: true });
    }
  };

  render() {
    const { typed, found, said, bad } = this.state;
    return (
      <Page title={words.checkTitle}>
        <form class="asking" onSubmit={this.check}>
          <label>
            {words.checkCode}
            <input type="text" autocomplete="off" value={typed} onInput={(event) => this.setState({ typed: (event.target as HTMLInputElement).value })} />
          </label>
          <button type="submit" class="press">
            {words.checkIt}
          </button>
        </form>
        <Said said={said} bad={bad} />
        {found && (
          <section class={`certificate ${found.state}`} aria-live="polite">
            <h2>{words.certificateStates[found.state]}</h2>
            <dl>
              <dt>{words.certificate}</dt>
              <dd>{found.number}</dd>
              <dt>{words.activity}</dt>
              <dd>{found.title}</dd>
              <dt>{words.award}</dt>
              <dd>{found.award}</dd>
              <dt>{words.receiver}</dt>
              <dd>{found.receiver}</dd>
            </dl>
            <p class="hint">{words.maskedHint}</p>
          </section>
        )}
        <p>
          <a href={address("/")}>{words.home}</a>
        </p>
      </Page>
    );
  }
}

export function showCheck(place: HTMLElement, code: string): void {
  place.textContent = "";
  render(<Check code={code || ""} />, place);
}
