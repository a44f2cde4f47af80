// Phones that record: a code each, shown once with its QR code; who has one, and taking it back.
import { Component, h } from "preact";
import { call } from "../common/api";
import { patiently } from "../common/patient";
import { wordsOf } from "./act";
import { Part, Qr, Said } from "./frame";
import { words } from "./words";

interface Seat {
  number: number;
  role: "recorder" | "judge";
  seat: string | null;
  label: string;
  state: "waiting" | "in-use" | "withdrawn";
  since?: string;
}

interface NewSeat {
  number: number;
  code: string;
  label: string;
  address: string;
}

interface SeatsState {
  seats: Seat[];
  shown: NewSeat | null;
  label: string;
  busy: boolean;
  said: string;
  bad: boolean;
}

function grouped(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}

export class Seats extends Component<{ activity: number; judges: boolean }, SeatsState> {
  state: SeatsState = { seats: [], shown: null, label: "", busy: false, said: "", bad: false };
  private timer = 0;

  componentDidMount(): void {
    void this.read();
    // A phone that signs in is seen here without a press.
    this.timer = window.setInterval(() => void this.read(), 3000);
  }
  componentWillUnmount(): void {
    clearInterval(this.timer);
  }

  private get path(): string {
    return `/api/activity/${this.props.activity}/seats`;
  }

  private async read(): Promise<void> {
    if (document.hidden) return;
    const seats = await call<Seat[]>("GET", this.path).catch(() => null); // as it was, then
    if (!seats) return;
    const { shown } = this.state;
    const used = shown && seats.some((seat) => seat.number === shown.number && seat.state === "in-use");
    this.setState({ seats });
    if (used && shown) this.setState({ shown: null, said: words.phoneIn(shown.label), bad: false });
  }

  private async add(role: "recorder" | "judge"): Promise<void> {
    const label = this.state.label.trim();
    this.setState({ busy: true, said: "", bad: false });
    try {
      // Not sent again by itself: an answer that was lost would leave a code that nobody has seen.
      const shown = await call<NewSeat>("POST", this.path, label ? { role, label } : { role });
      this.setState({ shown, label: "", busy: false });
    } catch (error) {
      this.setState({ busy: false, said: wordsOf(error), bad: true });
    }
    await this.read();
  }

  private async withdraw(seat: Seat): Promise<void> {
    this.setState({ busy: true });
    try {
      await patiently(() => call("DELETE", `${this.path}/${seat.number}`), () => this.setState({ said: words.unreachable, bad: true }));
      const { shown } = this.state;
      this.setState({ busy: false, said: words.withdrawnSeat(seat.label), bad: false, shown: shown && shown.number === seat.number ? null : shown });
    } catch (error) {
      this.setState({ busy: false, said: wordsOf(error), bad: true });
    }
    await this.read();
  }

  private newCode(shown: NewSeat) {
    return (
      <div class="new-code" role="status">
        <Qr path={shown.address} label={shown.label} />
        <div>
          <p>{words.codeFor(shown.label)}</p>
          <p class="six">{grouped(shown.code)}</p>
          <p class="hint">{words.codeHow}</p>
        </div>
      </div>
    );
  }

  private row(seat: Seat) {
    return (
      <li class={seat.state}>
        <span class="what">
          <b>{seat.label}</b> <small>{words.seatStates[seat.state]}</small>
        </span>
        {seat.state !== "withdrawn" && (
          <button type="button" class="quiet" disabled={this.state.busy} onClick={() => void this.withdraw(seat)} aria-label={`${words.withdrawSeat} ${seat.label}`}>
            {words.withdrawSeat}
          </button>
        )}
      </li>
    );
  }

  render() {
    const { seats, shown, label, busy, said, bad } = this.state;
    const standing = seats.filter((seat) => seat.state !== "withdrawn");
    return (
      <Part title={words.phones} id="phones">
        {shown && this.newCode(shown)}
        <Said said={said} bad={bad} />
        <ul class="rows-list">{standing.map((seat) => this.row(seat))}</ul>
        <div class="form">
          <div class="field">
            <label for="seat-label">{words.seatLabel}</label>
            <input id="seat-label" type="text" autocomplete="off" maxLength={20} value={label} placeholder={words.seatLabelHint} onInput={(event: Event) => this.setState({ label: (event.target as HTMLInputElement).value })} />
          </div>
        </div>
        <div class="pair">
          <button type="button" class="press" disabled={busy} onClick={() => void this.add("recorder")}>
            {words.newRecorder}
          </button>
          {this.props.judges && (
            <button type="button" class="press second" disabled={busy} onClick={() => void this.add("judge")}>
              {words.newJudge}
            </button>
          )}
        </div>
      </Part>
    );
  }
}
