// Where what was recorded waits until the server has it: IndexedDB, which outlives the page and the browser; memory where a
// browser has none (private browsing). Each function is one transaction, so two pages of one phone never mix.

export interface Kept {
  number: number; // the order in which it was put here
  activity: number;
}

export interface Shelf<Row extends Kept> {
  lasting: boolean; // false: gone when the page is closed
  all(): Promise<Row[]>;
  add(row: Omit<Row, "number">): Promise<Row>;
  // `to` says what the row becomes: null takes it away, undefined leaves it. Answers what is there afterwards.
  change(number: number, to: (row: Row) => Row | null | undefined): Promise<Row | null>;
  // Whether `owner` may use `name` alone until then; another's use ends by itself.
  lease(name: string, owner: string, until: number): Promise<boolean>;
}

interface Lease {
  name: string;
  owner: string;
  until: number;
}

const LONGEST_LEASE = 60000; // milliseconds; one that ends later was made by a clock that has been put back

function mayLease(held: Lease | undefined, owner: string): boolean {
  const now = Date.now();
  return !held || held.owner === owner || held.until < now || held.until > now + LONGEST_LEASE;
}

class MemoryShelf<Row extends Kept> implements Shelf<Row> {
  lasting = false;
  private rows: Row[] = [];
  private last = 0;

  async all(): Promise<Row[]> {
    return this.rows.slice();
  }
  async add(row: Omit<Row, "number">): Promise<Row> {
    const added = ({ ...row, number: ++this.last } as unknown) as Row;
    this.rows.push(added);
    return added;
  }
  async change(number: number, to: (row: Row) => Row | null | undefined): Promise<Row | null> {
    const index = this.rows.findIndex((row) => row.number === number);
    if (index < 0) return null;
    const changed = to(this.rows[index]);
    if (changed) this.rows[index] = changed;
    if (changed === null) this.rows.splice(index, 1);
    return changed === undefined ? this.rows[index] : changed;
  }
  async lease(): Promise<boolean> {
    return true; // no other page sees this memory
  }
}

// On the phone's flash, not only in its memory, before a tap is said to be kept: its battery may be empty the next moment.
const STRICT = { durability: "strict" };

function begin(database: IDBDatabase, store: string, mode: IDBTransactionMode): IDBTransaction {
  const open = database.transaction.bind(database) as (store: string, mode: IDBTransactionMode, options?: object) => IDBTransaction;
  return mode === "readwrite" ? open(store, mode, STRICT) : open(store, mode);
}

type Work<Answer> = (rows: IDBObjectStore, answer: (value: Answer) => void) => void;

class DatabaseShelf<Row extends Kept> implements Shelf<Row> {
  lasting = true;
  constructor(private database: IDBDatabase) {}

  // A phone that slept may have lost its connection to the storage; a new one is made once.
  private async run<Answer>(store: string, mode: IDBTransactionMode, work: Work<Answer>): Promise<Answer> {
    try {
      return await this.attempt(store, mode, work);
    } catch {
      this.database = await openDatabase();
      return this.attempt(store, mode, work);
    }
  }

  // Runs one transaction; what `work` hands to `answer` is the answer once all of it is kept.
  private attempt<Answer>(store: string, mode: IDBTransactionMode, work: Work<Answer>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const transaction = begin(this.database, store, mode);
      let value: Answer;
      transaction.oncomplete = () => resolve(value);
      transaction.onabort = transaction.onerror = () => reject(transaction.error || new Error("the browser's storage failed"));
      work(transaction.objectStore(store), (answer) => (value = answer));
    });
  }

  all(): Promise<Row[]> {
    return this.run("row", "readonly", (rows, answer: (value: Row[]) => void) => {
      const request = rows.getAll();
      request.onsuccess = () => answer(request.result as Row[]);
    });
  }
  add(row: Omit<Row, "number">): Promise<Row> {
    return this.run("row", "readwrite", (rows, answer: (value: Row) => void) => {
      const request = rows.add(row);
      request.onsuccess = () => answer(({ ...row, number: request.result } as unknown) as Row);
    });
  }
  change(number: number, to: (row: Row) => Row | null | undefined): Promise<Row | null> {
    return this.run("row", "readwrite", (rows, answer: (value: Row | null) => void) => {
      const request = rows.get(number);
      request.onsuccess = () => {
        const row = request.result as Row | undefined;
        const changed = row ? to(row) : null;
        if (row && changed) rows.put(changed);
        if (row && changed === null) rows.delete(number);
        answer(changed === undefined ? (row as Row) : changed);
      };
    });
  }
  lease(name: string, owner: string, until: number): Promise<boolean> {
    return this.run("lease", "readwrite", (leases, answer: (value: boolean) => void) => {
      const request = leases.get(name);
      request.onsuccess = () => {
        const free = mayLease(request.result as Lease | undefined, owner);
        if (free) leases.put({ name, owner, until } as Lease);
        answer(free);
      };
    });
  }
}

const OPENING = 4000; // milliseconds; some phones never answer at all

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("no answer")), OPENING);
    const request = indexedDB.open("bahe", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("row", { keyPath: "number", autoIncrement: true });
      request.result.createObjectStore("lease", { keyPath: "name" });
    };
    request.onsuccess = () => {
      clearTimeout(timer);
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });
}

export async function openShelf<Row extends Kept>(): Promise<Shelf<Row>> {
  try {
    const shelf = new DatabaseShelf<Row>(await openDatabase());
    await shelf.all(); // some open and then refuse to work
    return shelf;
  } catch {
    return new MemoryShelf<Row>();
  }
}
