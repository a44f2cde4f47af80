// /activity/N/share: 发到群. A picture to press long, a text to copy by selection (over plain http a page may not write to the
// clipboard), and the address as a QR code.
import { Component, h, render } from "preact";
import { call } from "../common/api";
import { address } from "../common/language";
import { Activity } from "../common/model";
import { patiently } from "../common/patient";
import { wordsOf } from "./act";
import { Page, Part, Qr, Said } from "./frame";
import { words } from "./words";

interface SharedState {
  text: string;
  copied: string;
  broken: boolean; // the picture did not come
  nothing: boolean; // there is nothing to share
  at: number; // makes the picture anew
}

// null: there is nothing yet.
async function plainText(path: string): Promise<string | null> {
  const response = await fetch(path, { credentials: "same-origin" });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(words.noText);
  return response.text();
}

// What is at BASE.png and BASE.txt, and beside it what the page adds; `none` is said where there is nothing.
export class Shared extends Component<{ title: string; base: string; none?: string; children?: unknown }, SharedState> {
  state: SharedState = { text: "", copied: "", broken: false, nothing: false, at: Date.now() };
  private area: HTMLTextAreaElement | null = null;

  componentDidMount(): void {
    void this.load();
  }

  private async load(): Promise<void> {
    try {
      const text = await plainText(address(`${this.props.base}.txt`));
      if (text !== null) this.setState({ text });
      else if (this.props.none) this.setState({ nothing: true });
      else this.setState({ copied: words.noText });
    } catch (error) {
      this.setState({ copied: wordsOf(error) });
    }
  }

  private watch(image: HTMLImageElement | null): void {
    if (image) image.onerror = () => this.setState({ broken: true });
  }

  // The old way of copying works without https, where the browser still has it; else the text stands there selected.
  private select = (): void => {
    const area = this.area;
    if (!area) return;
    area.focus();
    area.setSelectionRange(0, area.value.length);
    let copied = false;
    try {
      copied = document.execCommand("copy");
    } catch {
      copied = false;
    }
    this.setState({ copied: copied ? words.copied : words.selected });
  };

  render() {
    const { text, copied, broken, nothing, at } = this.state;
    const { title, base, children } = this.props;
    const picture = `${base}.png?at=${at}${words.pictureLanguage}`;
    if (nothing) return <p class="notice">{this.props.none}</p>;
    return (
      <div class="beside">
        <Part title={words.picture} aside={words.pressLong}>
          {broken ? (
            <p class="said bad">{words.noPicture}</p>
          ) : (
            <img class="board-picture" src={picture} alt={words.pictureOf(title)} ref={(image) => this.watch(image as HTMLImageElement | null)} />
          )}
          <p>
            <a class="quiet" href={picture} download={`${title}.png`}>
              {words.savePicture}
            </a>{" "}
            <button type="button" class="quiet" onClick={() => this.setState({ at: Date.now(), broken: false })}>
              {words.again}
            </button>
          </p>
        </Part>
        <div>
          <Part title={words.text}>
            <textarea class="board-text" readOnly rows={10} value={text} aria-label={words.text} ref={(area) => (this.area = area as HTMLTextAreaElement | null)} />
            <button type="button" class="press" disabled={text === ""} onClick={this.select}>
              {words.selectAll}
            </button>
            <Said said={copied} />
          </Part>
          {children}
        </div>
      </div>
    );
  }
}

interface ShareState {
  title: string;
  said: string;
}

class Share extends Component<{ activity: number }, ShareState> {
  state: ShareState = { title: "", said: words.loading };

  componentDidMount(): void {
    void this.load();
  }

  private async load(): Promise<void> {
    const { activity } = this.props;
    try {
      const all = await patiently(() => call<Activity[]>("GET", "/api/activities"), () => this.setState({ said: words.unreachable }));
      const mine = all.filter((one) => one.number === activity)[0];
      if (!mine) return this.setState({ said: words.notThere });
      document.title = `${words.share} · ${mine.title}`;
      this.setState({ title: mine.title, said: "" });
    } catch (error) {
      this.setState({ said: wordsOf(error) });
    }
  }

  render() {
    const { title, said } = this.state;
    const { activity } = this.props;
    if (!title) return <p class="notice">{said}</p>;
    return (
      <Page title={words.share} over={title} to={`/activity/${activity}`} wide>
        <Shared title={title} base={`/activity/${activity}/board`}>
          <Part title={words.boardAddress}>
            <Qr path={`/activity/${activity}`} label={title} />
            <p class="hint">{words.addressHint}</p>
          </Part>
        </Shared>
      </Page>
    );
  }
}

export function showShare(place: HTMLElement, activity: number): void {
  place.textContent = "";
  render(<Share activity={activity} />, place);
}
