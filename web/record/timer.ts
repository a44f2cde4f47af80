// The recorder's watch. It runs on the phone whether or not the server can be reached; big screens are told when they can be.
import { call } from "../common/api";

export type Kind = "end" | "rest" | "late";

export interface Watch {
  kind: Kind;
  seconds: number; // from which it counts down
  began: number | null; // milliseconds since 1970; null: stopped
  before: number; // milliseconds that had passed when it was stopped
}

function passed(watch: Watch): number {
  return watch.before + (watch.began === null ? 0 : Math.max(0, Date.now() - watch.began));
}

export function remaining(watch: Watch): number {
  return Math.max(0, Math.ceil(watch.seconds - passed(watch) / 1000));
}

// How long the end took; null where nobody timed it.
export function timed(watch: Watch | null): number | null {
  return watch && watch.kind === "end" && passed(watch) >= 1000 ? Math.round(passed(watch) / 1000) : null;
}

export class Timer {
  watch: Watch | null;

  constructor(private activity: number) {
    this.watch = this.kept();
  }

  private kept(): Watch | null {
    try {
      return JSON.parse(localStorage.getItem(`bahe-watch-${this.activity}`) || "null") as Watch | null;
    } catch {
      return null;
    }
  }

  private keep(watch: Watch | null): void {
    this.watch = watch;
    try {
      localStorage.setItem(`bahe-watch-${this.activity}`, JSON.stringify(watch));
    } catch {
      // Private browsing: the watch ends with the page.
    }
    this.tell();
  }

  start(kind: Kind, seconds: number): void {
    this.keep({ kind, seconds, began: Date.now(), before: 0 });
  }
  stop(): void {
    if (this.watch && this.watch.began !== null) this.keep({ ...this.watch, began: null, before: passed(this.watch) });
  }
  clear(): void {
    if (this.watch) this.keep(null);
  }

  // It is memory of the server, not a record: what does not arrive is not sent again.
  private tell(): void {
    const watch = this.watch;
    const body = watch ? { kind: watch.kind, seconds: remaining(watch), running: watch.began !== null } : {};
    call("PUT", `/api/activity/${this.activity}/clock`, body).catch(() => undefined);
  }
}

export function minutes(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
