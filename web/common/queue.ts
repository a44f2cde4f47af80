// What a phone recorded, on its way to the server: kept on the phone first, sent one after another in the order of the taps,
// again and again until the server answers. The server knows each by its id, so what is sent twice is recorded once.
import { Me, Refused, call, serverNow, whoAmI } from "./api";
import { newId } from "./id";
import { Kept, Shelf, openShelf } from "./shelf";

export interface Answer {
  activity: number;
  first_seq: number;
  last_seq: number;
  words: string;
  repeated: boolean;
}

export interface Row extends Kept {
  id: string;
  verb: string;
  given: { [name: string]: unknown };
  when: string; // of the tap
  label: string; // for people: 第2局 红方胜
  made: number; // milliseconds since 1970
  hold: number; // not sent before; 0: at once
  effect?: unknown; // what the page shows of it before the server does
  undoes?: string; // the id of the row that this one undoes
  exception?: string; // why it is recorded though fund rules block it
  sent?: boolean; // it may have reached the server
  refused?: { code: string; words: string; field?: string };
  done?: { at: number; last_seq: number; words: string };
}

export interface Asked {
  verb: string;
  given: { [name: string]: unknown };
  label: string;
  hold?: number; // milliseconds during which it can be taken back without a trace
  effect?: unknown;
  undoes?: string;
  exception?: string;
}

export interface QueueState {
  rows: Row[]; // in order, done ones too for a while
  waiting: number; // not yet with the server
  cut: boolean; // the last try did not reach it, or it could not take it
  trouble: string; // what the server itself said of why it cannot take it now
  ended: { code: string; words: string } | null; // this phone may no longer record; what waits is kept
  lasting: boolean; // false: the phone keeps nothing once the page is closed
  elsewhere: number[]; // other activities with something waiting
}

const LEASE = 20000; // milliseconds; made longer while a request is under way
const WAITS = [1000, 2000, 4000, 8000, 15000];
const KEEP_DONE = 60000; // longer than it can be undone

function two(n: number): string {
  return n < 10 ? `0${n}` : String(n);
}

// The wall clock as the server reads it; a phone's own may be wrong.
export function whenNow(date = new Date(serverNow())): string {
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

// A page keeps its name when it is loaded again, so that it need not wait for itself.
function thisPage(): string {
  try {
    const name = sessionStorage.getItem("bahe-page") || newId();
    sessionStorage.setItem("bahe-page", name);
    return name;
  } catch {
    return newId();
  }
}

// The queue of one activity. Several pages of one browser share what is kept; one of them at a time sends.
export class Queue {
  state: QueueState = { rows: [], waiting: 0, cut: false, trouble: "", ended: null, lasting: true, elsewhere: [] };
  private shelf: Shelf<Row> | null = null;
  private owner = thisPage();
  private tries = 0;
  private busy = false;
  private nextTry = 0;
  private again = false; // somebody asked for a look while busy
  private timer = 0;
  private stopped = false;
  private adding: Promise<unknown> = Promise.resolve();

  constructor(
    private activity: number,
    private changed: (state: QueueState) => void,
    private me: Me | null = null,
  ) {}

  // Reads what an earlier page left and goes on with it.
  async open(): Promise<void> {
    this.shelf = await openShelf<Row>();
    this.state.lasting = this.shelf.lasting;
    addEventListener("online", this.atOnce);
    addEventListener("storage", this.toldByOther);
    addEventListener("beforeunload", this.warn);
    document.addEventListener("visibilitychange", this.atOnce);
    await this.look();
    await this.forget(Infinity);
    void this.work();
  }

  close(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    removeEventListener("online", this.atOnce);
    removeEventListener("storage", this.toldByOther);
    removeEventListener("beforeunload", this.warn);
    document.removeEventListener("visibilitychange", this.atOnce);
  }

  // Resolved once the phone has kept it. What was held back before it goes now: the next tap says that it was right.
  add(asked: Asked): Promise<Row> {
    const row: Omit<Row, "number"> = {
      activity: this.activity,
      id: newId(),
      verb: asked.verb,
      given: asked.given,
      when: whenNow(),
      label: asked.label,
      made: Date.now(),
      hold: asked.hold ? Date.now() + asked.hold : 0,
    };
    if (asked.effect !== undefined) row.effect = asked.effect;
    if (asked.undoes) row.undoes = asked.undoes;
    if (asked.exception) row.exception = asked.exception;
    const added = this.adding.then(async () => {
      const shelf = await this.opened();
      for (const earlier of this.state.rows) if (earlier.hold && !earlier.sent) await shelf.change(earlier.number, (kept) => ({ ...kept, hold: 0 }));
      const kept = await shelf.add(row);
      await this.tell();
      return kept;
    });
    this.adding = added.catch(() => undefined);
    return added;
  }

  // Takes back what was recorded: without a trace where it cannot have reached the server, else by the verb that undoes it.
  async undo(row: Row, label: string, effect?: unknown): Promise<void> {
    const shelf = await this.opened();
    const left = await shelf.change(row.number, (kept) => ((kept.sent && !kept.refused) || kept.done ? undefined : null));
    if (left) await this.add({ verb: "undo", given: {}, label, undoes: row.id, effect });
    else await this.tell();
  }

  // What the server refused: given up, or tried once more.
  async giveUp(row: Row): Promise<void> {
    const shelf = await this.opened();
    for (const other of this.state.rows)
      if (other.undoes === row.id) await shelf.change(other.number, () => null); // it would undo something else
    await shelf.change(row.number, () => null);
    await this.tell();
  }
  async retry(row: Row): Promise<void> {
    await (await this.opened()).change(row.number, (kept) => ({ ...kept, refused: undefined }));
    await this.tell();
  }
  // In the refused one's place, with other values and therefore another id.
  async amend(row: Row, given: Row["given"], label: string, effect?: unknown): Promise<void> {
    const changed = { given, label, effect, id: newId(), sent: false, refused: undefined };
    await (await this.opened()).change(row.number, (kept) => (kept.refused ? { ...kept, ...changed } : undefined));
    await this.tell();
  }

  // What is done and stands in what the page shows anyway is forgotten, unless its undoing still waits.
  async forget(seq: number): Promise<void> {
    const shelf = await this.opened();
    const needed = new Set(this.state.rows.filter((row) => row.undoes && !row.done).map((row) => row.undoes));
    for (const row of this.state.rows)
      if (row.done && row.done.last_seq <= seq && row.done.at + KEEP_DONE < Date.now() && !needed.has(row.id)) await shelf.change(row.number, () => null);
  }

  // A session that a person has just made anew.
  resume(me: Me): void {
    this.me = me;
    this.state.ended = null;
    void this.work();
  }

  atOnce = (): void => {
    this.tries = 0;
    void this.work();
  };

  private async opened(): Promise<Shelf<Row>> {
    while (!this.shelf) await new Promise((resolve) => setTimeout(resolve, 50));
    return this.shelf;
  }

  private warn = (event: BeforeUnloadEvent): void => {
    if (this.state.waiting === 0) return;
    event.preventDefault();
    event.returnValue = "";
  };

  private toldByOther = (event: StorageEvent): void => {
    if (event.key === "bahe-queue") void this.work();
  };

  // Tells this page, and the others of this browser, that something has changed.
  private async tell(): Promise<void> {
    await this.look();
    try {
      localStorage.setItem("bahe-queue", newId());
    } catch {
      // Private browsing: there is no other page that could see it.
    }
    void this.work();
  }

  private async look(): Promise<Row[]> {
    const all = await (await this.opened()).all();
    const rows = all.filter((row) => row.activity === this.activity);
    const elsewhere = all.filter((row) => row.activity !== this.activity && !row.done).map((row) => row.activity);
    this.show({ rows, waiting: rows.filter((row) => !row.done).length, elsewhere: Array.from(new Set(elsewhere)) });
    return rows;
  }

  private show(part: Partial<QueueState>): void {
    this.state = { ...this.state, ...part };
    if (!this.stopped) this.changed(this.state);
  }

  private later(milliseconds: number): void {
    clearTimeout(this.timer);
    if (!this.stopped) this.timer = window.setTimeout(() => void this.work(), Math.max(milliseconds, 20));
  }

  private async work(): Promise<void> {
    if (this.busy || this.stopped) {
      this.again = true;
      return;
    }
    this.busy = true;
    clearTimeout(this.timer);
    let wait = 2000; // for what another page did and did not tell
    try {
      do {
        this.again = false;
        wait = await this.step();
      } while ((wait === 0 || this.again) && !this.stopped);
    } catch {
      wait = 1000; // the phone's storage had a bad moment
    }
    this.busy = false;
    this.later(wait);
  }

  // Sends the first that waits. Answers after how many milliseconds to look again; 0: at once.
  private async step(): Promise<number> {
    const rows = await this.look();
    const first = rows.find((row) => !row.done);
    if (!first || first.refused || this.state.ended) return 2000;
    const held = first.hold - Date.now();
    if (held > 0 && held <= first.hold - first.made) return held; // longer: the clock has been put back
    if (this.tries > 0 && Date.now() < this.nextTry) return this.nextTry - Date.now();
    const shelf = await this.opened();
    if (!(await this.lease(LEASE))) return 1000;
    const given = first.undoes ? this.undoneBy(first, rows) : first.given;
    const marked = await shelf.change(first.number, (row) => (row.done || row.refused ? undefined : { ...row, given, sent: true }));
    if (!marked || !marked.sent || marked.done || marked.refused) return 0;
    const renewing = window.setInterval(() => void this.lease(LEASE).catch(() => false), LEASE / 4);
    try {
      return await this.send(marked);
    } finally {
      clearInterval(renewing);
      await this.lease(0);
    }
  }

  // Of the pages of an activity one sends. A page that is closed meanwhile keeps the others waiting no longer than this.
  private async lease(milliseconds: number): Promise<boolean> {
    return (await this.opened()).lease(`sender-${this.activity}`, this.owner, milliseconds > 0 ? Date.now() + milliseconds : 0);
  }

  // Which record an undo means, so that it never undoes somebody else's. Known once that one is with the server.
  private undoneBy(undo: Row, rows: Row[]): Row["given"] {
    const undone = rows.find((row) => row.id === undo.undoes);
    return undone && undone.done ? { event: `#${undone.done.last_seq}` } : undo.given;
  }

  private async send(row: Row): Promise<number> {
    const shelf = await this.opened();
    try {
      if (!this.me || !this.me.token) this.me = await whoAmI();
      if (!this.me.token) throw new Refused(401, "no-session", "");
      const answer = await this.deliver(row);
      await shelf.change(row.number, (kept) => ({ ...kept, given: {}, done: { at: Date.now(), last_seq: answer.last_seq, words: answer.words } }));
      this.tries = 0;
      this.show({ cut: false, trouble: "" });
      await this.tell();
      return 0;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return this.failed(row, error);
    }
  }

  // The token may be an older one, of before this browser signed in anew on another page.
  private async deliver(row: Row): Promise<Answer> {
    const body = { id: row.id, given: row.given, when: row.when, exception: row.exception };
    const path = `/api/activity/${row.activity}/do/${encodeURIComponent(row.verb)}`;
    try {
      return await call<Answer>("POST", path, body);
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== "wrong-token") throw error;
      this.me = await whoAmI();
      return call<Answer>("POST", path, body);
    }
  }

  private async failed(row: Row, error: Refused): Promise<number> {
    if (error.passing) {
      const wait = Math.max(WAITS[Math.min(this.tries, WAITS.length - 1)], (error.retryAfter || 0) * 1000);
      this.tries++;
      this.nextTry = Date.now() + wait;
      this.show({ cut: true, trouble: error.message });
      return wait;
    }
    this.show({ cut: false, trouble: "" });
    if (error.status === 401 || error.status === 410) {
      this.me = null;
      this.show({ ended: { code: error.code, words: error.message } });
      return 2000;
    }
    const refused = { code: error.code, words: error.message, field: error.field };
    await (await this.opened()).change(row.number, (kept) => ({ ...kept, refused }));
    await this.tell();
    return 2000;
  }
}
