// A board open in a browser shows what the command line records, without reload; a server that was killed is found again.
import assert from "node:assert/strict";
import { Unit, launch, noViolations, until } from "./kit.mjs";

const teams = ["后勤组", "大班组", "中班组", "小班组"];
const unit = new Unit();
const browser = await launch();

function rows(page) {
  return page.$$eval("table.board tbody tr", (lines) =>
    lines.map((line) => [...line.children].map((cell) => cell.firstChild && cell.firstChild.textContent).slice(0, 2).join(" ")),
  );
}

const top = async (page, name) => (await page.textContent("table.board tbody tr .name")).startsWith(name);
const footer = (page) => page.textContent("footer");

try {
  unit.bahe("init", "青禾小学工会");
  for (const team of teams) unit.bahe("do", "花名册", "add-group", "--name", team);
  unit.bahe("open", "tug-of-war", "教工拔河赛");
  for (const team of teams) unit.bahe("do", "教工拔河赛", "enter", team);
  unit.bahe("do", "教工拔河赛", "draw-order", "--order", teams.join("、"));
  await unit.serve(0);

  // Given an open board
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && !/ERR_CONNECTION|ERR_INCOMPLETE|Failed to load/.test(message.text()) && faults.push(message.text()));
  await page.goto(`http://bahe.test:${unit.port}/`);
  assert.equal(await page.evaluate(() => isSecureContext), false, "the origin must be one that a browser does not trust");
  await page.click("text=教工拔河赛");
  await page.waitForSelector("table.board tbody tr");
  assert.equal((await rows(page)).length, 4);
  await page.evaluate(() => (window.untouched = true));

  // When the command line records a match, then the board moves by itself
  unit.bahe("do", "教工拔河赛", "result", "--red", "小班组", "--blue", "大班组", "--red-ends", "2", "--blue-ends", "1");
  await until("小班组 leads", () => top(page, "小班组"));
  assert.equal(await page.evaluate(() => window.untouched), true, "the page was loaded again");

  // When the server is killed, then the last picture stays and says its time
  await unit.kill();
  await until("the page says it is cut off", async () => /正在重新连接/.test(await footer(page)));
  assert.equal((await rows(page)).length, 4);

  // When a correction is recorded meanwhile and the server comes back, then the board shows it
  unit.bahe("do", "教工拔河赛", "result", "--red", "后勤组", "--blue", "中班组", "--red-ends", "2", "--blue-ends", "0");
  await unit.serve(unit.port);
  await until("后勤组 leads", () => top(page, "后勤组"));

  // When a name is pressed, then why it stands there is said, and one key puts it away
  for (const size of [{ width: 1366, height: 768 }, { width: 360, height: 640 }]) {
    await page.setViewportSize(size);
    await page.click("table.board tbody .why >> nth=0");
    await until("the reason is told", async () => /后勤组：第1名[^]*后勤组 2:0 中班组/.test(await page.textContent(".why-sheet")));
    await noViolations(page, `why a place is whose, ${size.width}`);
    await page.keyboard.press("Escape");
    assert.equal(await page.$(".why-sheet"), null);
    assert.match(await page.evaluate(() => document.activeElement.textContent), /后勤组/);
  }
  await until("the page is live again", async () => /更新/.test(await footer(page)));
  assert.equal(await page.evaluate(() => window.untouched), true, "the page was loaded again");
  assert.deepEqual(faults, []);

  // When more boards stand in tabs behind than a browser keeps connections to one server, then one more opens, and each is right when
  // it is in front again
  const window_ = await browser.newContext();
  await window_.addInitScript(() => {
    window.behind = false;
    Object.defineProperty(document, "hidden", { get: () => window.behind });
  });
  const turn = (tab, behind) => tab.evaluate((behind) => ((window.behind = behind), document.dispatchEvent(new Event("visibilitychange"))), behind);
  const tabs = [];
  for (let i = 0; i < 8; i++) {
    const tab = await window_.newPage();
    await tab.goto(`http://bahe.test:${unit.port}/activity/3`);
    await tab.waitForSelector("table.board tbody tr", { timeout: 15000 });
    if (i < 7) await turn(tab, true);
    tabs.push(tab);
  }
  const before = await tabs[0].textContent("table.board");
  const moved = async (tab) => (await tab.textContent("table.board")) !== before;
  unit.bahe("do", "教工拔河赛", "result", "--red", "大班组", "--blue", "中班组", "--red-ends", "2", "--blue-ends", "0");
  await until("the board in front moves", () => moved(tabs[7]));
  assert.equal(await moved(tabs[0]), false, "a tab behind asked for what nobody sees");
  await turn(tabs[0], false);
  await until("a tab that is in front again is right", () => moved(tabs[0]));
  await window_.close();

  // An address that is not there says so
  await page.goto(`http://bahe.test:${unit.port}/activity/999`);
  await page.waitForSelector("text=没有这个活动");
  console.log("the board moved, survived the server, and came back");
} finally {
  await browser.close();
  await unit.end();
}
