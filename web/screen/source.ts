// What a screen shows of one activity, as it comes. A cut cable says nothing: the server is asked now and then whether it
// is still there, and the stream is opened anew where it was not.
import { Boards } from "../common/model";
import { follow } from "../common/live";
import { RunningClock } from "./scene";

export interface Told {
  boards: (boards: Boards) => void;
  clock: (clock: RunningClock | null) => void;
  cut: (cut: boolean) => void;
}

const PULSE = 10000; // milliseconds between two questions
const ANSWER = 5000; // milliseconds in which it is there, or is not

function reached(): Promise<boolean> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), ANSWER);
  const ended = (here: boolean) => {
    clearTimeout(timer);
    return here;
  };
  return fetch("/api/activities", { method: "HEAD", signal: patience.signal, cache: "no-store" }).then(
    () => ended(true),
    () => ended(false),
  );
}

function clockOf(data: unknown): RunningClock | null {
  const clock = data as Partial<RunningClock>;
  return clock && clock.kind ? { ...(clock as RunningClock), told: performance.now() } : null;
}

export class Source {
  private stop: () => void = () => undefined;
  private pulse = 0;
  private cut = false;
  private ended = false;

  constructor(
    private activity: number,
    private told: Told,
  ) {
    this.connect();
    this.pulse = window.setInterval(() => void this.ask(), PULSE);
    addEventListener("offline", this.lost);
    addEventListener("online", this.again);
  }

  end(): void {
    this.ended = true;
    clearInterval(this.pulse);
    this.stop();
    removeEventListener("offline", this.lost);
    removeEventListener("online", this.again);
  }

  private connect(): void {
    this.stop();
    this.stop = follow(`/api/activity/${this.activity}/live`, {
      events: {
        message: (boards) => this.told.boards(boards as Boards),
        clock: (clock) => this.told.clock(clockOf(clock)),
      },
      open: () => this.here(),
      lost: this.lost,
    });
  }

  private here(): void {
    this.cut = false;
    this.told.cut(false);
  }

  private lost = (): void => {
    this.cut = true;
    this.told.cut(true);
  };

  private again = (): void => {
    if (this.cut) this.connect();
  };

  private async ask(): Promise<void> {
    const here = await reached();
    if (this.ended || here === !this.cut) return;
    if (here) this.connect();
    else this.lost();
  }
}
