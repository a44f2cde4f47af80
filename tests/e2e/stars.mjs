// Stars and submissions: an officer chooses on the page, what is against it stands beside its field, and everybody reads the roll
// with the month that is missing, the works, their awards, and who has not handed in.
import assert from "node:assert/strict";
import { read, signIn } from "./desk.mjs";
import { Unit, launch, noViolations, until } from "./kit.mjs";

const STAR = 3; // the unit and its roster are activities 1 and 2
const ESSAY = 4;
const unit = new Unit();
const browser = await launch();
const faults = [];

const base = () => `http://bahe.test:${unit.port}`;
const bahe = (...words) => unit.bahe("--yes", ...words);
const said = async (page, what, words) => until(what, async () => (await read(page)).includes(words));

function prepare() {
  unit.bahe("init", "青禾小学工会");
  bahe("do", "花名册", "add-group", "--name", "低段组", "--when", "2026-01-05");
  for (const name of ["姜兰", "毛莺", "卢勤"]) bahe("do", "花名册", "add-person", "--name", name, "--group", "低段组", "--when", "2026-01-05");
  bahe("open", "selection", "月岗位之星", "--preset", "star", "--when", "2026-01-05");
  for (const name of ["姜兰", "毛莺"]) bahe("do", "月岗位之星", "enter", name, "--when", "2026-01-10");
  bahe("do", "月岗位之星", "nominate", "姜兰", "家长写来感谢信", "--when", "2026-01-27");
  bahe("do", "月岗位之星", "choose", "姜兰", "--when", "2026-01-30");
  for (const month of ["1", "3"]) bahe("do", "月岗位之星", "nominate", "毛莺", "主动代课", "--month", month, "--year", "2026");
  bahe("open", "submission", "读书征文", "--preset", "essay", "--everyone", "in-service", "--when", "2026-03-01");
  bahe("do", "读书征文", "collect", "雨天的伞", "--authors", "姜兰", "--when", "2026-03-16");
}

// A place that is taken is said where it was chosen; the next month is taken.
async function choose(page) {
  await page.goto(`${base()}/do/${STAR}/choose`);
  await page.waitForSelector(".form");
  await page.click("#do-entrant .chip:has-text('毛莺')");
  await page.fill("#do-month", "1");
  await page.fill("#do-year", "2026");
  await page.click(".press:has-text('记录')");
  await until("the second star of a month is refused beside the field", async () =>
    /名额已满，已经选出姜兰/.test(await page.textContent(".field:has(#do-entrant)").catch(() => "")));
  await noViolations(page, "a refused star");
  await page.fill("#do-month", "3");
  await page.click(".press:has-text('记录')");
  await said(page, "March has a star", "已记录：");
}

async function send(page) {
  await page.goto(`${base()}/do/${ESSAY}/send`);
  await page.waitForSelector(".form");
  await page.fill("#do-works", "1");
  await page.fill("#do-to", "区教育工会");
  await page.click(".press:has-text('记录')");
  await said(page, "what is not chosen is not sent", "《雨天的伞》还没有选出");
  bahe("do", "读书征文", "choose", "1", "--when", "2026-03-18");
  bahe("do", "读书征文", "unseal", "--when", "2026-03-18");
  await page.click(".press:has-text('记录')");
  await said(page, "it is sent", "已记录：");
  bahe("do", "读书征文", "accept", "1", "--when", "2026-05-08");
  bahe("do", "读书征文", "record-award", "1", "county", "second", "--when", "2026-05-20");
  bahe("do", "读书征文", "remind", "--when", "2026-03-20");
}

// Essays are read without names unless the officer says otherwise; news are not. The page shows what the choice fills in.
async function open(page) {
  const rules = (words) => until(words, async () => (await page.textContent(".regulation")).includes(words));
  await page.goto(`${base()}/open`);
  await page.click('.chip:text-is("征文征集")');
  await page.click('.chip:text-is("通讯宣传")');
  await rules("征集通讯宣传。");
  await rules("作者公开。");
  await page.click('.chip:text-is("征文")');
  await rules("实行盲评");
  await page.click("summary");
  assert.ok(await page.isChecked("#more-blind"));
  await noViolations(page, "a call for works, as it will be opened");
  await page.uncheck("#more-blind");
  await rules("作者公开。");
}

// What anybody sees, in both languages, on a desk and on a phone.
async function everybody() {
  const words = {
    zh: [[STAR, ["当选名单", "姓名", "2026年2月", "缺", "姜兰", "家长写来感谢信"]], [ESSAY, ["雨天的伞", "区县级", "二等奖", "谁还没有交", "毛莺", "卢勤"]]],
    en: [[STAR, ["The chosen", "Name", "2026-02", "Missing", "姜兰"]], [ESSAY, ["Works", "County", "Second prize", "Who has not handed in", "卢勤"]]],
  };
  for (const size of [{ width: 1280, height: 800 }, { width: 360, height: 640 }])
    for (const [language, rows] of Object.entries(words))
      for (const [activity, wanted] of rows) {
        const page = await browser.newPage({ viewport: size });
        page.on("pageerror", (error) => faults.push(String(error)));
        await page.goto(`${base()}/activity/${activity}${language === "en" ? "?lang=en" : ""}`);
        for (const word of wanted) await said(page, `${language} ${activity}: ${word}`, word);
        await noViolations(page, `${language} ${activity} ${size.width}`);
        await page.close();
      }
}

try {
  prepare();
  await unit.serve(0);
  const page = await signIn(browser, unit);
  page.on("pageerror", (error) => faults.push(String(error)));
  await choose(page);
  await send(page);
  await open(page);
  await everybody();
  assert.deepEqual(faults, []);
  console.log("the stars and the works are as they were recorded");
} finally {
  await browser.close();
  await unit.end();
}
