// 经费规定 on the page: whose amounts count is asked once, the verdict is seen before anything is recorded, a reason makes an
// exception, and somebody else reviews it from the home page. On a phone, in both languages, and for people who see otherwise.
import assert from "node:assert/strict";
import { signIn } from "./desk.mjs";
import { Unit, launch, noViolations, until } from "./kit.mjs";
import { Prepared } from "./prepared.mjs";

const unit = new Unit();
const browser = await launch();
const faults = [];

const base = () => `http://bahe.test:${unit.port}`;
const body = (page) => page.textContent("body");
const says = (page, words) => until(words, async () => (await body(page)).includes(words));
const events = async (page, activity) => (await page.evaluate(async (activity) => (await fetch(`/api/activity/${activity}/events`)).json(), activity)).length;

async function chooseProfile(page) {
  await says(page, "按哪里的经费标准？");
  await noViolations(page, "home, amounts not chosen");
  await page.selectOption(".fund-profile select", { label: "湖北省" });
  await page.click(".fund-profile button");
  await says(page, "已选定经费标准");
  await page.reload();
  await page.waitForSelector("main h1");
  await until("the rules are loaded", async () => (await page.evaluate(async () => (await fetch("/api/fund-rules")).json())).profile.name === "hubei");
  assert.ok(!(await body(page)).includes("按哪里的经费标准？"), "it is asked again");
}

async function blockedOuting(page, plain) {
  await page.goto(`${base()}/do/${plain}/note`);
  await page.waitForSelector(".form");
  const before = await events(page, plain);
  await page.click("#do-sort .chip:has-text('春游秋游')");
  await page.fill("#do-cost", "35000");
  await page.click(".press:has-text('试算')");
  await says(page, "经费规定 · 不能办理");
  await says(page, "要补贴26360元，不得超过会费的3倍即25920元");
  await says(page, "总工办发〔2017〕32号");
  await noViolations(page, "a blocked record");
  await page.click(".press:has-text('记录')");
  await says(page, "要记录，请写特殊情况说明");
  assert.equal(await events(page, plain), before, "a blocked record was written");
  await page.fill("#exception", "班子研究同意，明年补会费");
  await page.click(".press:has-text('记录')");
  await says(page, "待复核");
  await until("it is recorded", async () => (await events(page, plain)) === before + 1);
}

async function noExcuse(page, plain) {
  await page.goto(`${base()}/do/${plain}/note`);
  await page.waitForSelector(".form");
  await page.click("#do-sort .chip:has-text('春游秋游')");
  await page.fill("#do-place", "武当山一日");
  await page.click(".press:has-text('记录')");
  await says(page, "也不得作为特殊情况");
  assert.equal(await page.$("#exception"), null, "a reason is asked for where none helps");
  await page.fill("#do-place", "东湖");
  await until("the verdict goes with what it was about", async () => (await page.$(".verdict")) === null);
  await page.click(".press:has-text('记录')");
  await says(page, "已记录：");
}

async function review(page) {
  await page.goto(`${base()}/`);
  await says(page, "特殊情况，待复核（1条）");
  await says(page, "班子研究同意，明年补会费");
  await noViolations(page, "home with an exception");
  await page.click(".exceptions a:has-text('复核')");
  await page.waitForSelector(".form");
  assert.match(await page.inputValue("#do-exception"), /^\d+$/);
  await page.click("#do-verdict .chip >> nth=0");
  await page.click("#do-reviewer .chip:has-text('周红')");
  await page.click(".press:has-text('记录')");
  await says(page, "已记录：");
  await page.goto(`${base()}/`);
  await page.waitForSelector("main h1");
  await until("none is left", async () => (await page.evaluate(async () => (await fetch("/api/exceptions")).json())).length === 0);
}

async function inEnglish(page, plain) {
  await page.goto(`${base()}/do/${plain}/note?lang=en`);
  await page.waitForSelector(".form");
  await page.click("#do-sort .chip:has-text('outing')");
  await page.fill("#do-cost", "99999");
  await page.click(".press:has-text('Try')");
  await says(page, "Fund rules · blocked");
  await says(page, "is over 3 times the dues");
  await noViolations(page, "a blocked record in English");
}

try {
  unit.bahe("init", "青禾小学工会");
  const prepared = new Prepared(unit);
  unit.bahe("roster", "add-group", "低段组");
  for (const name of ["李敏卿", "周红"]) unit.bahe("roster", "add-person", name, "--group", "低段组");
  unit.bahe("do", "1", "dues", "8640");
  const plain = prepared.open("plain-activity", "海边拾泥螺", []);
  await unit.serve(0);
  const page = await signIn(browser, unit, { viewport: { width: 360, height: 640 } });
  page.on("pageerror", (error) => faults.push(String(error)));
  await chooseProfile(page);
  await blockedOuting(page, plain);
  await noExcuse(page, plain);
  await review(page);
  await inEnglish(page, plain);
  assert.deepEqual(faults, []);
  console.log("fund rules are seen before a record, and exceptions reviewed");
} finally {
  await browser.close();
  await unit.end();
}
