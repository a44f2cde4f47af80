// A visit at the bedside takes at most seven taps; who was visited is seen by who works on it and by nobody else; what is due
// stands on the officer's home page; files of households in difficulty are for those who may see them.
import assert from "node:assert/strict";
import { Unit, launch, noViolations, until } from "./kit.mjs";

const MOST_TAPS = 7;
const unit = new Unit();
const browser = await launch();
const faults = [];

const base = () => `http://bahe.test:${unit.port}`;
const phone = { viewport: { width: 360, height: 640 }, locale: "zh-CN", hasTouch: true, isMobile: true };
const has = (page, words) => until(words, async () => (await page.textContent("body")).includes(words));

async function open(signed) {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  page.on("pageerror", (error) => faults.push(String(error)));
  if (!signed) return page;
  await page.goto(`${base()}/link#${unit.bahe("link").trim().split("#")[1]}`);
  await page.click("text=打开管理");
  await page.waitForURL(`${base()}/`);
  return page;
}

function prepare() {
  unit.bahe("init", "青禾小学工会");
  for (const group of ["低段组", "中段组"]) unit.bahe("do", "花名册", "add-group", "--name", group, "--when", "2026-01-05");
  for (const [name, group] of [["马环", "中段组"], ["毛莺", "中段组"], ["梁贵", "低段组"], ["邓军", "低段组"], ["龙娜", "低段组"]])
    unit.bahe("do", "花名册", "add-person", "--name", name, "--sex", "女", "--group", group, "--since", "2026-01-05", "--when", "2026-01-05");
  unit.bahe("do", "1", "profile", "hubei", "--when", "2026-01-05");
  unit.bahe("open", "welfare-visit", "慰问", "--standards", "hospital 7 600", "--when", "2026-01-05");
  unit.bahe("do", "慰问", "report", "--recipient", "毛莺", "--occasion", "hospital", "--when", "2026-01-06");
  unit.bahe("do", "慰问", "visit", "--recipient", "龙娜", "--occasion", "wedding", "--visitors", "梁贵、邓军", "--when", "2026-02-01");
  const day = (days) => new Date(Date.now() + days * 86400000).toISOString().slice(0, 10);
  unit.give(`1972-${day(-3).slice(5)}\n`, "do", "花名册", "birth", "--person", "龙娜", "--private", "birthday=-", "--when", "2026-01-05");
  unit.bahe("open", "benefit", "生日蛋糕", "--occasion", "birthday", "--form", "cake", "--for", "members", "--when", day(-10));
  unit.bahe("do", "生日蛋糕", "list", "--when", day(-10));
  unit.bahe("open", "dossier", "困难职工档案", "--dibao", "800", "--when", "2026-01-05");
  unit.give("3600\n1500\n", "--yes", "do", "困难职工档案", "file", "--person", "毛莺", "--heads", "3", "--private", "income=-", "--private", "rigid=-", "--verifiers", "梁贵、邓军", "--when", "2026-01-05");
}

const shown = (activity) => JSON.parse(unit.bahe("show", activity, "--reveal", "--format", "json")).views;
const numberOf = (title) => JSON.parse(unit.bahe("show", title, "--format", "json")).number;

async function atTheBedside(page, activity) {
  let taps = 0;
  const tap = async (selector) => {
    taps++;
    await page.tap(selector);
  };
  await page.goto(`${base()}/visit/${activity}`);
  await page.waitForSelector("#care-recipient");
  await tap("#care-recipient");
  for (const letter of "mh") {
    taps++;
    await page.keyboard.type(letter);
  }
  await tap(".found .chip:has-text('马环')");
  await tap("#care-occasion .chip:has-text('住院')");
  await tap("#care-money .chip:has-text('600 元')");
  await tap(".press:has-text('记录')");
  await has(page, "已记录：");
  assert.ok(taps <= MOST_TAPS, `${taps} taps`);
  const last = shown("慰问").visit.slice(-1)[0];
  assert.equal(last.people.text, "马环");
  assert.equal(last.occasion.text, "住院");
  assert.match(last.items.text, /600 元/);
  assert.deepEqual(last.visitors.value, shown("慰问").visit[0].visitors.value, "visitors as last time");
  return taps;
}

// Of 1000 yuan a year that the fund rules of Hubei allow, 600 were given.
async function whatIsLeft(page, activity) {
  await page.goto(`${base()}/visit/${activity}`);
  await page.fill("#care-recipient", "马环");
  await page.tap(".found .chip:has-text('马环')");
  await page.tap("#care-occasion .chip:has-text('住院')");
  await page.waitForSelector(".allowed");
  assert.match(await page.textContent(".allowed"), /400/);
  await page.tap(".allowed button");
  assert.equal(await page.inputValue("#care-amount"), "400");
  await page.reload();
  await has(page, "上次填到这里");
  assert.equal(await page.inputValue("#care-amount"), "400", "a page that is loaded again keeps what was chosen");
  await page.evaluate(() => sessionStorage.clear());
}

// Who waits is offered by name; one visitor is too few; goods have a unit.
async function withGoods(page, activity) {
  await page.goto(`${base()}/visit/${activity}`);
  await page.tap("#care-waiting .chip:has-text('毛莺')");
  await page.tap("#care-occasion .chip:has-text('住院')");
  await page.fill("#care-goods", "水果");
  await page.tap(".press:has-text('记录')");
  await has(page, "请写名称和数量");
  await page.fill("#care-goods", "水果 1篮、牛奶 2箱");
  await page.tap(".search .chip[aria-label*='邓军']");
  assert.ok(await page.isDisabled(".press:has-text('记录')"));
  await has(page, "至少两人");
  await page.fill("#care-others", "校长");
  await page.tap(".press:has-text('记录')");
  await has(page, "已记录：");
  const last = shown("慰问").visit.slice(-1)[0];
  assert.match(last.items.text, /水果.*1 篮.*牛奶.*2 箱/);
  await page.reload();
  await page.waitForSelector("#care-goods");
  assert.equal(await page.inputValue("#care-goods"), "", "what was recorded is no draft any more");
}

// A tap that was wrong costs one tap more.
async function takenBack(page, activity) {
  const before = shown("慰问").visit.length;
  await page.goto(`${base()}/visit/${activity}`);
  await page.fill("#care-recipient", "马环");
  await page.tap(".found .chip:has-text('马环')");
  await page.tap("#care-occasion .chip:has-text('生病在家')");
  await page.fill("#care-goods", "水果 1篮");
  await page.fill("#care-others", "校长");
  await page.tap(".press:has-text('记录')");
  await has(page, "已记录：");
  assert.equal(shown("慰问").visit.length, before + 1);
  await page.tap(".undo-last .quiet");
  await has(page, "已撤销：");
  assert.equal(shown("慰问").visit.length, before);
}

async function dueAtHome(page) {
  await page.goto(`${base()}/`);
  await page.waitForSelector(".due-list");
  const text = await page.textContent(".due-list");
  assert.match(text, /毛莺 · .*看望/);
  assert.match(text, /已过期\d+天/);
  assert.ok(!text.includes("住院"), "an illness is on the list");
  assert.match(text, /龙娜 · .*生日/, "whose birthday it was is due");
  assert.ok(!text.includes("1972"), "a year of birth is on the list");
  await noViolations(page);
}

async function theRegister(page, visits, files) {
  for (const [activity, wanted] of [[visits, "龙娜"], [files, "深度困难"]])
    for (const language of ["", "?lang=en"]) {
      await page.goto(`${base()}/register/${activity}${language}`);
      await page.waitForSelector(".register table");
      if (language === "") await has(page, wanted);
      await noViolations(page);
    }
  await page.goto(`${base()}/visit/${visits}?lang=en`);
  await page.waitForSelector("#care-occasion");
  await has(page, "in hospital");
  await noViolations(page);
  await page.goto(`${base()}/visit/${files}`);
  await has(page, "这个活动不是慰问");
  await page.goto(`${base()}/manage/${visits}`);
  await page.waitForSelector(`.ways a[href="/visit/${visits}"]`);
}

// What a month brought, without names: a picture, a text, and A4.
async function theMonth(page) {
  for (const language of ["", "&lang=en"]) {
    await page.goto(`${base()}/monthly?month=2026-02${language}`);
    await until("the text", async () => (await page.inputValue(".board-text")).includes("1"));
    const text = await page.inputValue(".board-text");
    assert.match(text, language ? /Visits/ : /慰问/);
    assert.ok(!text.includes("龙娜"), "a name is in the digest");
    await noViolations(page);
  }
  const status = (path) => page.evaluate(async (where) => (await fetch(where)).status, path);
  for (const kind of ["png", "pdf"]) assert.equal(await status(`/monthly/2026-02.${kind}`), 200);
  assert.equal(await status("/monthly/2020-02.txt"), 404);
}

async function fromOutside(visits, files) {
  const page = await open(false);
  await page.goto(`${base()}/activity/${visits}`);
  await has(page, "某教师因病住院");
  await has(page, "600 元");
  for (const address of [`/activity/${visits}`, `/activity/${files}`, `/register/${visits}`, `/register/${files}`, `/visit/${visits}`, "/"]) {
    await page.goto(base() + address);
    await page.waitForSelector("main");
    const text = await page.textContent("body");
    for (const name of ["马环", "毛莺", "深度困难"]) assert.ok(!text.includes(name), `${address} names ${name}`);
    await noViolations(page);
  }
  for (const path of [`boards`, `boards?work=1`, `events`, `form`]) {
    const answer = await page.evaluate(async (where) => (await fetch(where)).text(), `/api/activity/${visits}/${path}`);
    assert.ok(!answer.includes("马环"), path);
  }
  const due = await page.evaluate(async () => (await fetch("/api/due")).status);
  assert.equal(due, 401);
}

try {
  prepare();
  const visits = numberOf("慰问"), files = numberOf("困难职工档案");
  await unit.serve(0);
  const page = await open(true);
  await theMonth(page);
  await dueAtHome(page);
  const taps = await atTheBedside(page, visits);
  await noViolations(page);
  await whatIsLeft(page, visits);
  await withGoods(page, visits);
  await takenBack(page, visits);
  await theRegister(page, visits, files);
  await fromOutside(visits, files);
  assert.deepEqual(faults, []);
  console.log(`a visit at the bedside in ${taps} taps; its register, the files and the home page in both languages, and nothing from outside`);
} finally {
  await browser.close();
  await unit.end();
}
