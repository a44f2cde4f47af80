// The first ten minutes of an officer who has the roster in: from 办活动 to the picture in the chat group, without a word on the
// screen that an officer would not know.
import assert from "node:assert/strict";
import { read, signIn } from "./desk.mjs";
import { Unit, launch, noViolations, until } from "./kit.mjs";

const TEAMS = ["后勤组", "大班组", "中班组", "小班组"];
const NEVER = ["事件", "插件", "脚本", "哈希", "命令行"];
const unit = new Unit();
const browser = await launch();
const faults = [];

const base = () => `http://bahe.test:${unit.port}`;
const text = (page, selector) => page.textContent(selector);
const get = async (path) => (await fetch(`http://127.0.0.1:${unit.port}${path}`)).json();

function watch(page, name) {
  page.on("pageerror", (error) => faults.push(`${name}: ${error}`));
  page.on("console", (message) => message.type() === "error" && !/ERR_|Failed to load/.test(message.text()) && faults.push(`${name}: ${message.text()}`));
  return page;
}

// Every word that stands on the page now.
async function officersWords(page, where) {
  const said = await read(page);
  for (const word of NEVER) assert.ok(!said.includes(word), `${where} says “${word}”:\n${said}`);
  const latin = said.replace(/http:\/\/\S+/g, "").replace(/PDF|Wi-Fi|bahe/g, "").match(/[A-Za-z]{2,}/g);
  assert.equal(latin, null, `${where} is not in Chinese: ${latin}`);
}

const regulation = (page) => text(page, ".regulation");

async function opened(page) {
  await officersWords(page, "home");
  await page.click("text=办活动");
  await page.waitForSelector(".chip");
  await officersWords(page, "办活动");
  await page.click(".chip:has-text('拔河')");
  for (const team of TEAMS) await page.click(`.chip:has-text("${team}")`);
  const whole = (text) => /三局两胜/.test(text) && TEAMS.every((team) => text.includes(team));
  await until("the regulation is written, with the last team that was ticked", async () => whole(await regulation(page)));
  const before = await regulation(page);
  await page.click(".chip:has-text('每场两局')");
  await until("it follows the change", async () => (await regulation(page)) !== before && !/三局两胜/.test(await regulation(page)));
  await page.click(".chip:has-text('三局两胜')");
  await until("and follows it back", async () => (await regulation(page)) === before);
  await page.fill("#open-title", "教工拔河赛");
  await until("it bears the title", async () => (await regulation(page)).includes("教工拔河赛"));
  await officersWords(page, "办活动 with the regulation");
  await noViolations(page);
  await page.click(".press:has-text('办起来，4个参加')");
  await page.waitForURL(/\/manage\/\d+/);
  await page.waitForSelector("#ceremony");
  await officersWords(page, "管理");
  return Number(/\/manage\/(\d+)/.exec(page.url())[1]);
}

// The projector's computer is given the address; the lots roll there when the officer says so.
async function drawn(page, activity) {
  const address = await text(page, "#screen .address");
  const screen = watch(await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: "zh-CN" }), "screen");
  await screen.goto(address);
  await screen.waitForSelector("main");
  await page.click("#ceremony button:has-text('抽签')");
  await page.click("button:has-text('确定抽签')");
  await until("the lots are recorded", async () => (await text(page, "#ceremony")).includes("已记录"));
  const order = (await get(`/api/activity/${activity}/boards`)).views.match;
  assert.equal(order.length, 6, "a league of four teams has six matches");
  await until("the screen shows the lots", async () => {
    const said = await read(screen);
    return /抽签/.test(said) && TEAMS.every((team) => said.includes(team));
  });
  await officersWords(screen, "the screen");
  return screen;
}

async function printed(page) {
  const path = await page.getAttribute("#papers a:has-text('秩序册')", "href");
  const response = await fetch(`http://127.0.0.1:${unit.port}${path}`);
  assert.equal(response.status, 200, "the programme is not there");
  assert.match(Buffer.from(await response.arrayBuffer()).toString("latin1", 0, 5), /^%PDF-/);
}

const ENDED = /1\s*[红蓝]胜/; // the first end on the screen
const ends = async (activity) => (await get(`/api/activity/${activity}/boards`)).views.end.map((end) => end.winner.text);

async function recorded(page, activity, screen) {
  await page.click("button:has-text('给记录员一个六位数')");
  await page.waitForSelector(".new-code .six");
  const code = (await text(page, ".new-code .six")).replace(/\s/g, "");
  const shown = new URL(base() + (await page.getAttribute(".new-code img", "src")));
  const context = await browser.newContext({ viewport: { width: 360, height: 640 }, locale: "zh-CN", hasTouch: true, isMobile: true });
  const phone = watch(await context.newPage(), "phone");
  await phone.goto(base() + shown.searchParams.get("path")); // as its QR code leads
  await until("the code is filled in", async () => (await phone.inputValue(".code")) === code);
  await officersWords(phone, "the phone's sign-in");
  await phone.click("button[type=submit]");
  await phone.click("text=我是");
  await phone.waitForSelector(".win.red:enabled");
  await until("the officer sees that it is signed in", async () => /的手机已登录/.test(await text(page, "#phones")));
  await officersWords(phone, "the recorder's sheet");

  const winner = await text(phone, ".win.red b");
  await unit.ask("PUT", `/api/activity/${activity}/scene`, { name: "match", activity });
  await until("the screen shows the match", async () => (await read(screen)).includes("三局两胜") && !ENDED.test(await read(screen)));
  await phone.click(".win.red");
  await until("the end is recorded", async () => (await ends(activity)).length === 1);
  assert.equal((await ends(activity))[0], winner);
  await until("the screen shows the end", async () => ENDED.test(await read(screen)));
  await phone.click("text=撤销");
  await until("it is undone", async () => (await ends(activity)).length === 0);
  await until("the screen goes back", async () => !ENDED.test(await read(screen)));
  await phone.waitForSelector(".win.red:enabled");
  await phone.click(".win.red");
  await until("and recorded again", async () => (await ends(activity)).length === 1);
  await context.close();
}

async function shared(page, activity) {
  await page.click(".ways a:has-text('发到群')");
  await page.waitForURL(/\/share$/);
  await page.waitForSelector(".board-picture");
  await until("the picture is there", () => page.evaluate(() => document.querySelector(".board-picture").naturalWidth === 1080));
  await until("and the text", async () => /教工拔河赛/.test(await page.inputValue(".board-text")));
  assert.ok((await page.inputValue(".board-text")).length <= 500);
  await page.click("text=全选并复制");
  await until("it is said that it is copied or selected", async () => /已复制|已全选/.test(await text(page, "main")));
  const chosen = await page.evaluate(() => {
    const area = document.querySelector(".board-text");
    return area.selectionEnd - area.selectionStart === area.value.length;
  });
  assert.ok(chosen, "the text is not selected");
  await officersWords(page, "发到群");
  await noViolations(page);
  assert.equal(Number(/activity\/(\d+)/.exec(page.url())[1]), activity);
}

async function home(page) {
  await page.click(".way a");
  await page.waitForURL(`${base()}/`);
  await page.waitForSelector(".list");
  const said = await read(page);
  assert.match(said, /今天[\s\S]*教工拔河赛[\s\S]*明天[\s\S]*训练签到/, `today and tomorrow are not there:\n${said}`);
  await officersWords(page, "home again");
  await noViolations(page);
}

try {
  unit.bahe("init", "青禾小学工会");
  for (const team of TEAMS) unit.bahe("do", "花名册", "add-group", "--name", team);
  const day = new Date(Date.now() + (24 + 8) * 3600000).toISOString().slice(0, 10); // in the unit's zone, eight hours ahead
  unit.bahe("open", "session", "训练签到", "--when", day);
  await unit.serve(0);
  const page = watch(await signIn(browser, unit), "officer");
  await page.waitForSelector("main h1");
  const activity = await opened(page);
  const screen = await drawn(page, activity);
  await printed(page);
  await recorded(page, activity, screen);
  await shared(page, activity);
  await home(page);
  assert.deepEqual(faults, []);
  console.log("ten minutes, and the group has its picture");
} finally {
  await browser.close();
  await unit.end();
}
