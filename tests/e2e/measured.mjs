// Results by watch and counter on the page: who is on and who is called up, a result and Enter, why there is none, a pasted table, the
// board of a division each, and the overall trophy that follows, on a phone and at a desk, in both languages.
import assert from "node:assert/strict";
import { Keys, signIn } from "./desk.mjs";
import { Unit, launch, noViolations, until } from "./kit.mjs";

const GROUPS = ["低段组", "中段组", "高段组", "综合组"];
const HOOP = 3; // the unit and its roster are activities 1 and 2
const ROPE = 4;
const TROPHY = 5;
const unit = new Unit();
const browser = await launch();
const faults = [];

const base = () => `http://bahe.test:${unit.port}`;
const boards = async (number) => (await fetch(`http://127.0.0.1:${unit.port}/api/activity/${number}/boards`)).json();
const rows = async (number) => (await boards(number)).boards[0].rows.map((row) => `${row.place || "-"} ${row.name}`).join(", ");
const lanes = async () => (await boards(HOOP)).views.lane;
const focused = (page) => page.evaluate(() => document.activeElement.getAttribute("aria-label") || "");
const body = (page) => page.textContent("body");

function watch(page, name) {
  page.on("pageerror", (error) => faults.push(`${name}: ${error}`));
  page.on("console", (message) => message.type() === "error" && !/ERR_|Failed to load/.test(message.text()) && faults.push(`${name}: ${message.text()}`));
  return page;
}

/* ---- heats and lanes with the keyboard alone ---- */

async function heats(officer) {
  const page = watch(await officer.context().newPage(), "heats");
  const keys = new Keys(page);
  const order = (await lanes()).map((lane) => lane.team.text);
  await page.goto(`${base()}/measure/${HOOP}`);
  await until("the first lane has the focus", async () => (await focused(page)).startsWith(order[0]));
  assert.match(await page.textContent(".measure-heat h2"), /第1组.*正在比/);
  await noViolations(page);
  for (const [index, result] of ["15.2", "14.8"].entries()) {
    await until(`${order[index]} is next`, async () => (await focused(page)).startsWith(order[index]));
    await keys.type(result);
    await keys.press("Enter", "Enter");
    await until(`${order[index]} is recorded`, async () => (await lanes()).some((lane) => lane.team.text === order[index] && lane.done.value === 1));
  }
  await until("the second heat is on", async () => (await page.textContent(".measure-heat:nth-of-type(2) h2")).includes("正在比"));
  await until("its first lane has the focus", async () => (await focused(page)).startsWith(order[2]));
  await keys.type("abc");
  await keys.press("Enter", "Enter");
  await until("what cannot be read is said beside the lane", async () => (await page.textContent(`[aria-label="${order[2]}"]`)).includes("看不懂的成绩"));
  await page.fill(`[aria-label="${order[2]} 成绩"]`, "未完成");
  await page.focus(`[aria-label="${order[2]} 成绩"]`);
  await keys.press("Enter");
  await until("the reason is asked for", async () => (await focused(page)).endsWith("原因"));
  await keys.write("铁环出道");
  await keys.press("Enter");
  await until(`${order[3]} is next`, async () => (await focused(page)).startsWith(order[3]));
  await keys.type("15.2");
  await keys.press("Enter");
  await keys.type("1");
  await keys.press("Enter");
  await until("the board has them", async () => (await rows(HOOP)) === `1 ${order[1]}, 2 ${order[0]}, 3 ${order[3]}, - ${order[2]}`);
  await page.close();
  return order;
}

/* ---- a pasted table, on a phone ---- */

async function paste(officer) {
  const page = watch(await officer.context().newPage(), "paste");
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto(`${base()}/measure/${ROPE}`);
  await page.click("summary");
  await page.fill("#table", "低段组\t131\t2\n中段组\t131\t1\n高段 组 140 0\n综合组\t未到\n没有的组\t99\t0");
  await page.click("#take");
  await until("the unknown line is told", async () => (await body(page)).includes("名字没有对上"));
  assert.match(await page.inputValue("#table"), /没有的组/);
  await noViolations(page);
  await page.click("#save-all");
  await until("what was filled in is recorded", async () => (await rows(ROPE)).startsWith("1 中段组, 2 低段组"));
  await page.close();
}

/* ---- boards and the trophy ---- */

async function total(officer, order) {
  const page = watch(await officer.context().newPage(), "trophy");
  await page.goto(`${base()}/activity/${TROPHY}`);
  await until("the total stands there", async () => (await body(page)).includes("总积分"));
  const before = await page.textContent("section.standing tbody tr:first-child");
  unit.bahe("do", "集体跳绳", "withdraw", "--entrant", before.includes("中段组") ? "中段组" : "低段组", "--reason", "受伤");
  await until("the total follows a contest without a new visit", async () => (await page.textContent("section.standing tbody")) !== null && !(await page.textContent("section.standing tbody tr:first-child")).includes(before));
  await noViolations(page);
  await page.goto(`${base()}/activity/${HOOP}?lang=en`);
  await until("the board in English", async () => /Result/.test(await body(page)) && /Lane/.test(await body(page)));
  await noViolations(page);
  await page.goto(`${base()}/measure/${HOOP}?lang=en`);
  await until("the heats in English", async () => /Heat 1/.test(await body(page)));
  await noViolations(page);
  await page.goto(`${base()}/manage/${HOOP}`);
  await until("the officer finds the way", async () => (await page.$(`a[href*="/measure/${HOOP}"]`)) !== null);
  await page.close();
  assert.equal(order.length, 4);
}

try {
  unit.bahe("init", "海棠小学工会");
  for (const group of GROUPS) unit.bahe("do", "花名册", "add-group", "--name", group);
  unit.bahe("open", "measured-contest", "滚铁环", "--preset", "hoop", "--lanes", "2", "--attempts", "1");
  unit.bahe("open", "measured-contest", "集体跳绳", "--preset", "long-rope");
  unit.bahe("open", "trophy", "团体总分", "--contests", "滚铁环;集体跳绳");
  for (const title of ["滚铁环", "集体跳绳", "团体总分"]) unit.give(`会员或工会小组\n${GROUPS.join("\n")}\n`, "--yes", "import", title, "enter", "-");
  unit.bahe("do", "滚铁环", "draw");
  await unit.serve(0);
  const officer = await signIn(browser, unit);
  const order = await heats(officer);
  await paste(officer);
  await total(officer, order);
  assert.deepEqual(faults, []);
  console.log("heats, a pasted table, boards and the trophy, and nobody is kept out");
} finally {
  await browser.close();
  await unit.end();
}
