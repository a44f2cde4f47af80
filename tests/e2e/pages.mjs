import { office } from "./desk.mjs";
import { forms, record } from "./phone.mjs";

// Of what there are pictures. A row: its name, its address made from the numbers of the contests in prepared.mjs, the sizes it is
// looked at in, and, where the page must be brought there first, `bring(page, unit)`. The rows with `test` are looked at in every test run.

export const screens = ["1920x1080", "1366x768", "1024x768", "1920x540"];
export const phones = ["360x640", "320x568"];
export const desks = ["1280x800"];
const everywhere = [...desks, ...phones];

const cut = async (page) => {
  await page.context().setOffline(true);
  await page.waitForSelector(".bottom.cut");
};
// The recorder lets a clock stand or run.
const clock = (kind, seconds) => async (page, unit, of) => {
  await unit.ask("PUT", `/api/activity/${of.league}/clock`, { kind, seconds, running: false });
  await page.waitForSelector(".clock");
};
const board = (page) => page.waitForSelector(".rope-scene .right");


// An officer's phone with a screen in its hand that shows this scene.
const remote = (activity, name) => async (page, unit, of) => {
  await page.goto(`http://bahe.test:${unit.port}/link#${unit.bahe("link").trim().split("#")[1]}`);
  await page.click(".press");
  await page.waitForURL(`http://bahe.test:${unit.port}/`);
  const scene = activity && { name, activity: of[activity] };
  const known = await fetch(`http://127.0.0.1:${unit.port}/api/screens`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(scene ? { scene } : {}) });
  const { code } = await known.json();
  await page.goto(`http://bahe.test:${unit.port}/remote${scene ? `#${code}` : ""}`);
  await page.waitForSelector(scene ? ".scenes .key" : ".code");
};

export const pages = [
  { name: "match", path: (of) => `/screen/${of.league}`, sizes: screens, test: "1366x768" },
  { name: "match-dark", path: (of) => `/screen/${of.league}?theme=dark`, sizes: ["1920x1080"] },
  { name: "match-cut-network", path: (of) => `/screen/${of.league}`, sizes: ["1920x1080"], bring: cut },
  { name: "match-end-clock", path: (of) => `/screen/${of.league}`, sizes: screens, bring: clock("end", 155), test: "1920x1080" },
  { name: "match-last-seconds", path: (of) => `/screen/${of.league}`, sizes: ["1920x1080"], bring: clock("end", 7) },
  { name: "match-late-clock", path: (of) => `/screen/${of.league}`, sizes: ["1920x1080", "1920x540"], bring: clock("late", 600) },
  { name: "match-fresh", path: (of) => `/screen/${of.fresh}`, sizes: ["1920x1080"] },
  { name: "match-eight-names", path: (of) => `/screen/${of.eight}`, sizes: screens, test: "1024x768" },
  { name: "match-eight-board", path: (of) => `/screen/${of.eight}`, sizes: ["1024x768", "1920x540"], bring: board },
  { name: "match-many", path: (of) => `/screen/${of.many}`, sizes: screens, test: "1920x1080" },
  { name: "match-long-names", path: (of) => `/screen/${of.long}`, sizes: screens },
  { name: "match-knock-out", path: (of) => `/screen/${of.knockout}`, sizes: screens, test: "1366x768" },
  { name: "match-knock-out-eight-names", path: (of) => `/screen/${of.eightout}`, sizes: ["1920x1080", "1366x768"] },
  { name: "match-sixteen", path: (of) => `/screen/${of.sixteen}`, sizes: ["1920x1080"] },
  { name: "match-second-page", path: (of) => `/screen/${of.many}`, sizes: ["1366x768"], bring: (page) => page.waitForSelector("thead b:text('2/3')") },
  { name: "match-pulled-again", path: (of) => `/screen/${of.again}`, sizes: screens },
  { name: "match-groups-done", path: (of) => `/screen/${of.grouped}`, sizes: screens },
  { name: "match-english", path: (of) => `/screen/${of.league}?lang=en`, sizes: screens },
  { name: "standings-english", path: (of) => `/screen/${of.exercise}?lang=en`, sizes: screens },
  { name: "match-groups", path: (of) => `/screen/${of.groups}`, sizes: ["1920x1080", "1024x768"] },
  { name: "match-sets", path: (of) => `/screen/${of.sets}`, sizes: screens, test: "1366x768" },
  { name: "match-football", path: (of) => `/screen/${of.football}`, sizes: screens },
  { name: "champion", path: (of) => `/screen/${of.final}?scene=match`, sizes: screens },
  { name: "standings", path: (of) => `/screen/${of.done}`, sizes: screens, test: "1366x768" },
  { name: "standings-many", path: (of) => `/screen/${of.many}?scene=standings`, sizes: screens },
  { name: "standings-eight-names", path: (of) => `/screen/${of.eight}?scene=standings`, sizes: screens },
  { name: "standings-groups", path: (of) => `/screen/${of.groups}?scene=standings`, sizes: screens, test: "1920x540" },
  { name: "standings-exercise", path: (of) => `/screen/${of.exercise}?scene=standings`, sizes: screens },
  { name: "bracket", path: (of) => `/screen/${of.knockout}?scene=bracket`, sizes: screens, test: "1366x768" },
  { name: "bracket-sixteen", path: (of) => `/screen/${of.sixteen}?scene=bracket`, sizes: screens },
  { name: "bracket-double", path: (of) => `/screen/${of.sets}?scene=bracket`, sizes: screens, test: "1366x768" },
  { name: "bracket-eight-names", path: (of) => `/screen/${of.eightout}?scene=bracket`, sizes: ["1920x1080"] },

  { name: "ledger", path: (of) => `/screen/${of.visits}`, sizes: screens, test: "1366x768" },
  { name: "appearance", path: (of) => `/screen/${of.running}`, sizes: screens, test: "1366x768" },
  { name: "appearance-long", path: (of) => `/screen/${of.running}?scene=appearance&entrant=9&theme=dark`, sizes: screens },
  { name: "marks", path: (of) => `/screen/${of.running}?scene=marks&entrant=4`, sizes: screens, ready: ".final.seen", test: "1024x768" },
  { name: "marks-nine", path: (of) => `/screen/${of.awarded}?scene=marks&entrant=9&theme=dark`, sizes: screens, ready: ".final.seen" },
  { name: "marks-level", path: (of) => `/screen/${of.awarded}?scene=marks&entrant=2`, sizes: ["1920x1080"], ready: ".final.seen" },
  { name: "results", path: (of) => `/screen/${of.exercise}?scene=results`, sizes: screens },
  { name: "results-running", path: (of) => `/screen/${of.running}?scene=results`, sizes: ["1920x1080"] },
  { name: "results-prizes", path: (of) => `/screen/${of.awarded}?scene=results`, sizes: screens, test: "1366x768" },
  { name: "results-tug", path: (of) => `/screen/${of.done}?scene=results`, sizes: screens },
  { name: "results-dark", path: (of) => `/screen/${of.awarded}?scene=results&theme=dark`, sizes: ["1920x1080"] },
  { name: "hold", path: (of) => `/screen/${of.held}?scene=hold`, sizes: screens, test: "1920x540" },
  { name: "standings-held", path: (of) => `/screen/${of.held}?scene=standings`, sizes: screens },
  { name: "reveal", path: (of) => `/screen/${of.revealing}?scene=reveal`, sizes: screens, test: "1366x768" },
  { name: "reveal-dark", path: (of) => `/screen/${of.revealing}?scene=reveal&theme=dark`, sizes: ["1920x1080"] },
  { name: "reveal-first", path: (of) => `/screen/${of.held}?scene=reveal`, sizes: ["1920x1080"] },
  { name: "draw", path: (of) => `/screen/${of.undrawn}?scene=draw`, sizes: screens },
  { name: "drawn", path: (of) => `/screen/${of.running}?scene=draw`, sizes: screens },
  { name: "drawn-twenty", path: (of) => `/screen/${of.drawn}?scene=draw`, sizes: screens, test: "1366x768" },
  { name: "drawn-tug", path: (of) => `/screen/${of.groups}?scene=draw`, sizes: screens },
  { name: "countdown", path: (of) => `/screen/${of.running}?scene=countdown&seconds=600`, sizes: screens },
  { name: "waiting", path: () => "/screen", sizes: screens },

  { name: "remote-code", path: () => "/remote", sizes: phones, bring: remote() },
  { name: "remote-signed-out", path: () => "/remote", sizes: phones },
  { name: "remote-appearance", path: () => "/remote", sizes: phones, bring: remote("running", "appearance"), test: "320x568" },
  { name: "remote-hold", path: () => "/remote", sizes: phones, bring: remote("held", "hold") },
  { name: "remote-reveal", path: () => "/remote", sizes: phones, bring: remote("revealing", "reveal") },
  { name: "remote-draw", path: () => "/remote", sizes: phones, bring: remote("undrawn", "draw") },
  { name: "remote-tug", path: () => "/remote", sizes: phones, bring: remote("league", "match") },
  { name: "activities", path: () => "/", sizes: phones },
  { name: "board", path: (of) => `/activity/${of.league}`, sizes: phones },
  { name: "board-matches", path: (of) => `/activity/${of.football}`, sizes: phones, test: "360x640" },
  { name: "stars", path: (of) => `/activity/${of.stars}`, sizes: everywhere, test: "360x640" },
  { name: "stars-english", path: (of) => `/activity/${of.stars}?lang=en`, sizes: everywhere },
  { name: "essays", path: (of) => `/activity/${of.essays}`, sizes: everywhere, test: "360x640" },
  { name: "board-held", path: (of) => `/activity/${of.held}`, sizes: phones },

  { name: "code", path: () => "/code", sizes: phones, test: "320x568" },
  { name: "code-wrong", path: () => "/code#000000", sizes: phones, bring: record.wrongCode },
  { name: "code-seat", path: () => "/code", sizes: phones, bring: record.seat },
  { name: "code-taken", path: () => "/code", sizes: phones, bring: record.taken },
  { name: "link", path: () => "/link#abc", sizes: phones },
  { name: "record-signed-out", path: (of) => `/record/${of.league}`, sizes: phones },
  { name: "record", path: () => "/code", sizes: phones, bring: record.sheet, test: "360x640" },
  { name: "record-tapped", path: () => "/code", sizes: phones, bring: record.tapped, test: "320x568" },
  { name: "record-cut", path: () => "/code", sizes: phones, bring: record.cut },
  { name: "record-over", path: () => "/code", sizes: phones, bring: record.over },
  { name: "record-refused", path: () => "/code", sizes: phones, bring: record.refused },
  { name: "record-replay", path: () => "/code", sizes: phones, bring: record.asks("重赛") },
  { name: "record-foul", path: () => "/code", sizes: phones, bring: record.asks("犯规", "犯规，本局判负") },
  { name: "record-time-out", path: () => "/code", sizes: phones, bring: record.asks("时间到") },
  { name: "record-forfeit", path: () => "/code", sizes: phones, bring: record.asks("弃权") },
  { name: "record-substitute", path: () => "/code", sizes: phones, bring: record.asks("换人") },
  { name: "record-sides", path: () => "/code", sizes: phones, bring: record.asks("交换场地") },
  { name: "record-matches", path: () => "/code", sizes: phones, bring: record.matches },
  { name: "record-long-names", path: () => "/code", sizes: phones, bring: record.longNames },
  { name: "donations-signed-out", path: (of) => `/donations/${of.league}`, sizes: phones },
  { name: "do", path: () => "/link", sizes: phones, bring: forms.verbs, test: "320x568" },
  { name: "do-note", path: () => "/link", sizes: phones, bring: forms.note },
  { name: "do-result", path: () => "/link", sizes: phones, bring: forms.result },
  { name: "do-fault", path: () => "/link", sizes: phones, bring: forms.fault },

  { name: "desk-home", path: () => "/link", sizes: everywhere, bring: office.home },
  { name: "desk-open", path: () => "/link", sizes: everywhere, bring: office.open, test: "360x640" },
  { name: "desk-manage", path: () => "/link", sizes: everywhere, bring: office.manage, test: "1280x800" },
  { name: "desk-manage-correct", path: () => "/link", sizes: everywhere, bring: office.correct },
  { name: "desk-marks", path: () => "/link", sizes: everywhere, bring: office.marks, test: "320x568" },
  { name: "desk-results", path: () => "/link", sizes: everywhere, bring: office.results, test: "320x568" },
  { name: "care-visit", path: () => "/link", sizes: everywhere, bring: office.visit, test: "360x640" },
  { name: "care-register", path: () => "/link", sizes: everywhere, bring: office.register, test: "1280x800" },
  { name: "care-files", path: () => "/link", sizes: everywhere, bring: office.files },
  { name: "desk-share", path: () => "/link", sizes: everywhere, bring: office.share },
  { name: "desk-roster", path: () => "/link", sizes: everywhere, bring: office.roster, test: "360x640" },
  { name: "awards", path: (of) => `/awards/${of.awarded}`, sizes: everywhere, test: "360x640" },
  { name: "awards-english", path: (of) => `/awards/${of.awarded}?lang=en`, sizes: everywhere },
  { name: "check", path: () => "/check/1-00000000", sizes: phones, test: "320x568" },
];
