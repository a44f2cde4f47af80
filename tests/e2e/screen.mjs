// A big screen shows each end as it is recorded, keeps its picture while the server is away, and draws nothing in between.
import assert from "node:assert/strict";
import { Unit, launch, noViolations, until } from "./kit.mjs";
import { Prepared } from "./prepared.mjs";

const TITLE = "教工拔河赛";
const unit = new Unit();
const browser = await launch();
const faults = [];

async function open(path, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: "zh-CN", ...options });
  const page = await context.newPage();
  page.on("pageerror", (error) => faults.push(String(error)));
  await page.goto(`http://bahe.test:${unit.port}${path}`);
  await page.evaluate(() => (window.untouched = true));
  return page;
}

const text = (page, selector) => page.textContent(selector).catch(() => "");
const shows = (page, what, selector, words) => until(what, async () => (await text(page, selector)).includes(words));

// "小班组 1 : 1 大班组": as the teams stand, from left to right.
async function match(page) {
  const side = async (at) => [await text(page, `.team.at-${at} h2`), await text(page, `.team.at-${at} b`)];
  const [left, right] = [await side("left"), await side("right")];
  return `${left.join(" ")} : ${right.reverse().join(" ")}`;
}
const stands = (page, wanted) =>
  until(wanted, async () => (await match(page)) === wanted).catch(async (error) => {
    throw new Error(`${error.message}; there stands ${await match(page)}`);
  });
const rows = (page) => page.$$eval(".table tbody:not(.pinned) tr", (lines) => lines.map((line) => line.querySelector(".name span").textContent));

// How often the page was changed in so many milliseconds, but for the time of day.
function drawnIn(page, milliseconds) {
  return page.evaluate(
    (milliseconds) =>
      new Promise((resolve) => {
        let changes = document.getAnimations().length;
        const seen = new MutationObserver((records) => (changes += records.filter((record) => !(record.target.closest ? record.target : record.target.parentElement).closest("time")).length));
        seen.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
        setTimeout(() => resolve(changes), milliseconds);
      }),
    milliseconds,
  );
}

try {
  unit.bahe("init", "青禾小学工会");
  const prepared = new Prepared(unit);
  const number = prepared.tug(TITLE, ["后勤组", "大班组", "中班组", "小班组"]);
  await unit.serve(0);

  // Given a screen that nobody drives, then it shows the match
  const screen = await open(`/screen/${number}`, { reducedMotion: "reduce" });
  const moving = await open(`/screen/${number}`);
  await stands(screen, "后勤组 0 : 0 小班组");
  assert.match(await text(screen, ".which"), /第1轮 第1场 · 三局两胜/);
  assert.match(await text(screen, ".next"), /下一场：大班组 — 中班组/);
  await noViolations(screen, "match");

  // When the command line records an end, then the numeral counts it and the teams change sides
  prepared.end(TITLE, "后勤组", 48);
  await stands(screen, "小班组 0 : 1 后勤组");
  assert.match(await text(screen, ".ends"), /1 红胜 0:48/);
  await until("the sides are seen to change", async () => (await text(moving, ".swap")).includes("交换场地"));
  await stands(moving, "小班组 0 : 1 后勤组");

  // An end that is pulled again stays in sight and counts for nobody
  prepared.do(TITLE, "replay", "--reason", "绳滑");
  await shows(screen, "the end that is pulled again", ".ends .void", "重赛 绳滑");
  await stands(screen, "小班组 0 : 1 后勤组");

  // A match that is won has its sheet, then the next one stands there
  prepared.end(TITLE, "后勤组", 55);
  await shows(screen, "the sheet of the match", ".won-sheet", "2 : 0");
  await noViolations(screen, "the sheet of a match");
  assert.deepEqual((await rows(screen)).slice(0, 1), ["后勤组"]);
  await stands(screen, "大班组 0 : 0 中班组");

  // Between records nothing is drawn
  await until("the screen stands still", async () => (await drawnIn(moving, 3000)) === 0, 40000);

  // When the cable is pulled, then the last picture stays with its time; when it is back, so is the screen
  await moving.context().setOffline(true);
  await shows(moving, "the screen says that it is cut off", ".bottom.cut", "正在重新连接");
  assert.equal(await match(moving), "大班组 0 : 0 中班组");
  await moving.context().setOffline(false);
  await until("the cable is back", async () => !(await moving.$(".bottom.cut")));

  // When a phone drives the screen, then the screen follows it
  const code = (await text(screen, ".code b")).trim();
  assert.match(code, /^\d{4}$/);
  const { screen: name } = await unit.ask("POST", "/api/remote", { code });
  await unit.ask("PUT", `/api/screens/${name}/scene`, { name: "standings", activity: number, theme: "dark" });
  await screen.waitForSelector(".screen .standings");
  assert.equal(await screen.evaluate(() => document.documentElement.className), "dark");
  assert.equal((await unit.ask("PUT", `/api/activity/${number}/scene`, { name: "match", theme: "light" })).screens, 2);
  await screen.waitForSelector(".rope-scene");
  const other = prepared.tug("新春拔河赛", ["后勤组", "大班组"]);
  await unit.ask("PUT", `/api/screens/${name}/scene`, { name: "match", activity: other });
  await stands(screen, "后勤组 0 : 0 大班组");
  await unit.ask("PUT", `/api/screens/${name}/scene`, { name: "match", activity: number });
  await stands(screen, "大班组 0 : 0 中班组");

  // When the server is killed and something is recorded meanwhile, then the screen has it once the server is back
  await unit.kill();
  await shows(screen, "the screen says that it is cut off", ".bottom.cut", "正在重新连接");
  assert.equal(await match(screen), "大班组 0 : 0 中班组");
  prepared.end(TITLE, "中班组", 62);
  await unit.serve(unit.port);
  await stands(screen, "中班组 1 : 0 大班组");
  await until("the screen is live again", async () => (await text(screen, ".bottom .time")).includes("更新"));

  // It told its name and its scene again
  await until("both screens are driven", async () => (await unit.ask("PUT", `/api/activity/${number}/scene`, { name: "match", theme: "dark" })).screens === 2);
  await until("the screen is dark", () => screen.evaluate(() => document.documentElement.className === "dark"));

  // A clock runs on the screen as long as the recorder lets it
  await unit.ask("PUT", `/api/activity/${number}/clock`, { kind: "rest", seconds: 180, running: false });
  await shows(screen, "the clock of the rest", ".clock", "休息3:00");
  await unit.ask("PUT", `/api/activity/${number}/clock`, { kind: "end", seconds: 180, running: true });
  await until("the clock runs", async () => /^2:5\d$/.test((await text(screen, ".clock")).trim()));
  await unit.ask("PUT", `/api/activity/${number}/clock`, {});
  await until("the clock is gone", async () => !(await screen.$(".clock")));

  // When an end is undone, then the screen goes back
  prepared.end(TITLE, "大班组", 70);
  await stands(screen, "大班组 1 : 1 中班组");
  unit.bahe("undo", TITLE);
  await stands(screen, "中班组 1 : 0 大班组");

  // When all is pulled, then the champion stands there, and afterwards the board by itself
  prepared.end(TITLE, "中班组", 58);
  await prepared.play(TITLE, 4, number);
  await shows(screen, "the champion", ".champion", "冠军");
  await noViolations(screen, "champion");
  assert.equal(await screen.evaluate(() => window.untouched), true, "the page was loaded again");

  for (const scene of ["standings", "bracket"]) {
    const page = await open(`/screen/${number}?scene=${scene}&theme=dark`, { reducedMotion: "reduce" });
    await page.waitForSelector(scene === "standings" ? ".standings" : ".empty");
    await noViolations(page, scene);
    if (scene === "standings") assert.match(await text(page, ".pill"), /未定稿/);
  }

  // Of a double elimination each bracket has its title above each of its rounds
  const double = prepared.drawn("match-contest", "双败赛", ["后勤组", "大班组", "中班组", "小班组"], "--system", "double-elimination");
  await prepared.play("双败赛", 2, double);
  const tree = await open(`/screen/${double}?scene=bracket`);
  await tree.waitForSelector(".bracket .pair");
  const titles = await tree.$$eval(".bracket h2", (all) => all.map((one) => one.textContent.trim()));
  assert.deepEqual(titles.sort(), ["总决赛", "胜者组 第1轮", "胜者组 第2轮", "败者组 第1轮", "败者组 第2轮"].sort());
  await noViolations(tree, "double elimination");
  assert.deepEqual(faults, []);
  console.log("the screen moved with the records, kept its picture, and drew nothing in between");
} finally {
  await browser.close();
  await unit.end();
}
