// Talking to the server: JSON over the page's own origin, refusals as words (docs/http-api.md).
import { english } from "./language";

export interface Me {
  unit: string;
  role: "viewer" | "judge" | "recorder" | "officer" | "administrator";
  activity: number | null; // the one a recorder or judge is bound to; null: all
  seat: string | null;
  label: string | null; // what the seat is called: 记录员1
  token: string | null; // goes with every request that changes something
}

// status 0: the server was not reached.
export class Refused extends Error {
  constructor(
    public status: number,
    public code: string,
    message: string,
    public field?: string,
    public retryAfter?: number, // seconds, where the server says when
  ) {
    super(message);
  }
  // Whether the same request may go through later.
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

// What answers without JSON is not this server but something between, such as a router's own page: not reached.
const PATIENCE = 15000; // milliseconds until a request is given up
const LONGEST_PATIENCE = 280000; // the server waits for 300 seconds
const SLOW = 40; // bytes a millisecond: a phone far from the router

// What is large, a photo, takes longer: given up too early it would be begun anew for ever, and all that waits behind it too.
function patienceFor(length: number): number {
  return Math.min(PATIENCE + length / SLOW, LONGEST_PATIENCE);
}

let token: string | null = null;
let ahead = 0; // milliseconds by which the server's clock is ahead of this one's

// Milliseconds since 1970 by the server's clock, as of its last answer.
export function serverNow(): number {
  return Date.now() + ahead;
}

// A second of doubt lies in the header, and another on the way.
function compareClocks(date: string | null): void {
  const difference = date ? Date.parse(date) - Date.now() : NaN;
  if (!isNaN(difference)) ahead = Math.abs(difference) > 3000 ? difference : 0;
}

type Method = "GET" | "POST" | "PUT" | "DELETE";

async function refusal(response: Response, said: { error?: string; code?: string; field?: string } | null): Promise<Refused> {
  const seconds = Number(response.headers.get("Retry-After")) || undefined;
  const { error = "", code = "unreachable", field } = said || {};
  return new Refused(said === null ? 0 : response.status, code, error, field, seconds);
}

// Sends, and hands the answer to `read`; null: it is not this server's. `patience`: for an answer that is large; 0: as the body is.
async function send<Answer>(
  method: Method,
  path: string,
  body: unknown,
  patience: number,
  read: (response: Response) => Promise<Answer | null>,
): Promise<Answer> {
  const headers: { [name: string]: string } = { "Accept-Language": english ? "en" : "zh-CN" };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (method !== "GET" && token) headers["X-Bahe-Token"] = token;
  const text = body === undefined ? undefined : JSON.stringify(body);
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patience || patienceFor(text ? text.length : 0));
  try {
    const response = await fetch(path, { method, headers, body: text, credentials: "same-origin", signal: stop.signal });
    compareClocks(response.headers.get("Date"));
    const answer = response.ok ? await read(response) : null;
    if (answer !== null) return answer;
    throw await refusal(response, response.ok ? null : await response.json().catch(() => null));
  } catch (error) {
    throw error instanceof Refused ? error : new Refused(0, "unreachable", "");
  } finally {
    clearTimeout(timer);
  }
}

export function call<Answer>(method: Method, path: string, body?: unknown): Promise<Answer> {
  return send<Answer>(method, path, body, 0, (response) => response.json().catch(() => null));
}

// A file as an address that holds it whole: the page's own policy lets nothing else be shown.
export function callFile(path: string, body: unknown): Promise<string> {
  return send("POST", path, body, LONGEST_PATIENCE, async (response) => {
    const blob = await response.blob();
    return new Promise<string | null>((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(String(reader.result));
      reader.onerror = () => resolve(null);
      reader.readAsDataURL(blob);
    });
  });
}

function keep(me: Me): Me {
  token = me.token;
  return me;
}

// Who this browser is to the server. Asked once before anything is sent.
export async function whoAmI(): Promise<Me> {
  return keep(await call<Me>("GET", "/api/me"));
}

export const DRAFT = "draft "; // begins the names under which a tab keeps what is filled in and not recorded yet

// It is nobody else's business.
function forgetDrafts(): void {
  try {
    for (const name of Object.keys(sessionStorage)) if (name.indexOf(DRAFT) === 0) sessionStorage.removeItem(name);
  } catch {
    // a browser that keeps nothing
  }
}

// Exchanges an administrator's link or a six-digit code for a session.
export async function signIn(by: { link: string } | { code: string; take_over?: boolean }): Promise<Me> {
  return keep(await call<Me>("POST", "/api/session", by));
}

export async function signOut(): Promise<Me> {
  forgetDrafts();
  return keep(await call<Me>("DELETE", "/api/session"));
}
