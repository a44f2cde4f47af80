// 花名册 on the page: found from the first page, a table of people pasted, one looked for. Then what an officer does not want to
// do twice: a form that is loaded again keeps what was filled in, a record of a moment ago is taken back, and every page has a way back.
import assert from "node:assert/strict";
import { read, signIn } from "./desk.mjs";
import { Unit, launch, noViolations, until } from "./kit.mjs";

const DRIVE = 3; // the unit and its roster are activities 1 and 2
const VISITS = 4;
const PAIRS = 5;
const unit = new Unit();
const browser = await launch();
const faults = [];
const PHONE = { viewport: { width: 390, height: 844 } };

const base = () => `http://bahe.test:${unit.port}`;
const shows = (page, words) => until(`the page shows ${words}`, async () => (await read(page)).includes(words));

async function open(officer, path) {
  const page = await officer.context().newPage();
  page.on("pageerror", (error) => faults.push(`${path}: ${error}`));
  await page.goto(base() + path);
  await page.waitForSelector("main");
  return page;
}

const TABLE = ["姓名\t性别\t小组", "龙娜\t女\t低段组", "江聪珍\t女\t低段组", "何武\t男\t中段组", "姜兰\t女\t"].join("\n");

async function roster(officer) {
  const page = await open(officer, "/");
  await page.click("text=花名册");
  await shows(page, "花名册还是空的");
  await page.fill("#pasted", `${TABLE}\n张三\t不知道\t低段组`);
  await page.click("#paste .quiet");
  await page.waitForSelector(".pasted .wrong");
  assert.doesNotMatch(await page.textContent(".pasted .wrong"), /[a-z]{3}/, "a fault is told without names of the program");
  assert.equal(await page.$("#paste .press"), null, "what is wrong cannot be recorded");
  await page.fill("#pasted", TABLE);
  await page.click("#paste .quiet");
  await page.click("#paste .press:has-text('新增4人')");
  await shows(page, "已新增4人");
  await shows(page, "低段组 2人");
  await shows(page, "没有编入小组 1人");
  await noViolations(page, "the roster");
  await page.fill(".asking input", "HW");
  await until("only who is looked for is shown", async () => (await page.$$eval(".members li", (all) => all.map((one) => one.textContent))).join() === "何武");
  await page.click("text=新增人员");
  await page.waitForURL(/\/do\/2\/add-person/);
  await page.close();
  const english = await open(officer, "/roster?lang=en");
  await shows(english, "In the roster");
  assert.doesNotMatch((await read(english)).replace(/[\u4e00-\u9fff]+组|青禾小学工会/g, ""), /[\u4e00-\u9fff]{2}/, "all but names is English");
  await noViolations(english, "the roster in English");
  await english.close();
  const quiet = await open(officer, "/manage/2");
  await shows(quiet, "最近的记录");
  assert.doesNotMatch(await read(quiet), /大屏/, "a roster has nothing for a big screen");
  await quiet.close();
}

async function drafts(officer) {
  const page = await open(officer, `/do/${VISITS}/visit`);
  await page.fill("#do-voucher", "凭2026-1");
  await page.fill("#do-diagnosis", "不该留下的病情");
  await page.reload();
  await shows(page, "上次填到这里");
  assert.equal(await page.inputValue("#do-voucher"), "凭2026-1", "what was filled in is there again");
  assert.equal(await page.inputValue("#do-diagnosis"), "", "what is private is not kept");
  assert.doesNotMatch(await page.evaluate(() => JSON.stringify({ ...sessionStorage })), /病情/);
  await page.click(".way a >> nth=1");
  await page.waitForURL(`${base()}/manage/${VISITS}`);
  await page.goto(`${base()}/do/${VISITS}`);
  await page.click("text=更正、作废、撤销");
  await page.waitForURL(`${base()}/manage/${VISITS}#latest`);
  await page.goto(`${base()}/open`);
  await page.click(".chip:has-text('拔河')");
  await until("what a choice asks is in sight", async () => (await page.$eval("#rules", (part) => part.getBoundingClientRect().top)) < 300);
  await page.fill("#open-title", "新年拔河赛");
  await page.click("text=全选");
  await page.reload();
  await shows(page, "上次填到这里");
  assert.equal(await page.inputValue("#open-title"), "新年拔河赛");
  await page.click("button:has-text('办起来，2个参加')");
  await page.waitForURL(/\/manage\/\d+#new/);
  await page.goto(`${base()}/open`);
  await page.waitForSelector(".chip");
  assert.equal(await page.$("#open-title"), null, "what was opened is no draft any more");
  await page.goto(`${base()}/`);
  await page.click("text=不再用这台设备管理");
  await until("signing out leaves nothing behind", async () => !/凭2026/.test(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))));
  await page.close();
}

async function takenBack(officer) {
  const page = await open(officer, `/donations/${DRIVE}`);
  await page.fill("#keyed-who", "LN");
  await page.press("#keyed-who", "Enter");
  await page.fill("#keyed-amount", "500");
  await page.press("#keyed-amount", "Enter");
  await until("it is counted", async () => /500/.test(await page.textContent("#received")));
  await page.click(".undo-last .quiet");
  await until("it counts no more", async () => !/500/.test(await page.textContent("#received")));
  assert.equal(await page.$("#keyed .rows-list li"), null);
  await noViolations(page, "donations, one taken back");
  await page.close();
}

// Days are written as people write them, and whoever may not see a page is told so.
async function words(officer) {
  const page = await open(officer, `/activity/${PAIRS}`);
  await shows(page, "何武");
  assert.match(await read(page), /2028年3月3日/);
  assert.doesNotMatch(await read(page), /\d{4}-\d\d/);
  await page.close();
  const visitor = await (await browser.newContext({ ...PHONE, locale: "zh-CN" })).newPage();
  await visitor.goto(`${base()}/monthly`);
  await visitor.waitForSelector("h1");
  await shows(visitor, "请先登录");
  await visitor.goto(`${base()}/roster`);
  await shows(visitor, "请先登录");
  const empty = await open(officer, "/monthly?month=2019-01");
  await shows(empty, "这个月没有");
  await empty.close();
  const file = await open(officer, `/awards/${VISITS}`);
  await shows(file, "一事一档");
  assert.doesNotMatch(await read(file), /评奖/, "where nobody is ranked no prizes are offered");
  await file.close();
}

unit.bahe("init", "青禾小学工会");
await unit.serve(0);
try {
  const officer = await signIn(browser, unit, PHONE);
  await roster(officer);
  unit.bahe("open", "fund-drive", "慈善一日捐");
  unit.bahe("open", "welfare-visit", "慰问");
  unit.bahe("open", "mentoring", "青蓝工程", "--when", "2026-03-03");
  unit.bahe("do", "青蓝工程", "pair", "--mentor", "何武", "--apprentice", "龙娜", "--aspect", "语文", "--from", "2026-03-03", "--until", "2028-03-03", "--when", "2026-03-03");
  await takenBack(officer);
  await words(officer);
  await drafts(officer);
} finally {
  await browser.close();
  await unit.end();
}
assert.deepEqual(faults, []);
console.log("ok");
