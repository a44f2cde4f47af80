// What the recorder's sheet makes of a tap before the server knows it is what the server makes of it: for every verb of the
// sheet, in every format, at random; and an undo gives back what was before.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Unit, until } from "../e2e/kit.mjs";

process.env.TZ = "Asia/Shanghai"; // the phone stands where the unit is
const SEED = Number(process.env.BAHE_SEED || 20260602);
const TAPS = 60; // of one contest

/* ---- the page's own code, without a page ---- */

globalThis.location = { search: "" };
globalThis.document = { documentElement: {} };
const folder = join(process.env.BAHE_BUILD, "tests/web");
mkdirSync(folder, { recursive: true });
const bundle = join(folder, "record.mjs");
const entry = ["./contest", "./act", "./picture", "../common/queue"].map((name) => `export * from "${name}";`).join("\n");
execFileSync("esbuild", ["--bundle", "--format=esm", "--target=es2019", "--log-level=warning", "--jsx-factory=h", `--alias:preact=${process.env.BAHE_PREACT}/src/preact.js`, "--loader=ts", "--sourcefile=entry.ts", `--outfile=${bundle}`], {
  input: entry,
  cwd: join(process.env.BAHE_SOURCE, "web/record"),
});
const { ask, picture, readContest, rulesOf, teamsOf, verbNamed, whenNow } = await import(bundle);

/* ---- chance that can be repeated ---- */

let state = SEED;
function chance(below) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
}
const one = (list) => list[chance(list.length)];

/* ---- the server ---- */

const unit = new Unit();
let cookie = "";
let token = "";

async function call(method, path, body) {
  const headers = { "Content-Type": "application/json", Cookie: cookie, "X-Bahe-Token": token };
  const ask = () => fetch(`http://127.0.0.1:${unit.port}${path}`, { method, headers, body: body && JSON.stringify(body) });
  const response = await ask().catch(ask); // a connection may end between two requests; the id makes it one record
  const set = response.headers.get("set-cookie");
  if (set) cookie = set.split(";")[0];
  const said = await response.json();
  if (response.status >= 500) throw new Error(`${path}: ${JSON.stringify(said)}`);
  return said;
}

const record = (activity, verb, given, when) => call("POST", `/api/activity/${activity}/do/${verb}`, { id: randomUUID(), given, when });

// What stands on the sheet. Who meets whom in a bracket, and the words of an end, are left to the server.
function seen(contest) {
  const matches = contest.matches.map((match) => ({
    number: match.number,
    sides: match.open && match.red && match.blue ? [match.red.number, match.blue.number] : null,
    won: match.red && match.blue ? teamsOf(match).map((team) => `${team.number}:${match.won[team.number] || 0}`).sort() : null,
    cautions: match.red && match.blue ? teamsOf(match).map((team) => `${team.number}:${match.cautions[team.number] || 0}`).sort() : null,
    open: match.open,
    winner: match.winner,
    ends: match.ends.map((end) => [end.number, end.red.number, end.winner, end.seconds]),
  }));
  return { matches, current: contest.current && contest.current.number, next: contest.next && contest.next.number };
}

// Matches of a bracket get their teams from the server alone.
function comparable(before, predicted, after) {
  const had = new Set(before.matches.filter((match) => match.red && match.blue).map((match) => match.number));
  const only = (contest) => {
    const shown = seen(contest);
    const unknown = after.matches.length !== had.size;
    return { matches: shown.matches.filter((match) => had.has(match.number)), current: unknown ? null : shown.current, next: unknown ? null : shown.next };
  };
  return [only(predicted), only(after)];
}

/* ---- a tap ---- */

const VERBS = ["end", "end", "end", "end", "replay", "foul", "time-out", "caution", "caution", "sides", "start", "late", "forfeit"];
const REASONS = ["rope-slipped", "early-pull", "wrong-command", "not-crossed", "level"];

function given(verb, match) {
  const team = `#${one(teamsOf(match)).number}`;
  const seconds = chance(2) ? { seconds: String(1 + chance(170)) } : {};
  switch (verb) {
    case "replay":
      return { reason: one(REASONS), ...seconds };
    case "time-out":
      return chance(3) ? { team, cm: String(1 + chance(200)) } : { cm: "0" };
    case "late":
      return { team, minutes: String(chance(25)) };
    case "sides":
      return { red: `#${match.blue.number}` };
    case "start":
      return {};
    case "caution":
    case "forfeit":
      return { team };
    default:
      return { team, ...seconds };
  }
}

async function tap(activity, form, rules) {
  const boards = await call("GET", `/api/activity/${activity}/boards`);
  const before = readContest(boards);
  if (!before.current) return false;
  const playable = before.matches.filter((match) => match.open && match.red && match.blue);
  const match = chance(6) ? before.current : one(playable);
  const verb = verbNamed(form, one(VERBS));
  const asked = ask(verb, given(verb.name, match), match, rules);
  const answer = await record(activity, verb.name, asked.given);
  if (answer.error) {
    assert.equal(verb.name, "late", `${verb.name} ${JSON.stringify(asked.given)}: ${answer.error}`); // a match that has begun
    return true;
  }
  const row = { id: "a", number: 1, effect: asked.effect };
  const waiting = picture(before, boards.seq, [row], rules);
  const told = await call("GET", `/api/activity/${activity}/boards`);
  const after = readContest(told);
  const [predicted, real] = comparable(before, waiting, after);
  assert.deepEqual(predicted, real, `${verb.name} ${JSON.stringify(asked.given)} (seed ${SEED})`);
  const done = { ...row, done: { at: Date.now(), last_seq: answer.last_seq } };
  assert.deepEqual(seen(picture(after, told.seq, [done], rules)), seen(after), "what the server shows was shown twice");
  if (asked.effect && chance(4) === 0) await undo(activity, before, after, told, done, asked, answer, rules);
  return true;
}

async function undo(activity, before, after, told, done, asked, answer, rules) {
  const back = { id: "b", number: 2, undoes: "a", effect: { does: "undo", of: asked.effect } };
  const waiting = picture(after, told.seq, [done, back], rules);
  const undone = await record(activity, "undo", { event: `#${answer.last_seq}` });
  assert.equal(undone.error, undefined);
  const real = readContest(await call("GET", `/api/activity/${activity}/boards`));
  const [predicted, told_] = comparable(before, waiting, real);
  assert.deepEqual(predicted.matches, told_.matches, `undo of ${asked.verb} ${JSON.stringify(asked.given)} (seed ${SEED})`);
  assert.deepEqual(seen(picture(before, 0, [{ ...done, done: undefined }, back], rules)), seen(before), "an undone tap was shown");
}

/* ---- an undo that comes late because the phone was cut off ---- */

async function open(setup) {
  const entrants = Array.from({ length: 5 }, (_, at) => ({ guest: `第${at + 1}队` }));
  const opened = await call("POST", "/api/activities", { id: randomUUID(), given: { kind: "tug-of-war", ...setup }, entrants });
  assert.equal(opened.error, undefined, JSON.stringify(opened));
  assert.equal((await record(opened.activity, "draw", {})).error, undefined);
  return opened.activity;
}

async function lateUndo(activity, ended, minute) {
  const named = { event: `#${ended.last_seq}` };
  const tried = () => call("POST", `/api/activity/${activity}/do/undo?dry-run=1`, { id: randomUUID(), given: named });
  await until("half a minute has passed", async () => (await tried()).error !== undefined, 60000);
  await until("another minute has begun", async () => whenNow() !== minute, 70000);
  assert.match((await record(activity, "undo", named)).error, /30/);
  assert.equal((await record(activity, "undo", named, minute)).error, undefined, "an undo of that minute came too late");
}

/* ---- contests of every sort ---- */

const contests = [
  { system: "league" },
  { system: "league", legs: "double", ends: "two" },
  { system: "league", ends: "one", "keep-sides": true },
  { system: "league", "caution-limit": "0" },
  { system: "knock-out" },
  { system: "knock-out", ends: "two", "third-place": true },
  { system: "groups", ends: "two", "caution-limit": "1" },
];

try {
  unit.bahe("init", "青禾小学工会");
  await unit.serve(0);
  const me = await call("POST", "/api/session", { link: unit.bahe("link").trim().split("#")[1] });
  token = me.token;
  const early = await open({});
  const ended = await record(early, "end", { winner: "red" });
  const minute = whenNow();
  let taps = 0;
  for (const setup of contests) {
    const activity = await open(setup);
    const form = await call("GET", `/api/activity/${activity}/form`);
    const rules = rulesOf(form);
    assert.equal(rules.ends, setup.ends || "best-of-three");
    for (let i = 0; i < TAPS && (await tap(activity, form, rules)); i++) taps++;
  }
  assert.ok(taps > 150, `only ${taps} taps`);
  await lateUndo(early, ended, minute);
  console.log(`${taps} taps, each as the server made it`);
} finally {
  await unit.end();
}
