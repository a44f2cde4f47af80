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
  ) {
    super(message);
  }
  // Whether the same request may go through later.
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

let token: string | null = null;

export async function call<Answer>(method: "GET" | "POST" | "PUT" | "DELETE", path: string, body?: unknown): Promise<Answer> {
  const headers: { [name: string]: string } = { "Accept-Language": english ? "en" : "zh-CN" };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (method !== "GET" && token) headers["X-Bahe-Token"] = token;
  const text = body === undefined ? undefined : JSON.stringify(body);
  const response = await fetch(path, { method, headers, body: text, credentials: "same-origin" }).catch(() => {
    throw new Refused(0, "unreachable", "");
  });
  const said = (await response.json().catch(() => null)) as { error?: string; code?: string; field?: string } | null;
  if (!response.ok || said === null)
    throw new Refused(response.ok ? 0 : response.status, (said && said.code) || "unreachable", (said && said.error) || "", said ? said.field : undefined);
  return (said as unknown) as Answer;
}

function keep(me: Me): Me {
  token = me.token;
  return me;
}

// Who this browser is to the server. Asked once before anything is sent.
export async function whoAmI(): Promise<Me> {
  return keep(await call<Me>("GET", "/api/me"));
}

// Exchanges an administrator's link or a six-digit code for a session.
export async function signIn(by: { link: string } | { code: string; take_over?: boolean }): Promise<Me> {
  return keep(await call<Me>("POST", "/api/session", by));
}

export async function signOut(): Promise<Me> {
  return keep(await call<Me>("DELETE", "/api/session"));
}
