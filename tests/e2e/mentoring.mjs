// Pairs on the officer's page and as everybody sees them; a goal without evidence and a pair with oneself are refused in words.
import assert from "node:assert/strict";
import { join } from "node:path";
import { signIn } from "./desk.mjs";
import { Unit, launch, noViolations, until } from "./kit.mjs";

const PAIRS = 3; // the unit and its roster are activities 1 and 2
const unit = new Unit();
const browser = await launch();
const faults = [];

const base = () => `http://bahe.test:${unit.port}`;
const shows = (page, words) => until(words, async () => (await page.textContent("body")).includes(words));

async function form(page, verb) {
  await page.goto(`${base()}/do/${PAIRS}/${verb}`);
  await page.waitForSelector(".form");
}

async function choose(page, field, typed, name) {
  await page.fill(`#do-${field}`, typed);
  await page.click(`.found .chip:has-text("${name}")`);
}

async function pair(page, mentor, apprentice, aspect) {
  await form(page, "pair");
  await choose(page, "mentor", mentor, mentor);
  await choose(page, "apprentice", apprentice, apprentice);
  await page.fill("#do-aspect", aspect);
  await page.click(".press:has-text('记录')");
}

async function everybody(language) {
  const page = await browser.newPage({ viewport: { width: 360, height: 640 } });
  await page.goto(`${base()}/activity/${PAIRS}${language}`);
  await shows(page, language ? "Load of mentors" : "师傅带教人数");
  await shows(page, "孙秀娜");
  await shows(page, "区说课比赛 二等奖");
  await noViolations(page, `pairs${language}`);
  await page.close();
}

try {
  unit.bahe("init", "青禾小学工会");
  unit.bahe("--yes", "roster", "import", join(process.env.BAHE_SOURCE, "demo/roster.tsv"));
  unit.bahe("open", "mentoring", "青蓝工程");
  await unit.serve(0);
  const page = await signIn(browser, unit);
  page.on("pageerror", (error) => faults.push(String(error)));
  await pair(page, "毛莺", "毛莺", "科学");
  await shows(page, "师傅和徒弟不能是同一个人");
  await noViolations(page, "a pair with oneself");
  await pair(page, "毛莺", "孙秀娜", "科学");
  await shows(page, "已记录");
  await pair(page, "卢勤", "孙秀娜", "电教");
  await shows(page, "已记录");
  unit.bahe("do", "青蓝工程", "goal", "1", "1", "上一节公开课");
  await form(page, "close-goal");
  await page.fill("#do-goal", "1");
  await page.click(".press:has-text('记录')");
  await shows(page, "没有写凭哪条记录");
  await noViolations(page, "a goal without evidence");
  const outcome = unit.bahe("do", "青蓝工程", "outcome", "--apprentice", "孙秀娜", "--what", "获奖", "--title", "教学比武一等奖", "--evidence", "#2");
  assert.ok(outcome !== undefined);
  const views = (await unit.ask("GET", `/api/activity/${PAIRS}/boards`)).views;
  assert.deepEqual(views.outcome.map((row) => row.pairs.value), [[1, 2]], "once, for each of the two pairs");
  // What is recorded elsewhere comes by itself.
  unit.bahe("open", "honours", "荣誉");
  unit.bahe("do", "荣誉", "honour", "--honour", "区说课比赛", "--level", "区（县）级", "--grade", "二等奖", "--people", "孙秀娜", "--giver", "区教育局", "--evidence", "证书");
  for (const language of ["", "?lang=en"])
    for (const path of [`/do/${PAIRS}/pair`, `/do/${PAIRS}/count-activity`, `/register/${PAIRS}`]) {
      await page.goto(`${base()}${path}${language}`);
      await page.waitForSelector(path.includes("register") ? ".register table" : ".form");
      await noViolations(page, `${path}${language}`);
    }
  await everybody("");
  await everybody("?lang=en");
  assert.deepEqual(faults, []);
  console.log("pairs are made and seen");
} finally {
  await browser.close();
  await unit.end();
}
