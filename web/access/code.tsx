// /code: a phone becomes a recorder's or a judge's by six digits. Nothing is sent before a press, so that a chat's preview of
// /code#123456 uses nothing up.
import { Component, h, render } from "preact";
import { Me, Refused, signIn, signOut, whoAmI } from "../common/api";
import { address } from "../common/language";
import { words } from "./words";

interface CodeState {
  digits: string;
  busy: boolean;
  said: string;
  fault: boolean;
  taken: boolean; // another phone has the seat
  until: number; // milliseconds since 1970 before which no try is worth it
  now: number;
  me: Me | null;
}

const LENGTH = 6;

// As it is typed in Chinese or copied from a chat: "１２３ 456".
function digitsOf(text: string): string {
  const narrow = text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xff10 + 0x30));
  return narrow.replace(/\D/g, "").slice(0, LENGTH);
}

function minutes(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function sheetOf(me: Me): string {
  if (me.activity === null) return "/";
  return me.role === "judge" ? `/judge/${me.activity}` : `/record/${me.activity}`;
}

function Who(props: { me: Me; other: () => void; out: () => void }) {
  const { me } = props;
  const label = me.label || words.roles[me.role];
  return (
    <main class="access">
      <p>{words.thisIs(me.unit)}</p>
      <p class="who">{label}</p>
      <a class="press" href={address(sheetOf(me))}>
        {words.i(label)} · {me.role === "judge" ? words.marks : words.begin}
      </a>
      <button type="button" class="press second" onClick={props.other}>
        {words.other}
      </button>
      <button type="button" class="press second" onClick={props.out}>
        {words.out}
      </button>
    </main>
  );
}

class Code extends Component<{}, CodeState> {
  state: CodeState = { digits: digitsOf(location.hash), busy: false, said: "", fault: false, taken: false, until: 0, now: Date.now(), me: null };
  private timer = 0;

  componentDidMount(): void {
    this.timer = window.setInterval(() => this.setState({ now: Date.now() }), 500);
    addEventListener("hashchange", this.readAddress);
    void this.look();
  }
  componentWillUnmount(): void {
    clearInterval(this.timer);
    removeEventListener("hashchange", this.readAddress);
  }

  private readAddress = (): void => this.setState({ digits: digitsOf(location.hash), me: null, said: "", taken: false });

  // Whose phone this is already, unless the address brings a new code.
  private async look(): Promise<void> {
    try {
      const me = await whoAmI();
      if (me.token && this.state.digits === "") this.setState({ me });
    } catch (error) {
      const ended = error instanceof Refused ? words.ended[error.code] : undefined;
      if (ended) this.setState({ said: ended, fault: false });
    }
  }

  private async send(take_over: boolean): Promise<void> {
    const code = this.state.digits;
    if (code.length < LENGTH) return this.setState({ said: words.short, fault: true });
    this.setState({ busy: true, said: words.checking, fault: false });
    try {
      this.setState({ me: await signIn(take_over ? { code, take_over } : { code }), busy: false, said: "", taken: false });
    } catch (error) {
      this.setState({ busy: false });
      this.refused(error as Refused);
    }
  }

  private refused(error: Refused): void {
    if (error.code === "seat-taken") return this.setState({ taken: true, said: words.taken, fault: false });
    if (error.status === 429) this.setState({ until: Date.now() + (error.retryAfter || 60) * 1000, said: "" });
    else if (error.code === "wrong-code") this.setState({ said: words.wrong, fault: true });
    else this.setState({ said: error.message || words.unreachable, fault: true });
  }

  private async out(): Promise<void> {
    try {
      await signOut();
      this.setState({ me: null, digits: "", said: words.outDone, fault: false });
    } catch (error) {
      this.setState({ me: null, said: (error as Refused).message || words.unreachable, fault: true });
    }
  }

  private buttons() {
    const { busy, taken, until, now } = this.state;
    if (taken)
      return [
        <button type="button" class="press" disabled={busy} onClick={() => void this.send(true)}>
          {words.take}
        </button>,
        <button type="button" class="press second" onClick={() => this.setState({ taken: false, said: "", digits: "" })}>
          {words.leave}
        </button>,
      ];
    return [
      <button type="submit" class="press" disabled={busy || now < until}>
        {words.go}
      </button>,
    ];
  }

  render() {
    const { digits, said, fault, until, now, me, taken } = this.state;
    if (me) return <Who me={me} other={() => this.setState({ me: null, digits: "" })} out={() => void this.out()} />;
    const waits = now < until ? words.wait(minutes(Math.ceil((until - now) / 1000))) : "";
    return (
      <main class="access">
        <form
          onSubmit={(event: Event) => {
            event.preventDefault();
            void this.send(false);
          }}
        >
          <h1>{words.enter}</h1>
          <p>{words.ask}</p>
          <input
            class="code"
            type="text"
            inputMode="numeric"
            autocomplete="off"
            aria-label={words.code}
            value={digits}
            disabled={taken}
            onInput={(event: Event) => this.setState({ digits: digitsOf((event.target as HTMLInputElement).value), said: "" })}
          />
          <p class={fault || waits ? "said fault" : "said"} role="status">
            {waits || said}
          </p>
          {this.buttons()}
        </form>
      </main>
    );
  }
}

export function showCode(place: HTMLElement): void {
  document.title = words.enter;
  place.textContent = "";
  render(<Code />, place);
}
