// The awards of a contest in the browser, in both languages: given, corrected prize by prize when the board moved, the papers of the
// file with what is missing, a certificate checked by its code, and the ledger of honours.
import assert from "node:assert/strict";
import { signIn } from "./desk.mjs";
import { Unit, launch, noViolations, until } from "./kit.mjs";

const TITLE = "教工拔河赛";
const N = 3; // the unit and its roster are activities 1 and 2
const unit = new Unit();
const browser = await launch();
const faults = [];

const base = () => `http://bahe.test:${unit.port}`;
const text = (page, selector = "main") => page.textContent(selector).catch(() => "");
const shows = (page, words, selector) =>
  until(words, async () => (await text(page, selector)).includes(words)).catch(async (error) => {
    throw new Error(`${error.message}; there stands “${await text(page, selector)}”`);
  });

// As the page's own session: status, and how the answer begins.
const fetched = (page, path) =>
  page.evaluate(async (path) => {
    const answer = await fetch(path);
    return { status: answer.status, begins: (await answer.text()).slice(0, 5) };
  }, path);

async function open(context, path) {
  const page = await context.newPage();
  page.on("pageerror", (error) => faults.push(`${path}: ${error}`));
  await page.goto(base() + path);
  return page;
}

function record() {
  unit.bahe("init", "青禾小学工会");
  unit.bahe("open", "tug-of-war", TITLE, "--awards", '{"list":[{"zh":"一等奖","en":"First prize","count":1}]}');
  for (const team of ["后勤组", "大班组", "中班组"]) unit.bahe("do", TITLE, "enter", "--guest", team);
  unit.bahe("do", TITLE, "draw-order", "--order", "后勤组、大班组、中班组");
  const wrong = JSON.parse(unit.bahe("do", TITLE, "result", "后勤组", "大班组", "2", "0", "--format", "json")).first_seq;
  unit.bahe("do", TITLE, "result", "后勤组", "中班组", "2", "1");
  unit.bahe("do", TITLE, "result", "大班组", "中班组", "2", "0");
  return wrong;
}

/* ---- the story ---- */

// Before anything is given, what is missing is listed, and whoever looks on prints no names.
async function beforeTheAwards(officer, visitor) {
  const page = await open(officer, `/awards/${N}`);
  await shows(page, "还没有评奖");
  await shows(page, "缺材料");
  await noViolations(page, "awards, none yet");
  const other = await open(visitor, `/awards/${N}`);
  await shows(other, "由工会干部打印");
  assert.equal((await fetched(other, `/activity/${N}/paper/sign-in.pdf`)).status, 409);
  await page.close();
  await other.close();
}

async function correction(officer, wrong) {
  unit.bahe("award", TITLE);
  unit.bahe("do", TITLE, "grant-awards");
  const code = JSON.parse(unit.bahe("awards", TITLE, "--format", "json")).lists[0].rows[0].code;
  unit.bahe("correct", String(wrong), "--red-ends", "0", "--blue-ends", "2", "--because", "抄反了", "--yes");
  const page = await open(officer, `/awards/${N}`);
  await shows(page, "评奖以后成绩榜有变动");
  await shows(page, "后勤组：原来一等奖，现在没有奖次");
  await noViolations(page, "awards, moved");
  await page.click(".correcting button.press");
  await shows(page, "请写明原因");
  await page.check('.correcting input[type="radio"] >> nth=1');
  await page.fill('.correcting input[type="text"]', "抄反了");
  await page.click(".correcting button.press");
  await shows(page, "已更正");
  await shows(page, "补发");
  await shows(page, "已收回");
  await noViolations(page, "awards, corrected");
  const paper = await fetched(page, `/activity/${N}/paper/correction.pdf`);
  assert.deepEqual([paper.status, paper.begins], [200, "%PDF-"]);
  assert.equal((await fetched(page, `/activity/${N}/paper/certificates.png?page=1`)).status, 200);
  await page.close();
  return code;
}

// What was made elsewhere is put into the file from here, and is then handed out from here.
async function kept(page) {
  await page.click("text=Put the call or photos into the file");
  await page.waitForSelector("#do-files", { state: "attached" });
  await page.click('#do-paper .chip:has-text("Call")');
  await page.setInputFiles("#do-files", { name: "通知.txt", mimeType: "text/plain", buffer: Buffer.from("call of the day\n") });
  await until("the file is listed", async () => (await page.$$(".file-list li")).length === 1);
  await page.click(".press:has-text('Record')");
  await shows(page, "Recorded");
  await page.goto(`${base()}/awards/${N}?lang=en`);
  await page.waitForSelector(".papers li.kept a");
  const href = await page.getAttribute(".papers li.kept a", "href");
  assert.deepEqual(await fetched(page, href), { status: 200, begins: "call " });
}

async function english(officer) {
  const page = await open(officer, `/awards/${N}?lang=en`);
  await shows(page, "Awards and papers");
  await shows(page, "awarded too");
  await shows(page, "Notice of correction");
  await noViolations(page, "awards in English");
  await kept(page);
  await page.close();
}

// Whoever holds the paper asks without signing in.
async function check(visitor, code) {
  const page = await open(visitor, "/");
  await page.fill('input[name="code"]', code);
  await page.click("text=查验 >> nth=-1");
  await shows(page, "这张证书已收回");
  await noViolations(page, "check");
  await page.fill("input", "9-00000000");
  await page.click("button.press");
  await shows(page, "没有这个查验码的证书");
  await page.close();
  const other = await open(visitor, `/check/${code}?lang=en`);
  await shows(other, "This certificate was taken back");
  await noViolations(other, "check in English");
  await other.close();
}

async function honours(officer) {
  unit.bahe("open", "honours", "荣誉");
  unit.bahe("do", "荣誉", "honour", "--honour", "先进基层工会", "--level", "区（县）级", "--giver", "区总工会", "--year", "2026", "--union");
  const page = await open(officer, "/");
  await page.click("text=荣誉台账");
  await shows(page, "先进基层工会");
  await shows(page, TITLE);
  await page.fill("input", "青禾小学工会");
  await page.click("button.press");
  await shows(page, "共1项");
  await noViolations(page, "honours");
  await page.close();
  const other = await open(officer, "/honours?lang=en");
  await shows(other, "2 honours");
  await noViolations(other, "honours in English");
  await other.close();
}

try {
  const wrong = record();
  await unit.serve(0);
  const officer = (await signIn(browser, unit)).context();
  const visitor = await browser.newContext({ locale: "zh-CN" });
  await beforeTheAwards(officer, visitor);
  const code = await correction(officer, wrong);
  await english(officer);
  await check(visitor, code);
  await honours(officer);
  assert.deepEqual(faults, []);
  console.log("awards are given, corrected, checked and kept in both languages");
} finally {
  await browser.close();
  await unit.end();
}
