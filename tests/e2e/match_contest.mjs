// A knock-out of football with a guest team, and a league of table tennis: drawn, recorded, and an earlier result corrected; the
// board and the bracket move, and what no longer fits is said. Every page is looked at in both languages.
import assert from "node:assert/strict";
import { signIn } from "./desk.mjs";
import { Unit, launch, noViolations, until } from "./kit.mjs";

const TEAMS = ["一年级组", "二年级组", "三年级组", "邻校工会队"];
const CUP = 3; // the unit and its roster are activities 1 and 2
const LEAGUE = 4;
const FRIENDLY = 5;
const unit = new Unit();
const browser = await launch();
const faults = [];

const base = () => `http://bahe.test:${unit.port}`;
const get = async (path) => (await fetch(`http://127.0.0.1:${unit.port}${path}`)).json();
const boards = (activity) => get(`/api/activity/${activity}/boards`);
const says = (page, what, words) => until(what, async () => (await page.textContent("body")).includes(words));
const uploaded = (page) => until("everything is uploaded", async () => (await page.textContent(".pill-state")).includes("已全部上传"));

function watch(page, name) {
  page.on("pageerror", (error) => faults.push(`${name}: ${error}`));
  page.on("console", (message) => message.type() === "error" && !/ERR_|Failed to load/.test(message.text()) && faults.push(`${name}: ${message.text()}`));
  return page;
}

// "一年级组 1, 二年级组 2": as the board stands.
async function places(activity) {
  const board = (await boards(activity)).boards[0];
  return board.rows.map((row) => `${row.name} ${row.place}`).join(", ");
}

async function open(officer, path, name) {
  const page = watch(await officer.context().newPage(), name);
  await page.goto(base() + path);
  return page;
}

/* ---- the cup ---- */

async function draw(officer) {
  const page = await open(officer, `/do/${CUP}/draw-order`, "draw");
  await page.waitForSelector("#do-order");
  for (const team of TEAMS) await page.click(`#do-order .chip:has-text('${team}')`);
  await page.click(".press:has-text('记录')");
  await until("lots are drawn", async () => (await boards(CUP)).views.match.length === 3);
  await page.close();
}

// Typed from paper: 3:1 and 0:2; the final as 4:0.
async function results(officer) {
  const page = await open(officer, `/results/${CUP}`, "results");
  for (const [index, typed] of ["31", "02", "4:0"].entries()) {
    await until(`match ${index + 1} offers itself`, async () => (await page.textContent(".paper-entry .which", { timeout: 1000 }).catch(() => "")).includes(`第${index + 1}场`));
    await page.fill(".paper-entry .code", typed);
    await page.keyboard.press("Enter");
    await uploaded(page);
  }
  await says(page, "all are entered", "各场都录完了");
  await noViolations(page, "results from paper");
  await page.close();
  assert.equal(await places(CUP), "一年级组 1, 三年级组 2, 二年级组 3, 邻校工会队 3");
}

// The first semi-final was the other way round: the final no longer fits and is played again.
async function correct(officer, screen) {
  const page = await open(officer, `/manage/${CUP}`, "manage");
  await page.waitForSelector("#latest li");
  const first = page.locator("#latest li", { hasText: "3" }).filter({ hasText: "邻校工会队" }).first();
  await first.getByText("更正或作废").click();
  await page.waitForSelector("#latest .sure");
  await page.fill("#latest .sure input[id$='red-ends']", "1");
  await page.fill("#latest .sure input[id$='blue-ends']", "3");
  await page.fill("#latest .sure input[id^='reason-']", "记反了");
  await noViolations(page, "a correction");
  await page.click("#latest .sure .press:has-text('更正')");
  await until("the guest is in the final", async () => (await boards(CUP)).views.match[2].red.text === "邻校工会队");
  const final = (await boards(CUP)).views.match[2];
  assert.equal(final.state.value, "not-played", "the final of the wrong two still stands");
  await until("the bracket shows it", async () => /邻校工会队/.test(await screen.textContent(".bracket")));
  await page.reload();
  await says(page, "the record that no longer fits is shown", "4");
  await page.close();
}

async function again(officer) {
  const page = await open(officer, `/results/${CUP}`, "results again");
  await until("the final offers itself", async () => (await page.textContent(".paper-entry .which", { timeout: 1000 }).catch(() => "")).includes("第3场"));
  await page.fill(".paper-entry .code", "2:1");
  await page.keyboard.press("Enter");
  await uploaded(page);
  await until("the board moves", async () => (await places(CUP)) === "邻校工会队 1, 三年级组 2, 一年级组 3, 二年级组 3");
  await page.close();
}

/* ---- the league: set by set, on the recorder's sheet ---- */

async function setBySet(officer, screen) {
  const page = await open(officer, `/record/${LEAGUE}`, "recorder");
  await page.waitForSelector(".win.red:enabled");
  await says(page, "how many sets win it is said", "5局3胜");
  await noViolations(page, "the recorder's sheet");
  const winner = (await boards(LEAGUE)).views.match[0].red.text;
  for (let set = 1; set <= 3; set++) {
    await page.click(".win.red:enabled");
    if (set < 3) await until(`set ${set} is counted`, async () => new RegExp(`${set} : 0`).test(await page.textContent(".score-line h1")));
  }
  await until("the match is over", async () => (await page.textContent(".over .winner", { timeout: 1000 }).catch(() => "")).includes(`${winner}胜`));
  await uploaded(page);
  await until("the server has it", async () => (await boards(LEAGUE)).views.match[0]["red-ends"].value === 3);
  await until("the screen shows it", async () => (await screen.textContent("body")).includes(winner));
  await page.close();
  const redirected = await open(officer, `/record/${CUP}`, "recorder of football");
  await redirected.waitForURL(`**/do/${CUP}`);
  await redirected.close();
}

/* ---- a draw ---- */

// Nobody has won it: the board shows its score, the screen no winner, and who is level is asked to draw lots.
async function aDraw(officer) {
  const screen = await open(officer, `/screen/${FRIENDLY}?scene=match`, "screen of a draw");
  await until("the match stands on the screen", async () => (await screen.textContent("body")).includes("邻校工会队"));
  const page = await open(officer, `/activity/${FRIENDLY}`, "board of a draw");
  unit.bahe("do", "友谊赛", "result", "--red", "一年级组", "--blue", "邻校工会队", "--red-ends", "2", "--blue-ends", "2");
  await until("the score stands on the board", async () => /2 : 2/.test(await page.textContent("main")));
  await says(page, "lots are asked for", "须抽签");
  await until("the score stands on the screen", async () => (await screen.$$eval(".team b", (all) => all.map((one) => one.textContent))).join(":") === "2:2");
  assert.equal(await screen.$(".won-sheet"), null, "the screen names a winner of a draw");
  await page.close();
  await screen.close();
}

/* ---- both languages ---- */

async function everyPage(officer) {
  const paths = [`/activity/${CUP}`, `/activity/${LEAGUE}`, `/screen/${CUP}?scene=bracket`, `/screen/${CUP}?scene=match`, `/screen/${LEAGUE}?scene=match`, `/screen/${LEAGUE}?scene=standings`, `/do/${CUP}/result`, `/do/${LEAGUE}/schedule`];
  for (const path of paths) {
    for (const language of ["zh", "en"]) {
      const page = await open(officer, `${path}${path.includes("?") ? "&" : "?"}lang=${language}`, path);
      await until(`${path} shows something`, async () => (await page.textContent("main", { timeout: 1000 }).catch(() => "")).length > 3);
      await noViolations(page, `${path} ${language}`);
      await page.close();
    }
  }
}

try {
  unit.bahe("init", "青禾小学工会");
  unit.bahe("open", "match-contest", "校际足球赛", "--preset", "football", "--system", "knock-out");
  unit.bahe("open", "match-contest", "乒乓球赛", "--preset", "table-tennis");
  unit.bahe("open", "match-contest", "友谊赛", "--preset", "football");
  for (const [title, teams] of [["校际足球赛", TEAMS], ["乒乓球赛", TEAMS.slice(0, 3)], ["友谊赛", [TEAMS[0], TEAMS[3]]]])
    for (const team of teams) unit.bahe("do", title, "enter", "--guest", team);
  unit.bahe("do", "乒乓球赛", "draw-order", "--order", TEAMS.slice(0, 3).join("、"));
  unit.bahe("do", "友谊赛", "draw-order", "--order", `${TEAMS[0]}、${TEAMS[3]}`);
  await unit.serve(0);
  const officer = watch(await signIn(browser, unit), "officer");
  const screen = await open(officer, `/screen/${CUP}?scene=bracket`, "screen");
  await draw(officer);
  await results(officer);
  await correct(officer, screen);
  await again(officer);
  await screen.goto(`${base()}/screen/${LEAGUE}?scene=match`);
  await setBySet(officer, screen);
  await aDraw(officer);
  await everyPage(officer);
  assert.deepEqual(faults, []);
  console.log("two contests of matches: drawn, recorded, corrected, shown");
} finally {
  await browser.close();
  await unit.end();
}
