// From paper: a league of four teams in a few keys a match, and marks that are read out, with the keyboard alone. Then every page of
// the officer is looked at for whom it would keep out.
import assert from "node:assert/strict";
import { Keys, signIn } from "./desk.mjs";
import { Unit, launch, noViolations, until } from "./kit.mjs";

const TEAMS = ["后勤组", "大班组", "中班组", "小班组"];
const LEAGUE = 3; // the unit and its roster are activities 1 and 2
const EXERCISE = 4;
const SEALED = 5;
const unit = new Unit();
const browser = await launch();
const faults = [];

const base = () => `http://bahe.test:${unit.port}`;
const text = (page, selector) => page.textContent(selector);
const get = async (path) => (await fetch(`http://127.0.0.1:${unit.port}${path}`)).json();
const boards = () => get(`/api/activity/${LEAGUE}/boards`);

function watch(page, name) {
  page.on("pageerror", (error) => faults.push(`${name}: ${error}`));
  page.on("console", (message) => message.type() === "error" && !/ERR_|Failed to load/.test(message.text()) && faults.push(`${name}: ${message.text()}`));
  return page;
}

const uploaded = (page) => until("everything is uploaded", async () => (await text(page, ".pill-state")).includes("已全部上传"));
const says = (page, what, words) => until(what, async () => (await text(page, "body")).includes(words));
const focused = (page) => page.evaluate(() => document.activeElement.getAttribute("aria-label") || document.activeElement.id);

/* ---- a league from paper ---- */

async function scores() {
  return (await boards()).views.match.map((match) => (match.winner.value === null ? "—" : `${match["red-ends"].text}:${match["blue-ends"].text}`));
}

async function paperLeague(officer) {
  const page = watch(await officer.context().newPage(), "results");
  await page.goto(`${base()}/results/${LEAGUE}`);
  await page.waitForSelector(".paper-entry .code");
  await until("the input has the focus", async () => /比分/.test(await focused(page)));
  const keys = new Keys(page);
  const paper = ["21", "20", "hlh", "02", "12", "bb"]; // by digits, and by a letter an end
  for (const [index, match] of paper.entries()) {
    await until(`match ${index + 1} offers itself`, async () => (await text(page, ".paper-entry .which")).includes(`第${index + 1}场`));
    const before = keys.count;
    await keys.type(match);
    await keys.press("Enter");
    assert.ok(keys.count - before <= 6, `match ${index + 1} took ${keys.count - before} keys`);
  }
  await says(page, "all are entered", "各场都录完了");
  await uploaded(page);
  await until("the server has them", async () => (await scores()).join(" ") === "2:1 2:0 2:1 0:2 1:2 0:2");
  console.log(`a league of six matches from paper: ${keys.count} keys`);
  await undone(page, keys);
  await page.close();
}

// The last one was the other way round: undone, entered again without a network, and what cannot be is said in words.
async function undone(page, keys) {
  await page.click("text=撤销");
  await until("match 6 offers itself again", async () => /第6场/.test((await page.$(".paper-entry .which")) ? await text(page, ".paper-entry .which") : ""));
  await uploaded(page);
  await page.focus(".paper-entry .code");
  await keys.type("9x");
  await keys.press("Enter");
  await says(page, "what is no score is said", "打两个数字再回车");
  await keys.press("Escape");
  await keys.type("22");
  await keys.press("Enter");
  await page.waitForSelector(".bar.refused");
  await page.click("text=丢弃");
  await uploaded(page);
  await page.context().setOffline(true);
  await page.focus(".paper-entry .code");
  await keys.type("20");
  await keys.press("Enter");
  await until("it waits", async () => (await text(page, ".pill-state")) === "未上传1条");
  await says(page, "it is counted as entered", "各场都录完了");
  await page.context().setOffline(false);
  await uploaded(page);
  await until("the server has it", async () => (await scores())[5] === "2:0");
}

/* ---- marks read out ---- */

const cell = (team, judge) => `input[aria-label="${team} ${judge}号评委的分"]`;
const row = (team) => `.marks-row[aria-label="${team}"]`;
const marksOf = (entrant) => get(`/api/activity/${EXERCISE}/marks/${entrant}`);

async function readOut(keys, marks) {
  for (const mark of marks) {
    await keys.type(mark);
    await keys.press("Enter");
  }
}

async function firstTeam(page, keys) {
  await until("the first cell has the focus", async () => (await focused(page)) === "后勤组 1号评委的分");
  await keys.type("1005");
  await keys.press("Enter");
  assert.equal(await focused(page), "后勤组 1号评委的分", "what is out of scale was let through");
  assert.match(await text(page, `${row("后勤组")} .faulty`), /超过满分100/);
  await keys.press("Backspace", "Backspace", "Backspace", "Backspace");
  await keys.type("93");
  assert.match(await text(page, `${row("后勤组")} .cell`), /93\.0/, "what was typed is not said as it is read");
  await keys.press("Enter");
  await readOut(keys, ["94", "94", "955", "90"]);
  await page.waitForSelector(`${row("后勤组")} .outcome em`);
  assert.equal(await text(page, `${row("后勤组")} .outcome em`), "93.67");
  assert.deepEqual(await page.$$eval(`${row("后勤组")} .dropped input`, (inputs) => inputs.map((input) => input.value)), ["955", "90"]);
  assert.deepEqual((await marksOf(1)).judges, [], "it was recorded before it was saved");
  await keys.press("Enter");
  await until("the next team has the focus", async () => (await focused(page)) === "大班组 1号评委的分");
  await until("it is recorded", async () => (await marksOf(1)).final === "93.67");
}

// Points off by key, seen in what is tried next; then saved and shown on the big screen.
async function secondTeam(page, keys, screen) {
  await keys.press("-");
  await keys.type("1.5");
  await keys.press("Enter");
  await keys.write("迟到");
  await keys.press("Enter");
  await until("back in the row", async () => (await focused(page)) === "大班组 1号评委的分");
  await uploaded(page);
  await keys.press("Shift+Tab");
  while ((await focused(page)) !== "light") await keys.press("Shift+Tab");
  await keys.press("Space");
  while ((await focused(page)) !== "大班组 1号评委的分") await keys.press("Tab");
  await readOut(keys, ["90", "91", "92", "93", "94"]);
  await until("it is tried", async () => (await page.$(`${row("大班组")} .outcome em`)) !== null);
  assert.equal(await text(page, `${row("大班组")} .outcome em`), "90.50");
  await keys.press("Enter");
  await until("the screen shows the marks", async () => /大班组/.test(await text(screen, "body")) && /90\.50/.test(await text(screen, "body")));
  await until("the next team has the focus", async () => (await focused(page)) === "中班组 1号评委的分");
}

// Up to a saved row, Enter, the right mark, why, Enter.
async function corrected(page, keys) {
  await uploaded(page);
  await keys.press("ArrowUp", "ArrowUp");
  assert.equal(await focused(page), "后勤组 1号评委的分");
  await keys.press("Enter");
  await until("it may be changed", async () => (await page.$(`${row("后勤组")} .why`)) !== null);
  await keys.press("Control+a");
  await keys.type("96");
  await keys.press("Enter", "Enter", "Enter", "Enter", "Enter");
  await keys.press("Enter");
  await says(page, "a reason is asked for", "请写明原因");
  await keys.write("念错了");
  await keys.press("Enter");
  await uploaded(page);
  await until("it is corrected", async () => (await marksOf(1)).judges[0].mark.startsWith("96"));
  await until("the row shows it", async () => (await text(page, `${row("后勤组")} .outcome em`)) === "94.50");
  const events = await unit.ask("GET", `/api/activity/${EXERCISE}/events?last=3`);
  assert.match(JSON.stringify(events), /念错了/, "the reason is not recorded");
}

// The judge's paper is keyed on the recorder's phone too.
async function onPhone() {
  const seat = await unit.ask("POST", `/api/activity/${EXERCISE}/seats`, { role: "recorder", label: "唱分员" });
  const context = await browser.newContext({ viewport: { width: 360, height: 640 }, locale: "zh-CN", hasTouch: true, isMobile: true });
  const page = watch(await context.newPage(), "phone");
  await page.goto(`${base()}/marks/${EXERCISE}`);
  await says(page, "who may not is told where to go", "请先登录");
  await page.goto(`${base()}/code`);
  await page.fill(".code", seat.code);
  await page.click("button[type=submit]");
  await page.waitForSelector("text=我是唱分员");
  await page.goto(`${base()}/marks/${EXERCISE}`);
  for (let judge = 1; judge <= 5; judge++) await page.fill(cell("中班组", judge), "90");
  const wide = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(wide[0] <= wide[1], `the page is wider than the phone: ${wide}`);
  await page.click(`${row("中班组")} >> text=试算`);
  await page.click(`${row("中班组")} >> text=记录`);
  await until("it is recorded", async () => (await marksOf(3)).final === "90.00");
  await noViolations(page, "marks on a phone");
  await context.close();
}

async function marks(officer) {
  const page = watch(await officer.context().newPage(), "marks");
  const screen = watch(await browser.newPage({ viewport: { width: 1366, height: 768 } }), "screen");
  await screen.goto(`${base()}/screen/${EXERCISE}`);
  await screen.waitForSelector("main");
  await page.goto(`${base()}/marks/${EXERCISE}`);
  await page.waitForSelector(".marks-row");
  const keys = new Keys(page);
  await firstTeam(page, keys);
  await secondTeam(page, keys, screen);
  await corrected(page, keys);
  await page.close();
  await screen.close();
  await onPhone();
}

// Of sealed works only the numbers are keyed, here twice; what a mark comes to is told once the seal is broken.
async function sealed(officer) {
  const page = watch(await officer.context().newPage(), "sealed");
  await page.goto(`${base()}/marks/${SEALED}`);
  await page.waitForSelector(row("2号"));
  const keys = new Keys(page);
  await until("the first cell has the focus", async () => (await focused(page)) === "1号 1号评委的分");
  await readOut(keys, ["93", "94"]);
  await until("it is tried", async () => /再按回车/.test(await text(page, row("1号"))));
  await keys.press("Enter");
  await uploaded(page);
  await until("the next work has the focus", async () => (await focused(page)) === "2号 1号评委的分");
  await until("it is to be keyed again", async () => /第一次已录入/.test(await text(page, row("1号"))));
  await keys.press("ArrowUp");
  assert.equal(await page.inputValue(cell("1号", 1)), "", "the second keying sees the first");
  await readOut(keys, ["93", "95"]);
  await until("what differs is said", async () => /和第一次录入的不一样：2: 94 \/ 95/.test(await text(page, row("1号"))));
  await page.fill(cell("1号", 2), "94");
  await page.focus(cell("1号", 2));
  await keys.press("Enter");
  await until("it is tried", async () => /再按回车/.test(await text(page, row("1号"))));
  await keys.press("Enter");
  await until("both agree", async () => (await unit.ask("GET", `/api/activity/${SEALED}/events?last=1`))[0].type === "marks.read");
  await until("the next work has the focus again", async () => (await focused(page)) === "2号 1号评委的分");
  const events = await unit.ask("GET", `/api/activity/${SEALED}/events?last=1`);
  assert.equal(events[0].values.number, 1);
  assert.equal(await text(page, "body").then((all) => /大班组/.test(all)), false, "the page tells whose it is");
  await keys.press("-");
  await keys.type("1");
  await keys.press("Enter");
  await keys.write("超时");
  await keys.press("Enter");
  await until("the deduction is recorded", async () => (await unit.ask("GET", `/api/activity/${SEALED}/events?last=1`))[0].values.number === 2);
  await noViolations(page, "marks of sealed works");
  await page.close();
}

/* ---- for everybody ---- */

async function accessible(officer) {
  const page = watch(await officer.context().newPage(), "axe");
  const ways = ["/", "/open", `/manage/${LEAGUE}`, `/manage/${EXERCISE}`, `/activity/${LEAGUE}/share`, `/marks/${EXERCISE}`, `/results/${LEAGUE}`];
  for (const way of ways)
    for (const language of ["", "?lang=en"]) {
      await page.goto(base() + way + language);
      await page.waitForSelector("main h1");
      if (way === "/open") {
        await page.click(language ? "text=Tug-of-war" : "text=拔河");
        await page.waitForSelector("#open-title");
      }
      if (way === `/manage/${EXERCISE}`) {
        await page.click("#judging summary");
        await page.waitForSelector("#judging li");
        assert.match(await page.textContent("#judging"), language ? /Judge 1.*the others/ : /1号评委.*其他评委/);
      }
      await noViolations(page);
    }
  await page.close();
  const stranger = watch(await browser.newPage({ viewport: { width: 360, height: 640 } }), "stranger");
  for (const way of ["/", "/open", `/manage/${LEAGUE}`, `/results/${LEAGUE}`]) {
    await stranger.goto(base() + way);
    await stranger.waitForSelector(".sign-in");
    await noViolations(stranger, `${way} signed out`);
  }
  await stranger.close();
}

try {
  unit.bahe("init", "青禾小学工会");
  for (const team of TEAMS) unit.bahe("do", "花名册", "add-group", "--name", team);
  unit.bahe("open", "tug-of-war", "教工拔河赛");
  unit.bahe("open", "broadcast-exercise", "广播操比赛");
  for (const title of ["教工拔河赛", "广播操比赛"]) for (const team of TEAMS) unit.bahe("do", title, "enter", team);
  unit.bahe("do", "教工拔河赛", "draw-order", "--order", TEAMS.join("、"));
  unit.bahe("open", "judged-contest", "厨艺", "--style", "final", "--judges", "2", "--drop-high", "0", "--drop-low", "0", "--blind", "--twice");
  for (const team of ["后勤组", "大班组"]) unit.bahe("do", "厨艺", "enter", team);
  unit.bahe("do", "厨艺", "draw");
  await unit.serve(0);
  const officer = await signIn(browser, unit);
  await paperLeague(officer);
  await marks(officer);
  await sealed(officer);
  await accessible(officer);
  assert.deepEqual(faults, []);
  console.log("from paper with the keyboard alone, and nobody is kept out");
} finally {
  await browser.close();
  await unit.end();
}
