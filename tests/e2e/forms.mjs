// Every verb of every kind has a form on a phone; what it asks can be tried, is recorded, kept without a network, and refused
// beside its field.
import assert from "node:assert/strict";
import { Unit, launch, noViolations, until } from "./kit.mjs";
import { Prepared } from "./prepared.mjs";

const unit = new Unit();
const browser = await launch();
const faults = [];

const base = () => `http://bahe.test:${unit.port}`;
const said = (page) => page.textContent(".said");
const saysSoon = (page, words) => until(words, async () => (await page.textContent("body")).includes(words));

async function signIn() {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 }, locale: "zh-CN", hasTouch: true, isMobile: true });
  const page = await context.newPage();
  page.on("pageerror", (error) => faults.push(String(error)));
  await page.goto(`${base()}/link#${unit.bahe("link").trim().split("#")[1]}`);
  await page.click("text=打开管理");
  await page.waitForURL(`${base()}/`);
  return { page, context };
}

// A field is drawn from what is declared of it, so axe looks at a form when it has a field of a sort that no form had before.
const seen = new Set();
const sort = ({ type, required, many, rough, units, choices, columns, private: hidden }) =>
  JSON.stringify([type, required, many, rough, units !== undefined, choices && choices.length > 6, columns && columns.map(sort), hidden]);
const hasNews = (verb) => verb.fields.map(sort).filter((one) => !seen.has(one) && seen.add(one)).length > 0;

// An officer comes to these from the records, where what they are about is chosen; their forms stay where they were.
const amending = ["correct", "cancel", "undo"];

// The fields that a form shows are those the verb declares.
async function everyVerb(page, activity) {
  const form = await page.evaluate(async (activity) => (await fetch(`/api/activity/${activity}/form`)).json(), activity);
  await page.goto(`${base()}/do/${activity}`);
  await page.waitForSelector(".verbs a");
  assert.equal(await page.$$eval(".verbs a", (links) => links.length), form.verbs.filter((verb) => !verb.idle && !amending.includes(verb.name)).length);
  for (const verb of form.verbs) {
    await page.goto(`${base()}/do/${activity}/${verb.name}`);
    await page.waitForSelector(".form");
    const labels = await page.$$eval(".form > .field > label:not(.flag)", (all) => all.map((label) => label.firstChild.textContent));
    assert.deepEqual(labels, verb.fields.map((field) => field.label), `${form.title}: ${verb.name}`);
    if (hasNews(verb)) await noViolations(page, `${form.title}: ${verb.name}`);
  }
  return form.verbs.length;
}

async function aNote(page, context, plain) {
  await page.goto(`${base()}/do/${plain}/note`);
  await page.fill("#do-title", "摘杨梅");
  await page.click(".amount:has(#do-headcount) .chip:has-text('大约')");
  await page.fill("#do-headcount", "57");
  await page.fill("#do-people", "wf"); // by initials
  await page.click(".found .chip:has-text('王芳')");
  await page.click("text=试算");
  await until("it was tried", async () => /可以记录/.test(await said(page)));
  const events = async () => (await page.evaluate(async (plain) => (await fetch(`/api/activity/${plain}/events`)).json(), plain)).map((event) => event.type);
  const before = (await events()).length;
  await page.click(".press:has-text('记录')");
  await until("it is recorded", async () => /已记录：.*摘杨梅.*约 57.*王芳/.test(await said(page)));
  assert.equal((await events()).length, before + 1, "trying recorded something");

  await context.setOffline(true);
  await page.fill("#do-title", "端午慰问");
  await page.click(".press:has-text('记录')");
  await saysSoon(page, "没连上，记录已存在本机，请不要关闭页面");
  await saysSoon(page, "未上传1条");
  await context.setOffline(false);
  await saysSoon(page, "已全部上传");
  assert.equal((await events()).length, before + 2);
  await page.click("text=撤销");
  await saysSoon(page, "已全部上传");
  await until("it is undone", async () => (await events())[0] === "corrected");
}

async function refusals(page, league) {
  await page.goto(`${base()}/do/${league}/result`);
  await page.waitForSelector(".form");
  await page.click(".press:has-text('记录')");
  await saysSoon(page, "请填写“红方胜局”");
  await page.click("#do-red .chip:has-text('后勤组')");
  await page.click("#do-blue .chip:has-text('小班组')");
  await page.fill("#do-red-ends", "2");
  await page.fill("#do-blue-ends", "2");
  await page.click(".press:has-text('记录')");
  await until("the refusal stands beside its field", async () => /2比2不合这次比赛/.test(await page.textContent(".field:has(#do-red-ends)").catch(() => "")));
  await noViolations(page, "a refused form");
  await page.fill("#do-blue-ends", "1");
  await page.click(".press:has-text('记录')");
  await until("what was given is still there, and goes through", async () => /已记录：/.test(await said(page)));
}

try {
  unit.bahe("init", "青禾小学工会");
  const prepared = new Prepared(unit);
  const league = prepared.tug("教工拔河赛", ["后勤组", "大班组", "中班组", "小班组"]);
  const people = ["王芳", "李娜", "陈静", "赵敏", "孙丽", "周洁", "吴霞", "郑燕", "冯娟", "蒋梅", "沈芬", "韩雪", "杨柳"]; // more than fit on chips
  for (const name of people) prepared.do("花名册", "add-person", "--name", name, "--group", "后勤组");
  const plain = prepared.open("plain-activity", "记一笔", []);
  await unit.serve(0);
  const { page, context } = await signIn();
  const kinds = await page.evaluate(async () => (await fetch("/api/kinds")).json());
  const opened = [];
  const needed = { trophy: ["--contests", "教工拔河赛"], dossier: ["--dibao", "800"] }; // what such a kind cannot be opened without
  for (const kind of kinds.filter((kind) => !["tug-of-war", "plain-activity"].includes(kind.name))) opened.push(prepared.open(kind.name, kind.label, [], ...(needed[kind.name] || [])));
  let verbs = 0;
  await aNote(page, context, plain);
  await refusals(page, league);
  for (const activity of [1, 2, league, plain, ...opened]) verbs += await everyVerb(page, activity);
  assert.deepEqual(faults, []);
  console.log(`${verbs} verbs have a form`);
} finally {
  await browser.close();
  await unit.end();
}
