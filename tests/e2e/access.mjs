// In browsers: the administrator's link, a phone with a code, another phone that takes its place, a judge's sheet; addresses without
// a page.
import assert from "node:assert/strict";
import { Unit, launch, noViolations, until } from "./kit.mjs";

const unit = new Unit();
const browser = await launch();

// A browser of its own: another phone or computer.
async function device() {
  const page = await (await browser.newContext({ viewport: { width: 360, height: 640 } })).newPage();
  page.address = (path) => `http://bahe.test:${unit.port}${path}`;
  return page;
}

// What the page's own script would ask, with the cookie and origin of its browser.
const ask = (page, method, path, body) =>
  page.evaluate(
    async ([method, path, body]) => {
      const me = await (await fetch("/api/me")).json();
      const headers = { "Content-Type": "application/json", "X-Bahe-Token": me.token || "" };
      const answer = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
      return { status: answer.status, ...(await answer.json()) };
    },
    [method, path, body],
  );

const signIn = async (phone, code) => {
  await phone.goto(phone.address(`/code#${code}`));
  await phone.click("text=确定");
};

const CALLIGRAPHY = 4;
const EXERCISE = 5;
const criterion = (name) => `.criterion:has-text("${name}")`;
const says = (phone, words) => until(words, async () => (await phone.textContent("body")).includes(words));
const sheets = async () => (await (await fetch(`http://127.0.0.1:${unit.port}/api/activity/${CALLIGRAPHY}/boards`)).json()).views.sheet;

async function marked(phone, name, digits) {
  await phone.click(`${criterion(name)} .mark`);
  for (const digit of digits) await phone.click(`.keys button:text-is("${digit}")`);
  await phone.click("text=确定");
}

// The first page says what is marked; a practice sheet counts nowhere; what is missing or out of scale is said.
async function practised(phone) {
  await phone.waitForSelector("button:has-text('我是1号评委')");
  assert.match(await phone.textContent("main"), /笔法 满分30/);
  await noViolations(phone, "a judge's first page");
  await phone.click("text=试打一队");
  await says(phone, "还差：笔法等4项");
  await marked(phone, "笔法", ["3", "1"]);
  await says(phone, "超过满分30");
  await noViolations(phone, "the digits of a mark");
  for (let typed = 2; typed > 0; typed--) await phone.click('button[aria-label="退格"]');
  for (const digit of ["2", "8", "5"]) await phone.click(`.keys button:text-is("${digit}")`);
  await phone.click("text=确定");
  for (const [name, digits] of [["字法", "27"], ["章法", "18"], ["特色", "195"]]) await marked(phone, name, [...digits]);
  assert.match(await phone.textContent(".sum output"), /合计 93\.0/);
  await phone.click("text=提交本队");
  await says(phone, "没有计入");
  assert.equal((await sheets()).length, 0, "a practice sheet was recorded");
}

// Without a network the sheet is kept and sent later; it can be changed until marking is closed, and every version is kept.
async function judged(phone, office) {
  for (const [name, digits] of [["笔法", "285"], ["字法", "27"], ["章法", "18"], ["特色", "19"]]) await marked(phone, name, [...digits]);
  await phone.click('button[aria-label="笔法 减0.1"]');
  assert.equal(await phone.textContent(`${criterion("笔法")} .mark`), "28.4");
  await phone.context().setOffline(true);
  await phone.click("text=提交本队");
  await says(phone, "未上传1条");
  await phone.context().setOffline(false);
  await says(phone, "已全部上传");
  await until("the server has the sheet", async () => (await sheets()).length === 1);
  await says(phone, "小班组"); // the next one offers itself
  await phone.click("text=看全部");
  await noViolations(phone, "a judge's list");
  await phone.click(".all button:has-text('后勤组')");
  await says(phone, "已交");
  await phone.click("text=修改");
  await phone.click('button[aria-label="笔法 加0.1"]');
  await phone.click("text=提交本队");
  await until("the change is with the server", async () => Number((await sheets())[0].times.value) === 2);
  await late(phone, office);
  for (const language of ["", "?lang=en"]) {
    await phone.goto(phone.address(`/judge/${CALLIGRAPHY}${language}`));
    await phone.waitForSelector(".criterion");
    await phone.waitForSelector(".strip");
    await noViolations(phone);
  }
}

// A phone without network is told that nothing is lost: what it brings after the lock goes to the head judge, who lets a sheet count
// or not; where an earlier one counts, that one is corrected.
async function late(phone, office) {
  const scores = async () => {
    const { boards } = await (await fetch(`http://127.0.0.1:${unit.port}/api/activity/${CALLIGRAPHY}/boards`)).json();
    return boards[0].rows.map((row) => `${row.name} ${row.shown.score || ""}`).join(", ");
  };
  await phone.context().setOffline(true);
  for (const [name, digits] of [["笔法", "29"], ["字法", "28"], ["章法", "19"], ["特色", "19"]]) await marked(phone, name, [...digits]); // 小班组
  await phone.click("text=提交本队");
  await phone.click("text=看全部");
  await phone.click(".all button:has-text('后勤组')");
  await phone.click("text=修改");
  await phone.click('button[aria-label="笔法 加0.1"]');
  await phone.click("text=提交本队");
  await says(phone, "未上传2条");
  assert.equal((await ask(office, "POST", `/api/activity/${CALLIGRAPHY}/do/lock`, { id: "0190b6a0-1c2d-7e3f-8a4b-5c6d7e8f0009", given: { anyway: true } })).status, 200);
  assert.match(await scores(), /^后勤组 92\.50/);
  await phone.context().setOffline(false);
  await says(phone, "您的2份已转交评委组长处理");
  await says(phone, "已锁定");
  for (const language of ["?lang=en", ""]) {
    await office.goto(office.address(`/manage/${CALLIGRAPHY}${language}`));
    await office.waitForSelector("#late li:nth-child(2)");
    await noViolations(office);
  }
  if (process.env.BAHE_PICTURES) await office.screenshot({ path: `${process.env.BAHE_PICTURES}/late.png`, fullPage: true });
  const one = (team) => `#late li:has-text("${team}")`;
  await office.click(`${one("小班组")} button:has-text("采用"):not(:has-text("不"))`);
  await says(office, "请写明原因");
  await office.fill(`${one("小班组")} input`, "手机断网");
  await office.click(`${one("小班组")} button:text-is("采用")`);
  await until("the late sheet counts", async () => (await scores()) === "小班组 95.00, 后勤组 92.50");
  await office.fill(`${one("后勤组")} input`, "断网以前就改了");
  await office.click(`${one("后勤组")} button:text-is("采用")`);
  await until("the sheet is corrected", async () => (await scores()) === "小班组 95.00, 后勤组 92.60");
  await says(phone, "评委组长采用了您迟交的1份");
  if (process.env.BAHE_PICTURES) await phone.screenshot({ path: `${process.env.BAHE_PICTURES}/judge-late.png` });
}

// Six criteria, the sum and the button fit a small phone.
async function fits(phone, code) {
  await signIn(phone, code);
  await phone.click("text=我是1号评委");
  await phone.click("button:has-text('我是1号评委')");
  await phone.waitForSelector(".criterion");
  const room = await phone.$eval(".criteria", (list) => [list.scrollHeight, list.clientHeight, document.documentElement.scrollWidth]);
  assert.equal(await phone.$$eval(".criterion", (all) => all.length), 6);
  assert.ok(room[0] <= room[1] && room[2] <= 360, `the criteria need ${room[0]} of ${room[1]}, ${room[2]} wide`);
  if (process.env.BAHE_PICTURES) await phone.screenshot({ path: `${process.env.BAHE_PICTURES}/judge.png` });
}

try {
  unit.bahe("init", "青禾小学工会");
  for (const team of ["后勤组", "小班组"]) unit.bahe("do", "花名册", "add-group", "--name", team);
  unit.bahe("open", "tug-of-war", "教工拔河赛");
  for (const team of ["后勤组", "小班组"]) unit.bahe("do", "教工拔河赛", "enter", team);
  for (const [kind, title, ...more] of [["judged-contest", "书法比赛", "--preset", "calligraphy", "--judges", "1", "--drop-high", "0", "--drop-low", "0"], ["broadcast-exercise", "广播操比赛"]]) {
    unit.bahe("open", kind, title, ...more);
    for (const team of ["后勤组", "小班组"]) unit.bahe("do", title, "enter", team);
    unit.bahe("do", title, kind === "judged-contest" ? "draw-order" : "order", "--order", "后勤组、小班组");
  }
  await unit.serve(0);

  // Given the administrator's link, then its browser is signed in, by a press and not by looking at the page
  const office = await device();
  const path = new URL(unit.bahe("link").trim());
  await office.goto(office.address(path.pathname + path.hash));
  assert.equal((await ask(office, "GET", "/api/me")).role, "viewer");
  await office.click("text=打开管理");
  await office.waitForSelector("text=教工拔河赛"); // the page goes on by itself
  assert.equal((await ask(office, "GET", "/api/me")).role, "administrator");
  assert.equal(await office.evaluate(() => document.cookie), "", "a script can read the cookie");

  // Given a code, then one phone is the recorder, until another one takes the place over
  const seat = await ask(office, "POST", "/api/activity/3/seats", { role: "recorder" });
  const first = await device();
  const second = await device();
  await signIn(first, seat.code);
  await first.waitForSelector("text=我是记录员1");
  const tap = { id: "0190b6a0-1c2d-7e3f-8a4b-5c6d7e8f0001", given: { red: "小班组", blue: "后勤组", "red-ends": "2", "blue-ends": "0" } };
  assert.match((await ask(first, "POST", "/api/activity/3/do/result", tap)).words, /小班组/);
  await signIn(second, seat.code);
  await second.click("button:has-text('换用这台手机')");
  await second.waitForSelector("text=我是记录员1");
  assert.equal((await ask(second, "POST", "/api/activity/3/do/result", tap)).repeated, true);
  await first.goto(first.address("/code"));
  await first.waitForSelector("text=另一部手机已接替了这里的记录");

  // Given a judge's code, then the phone is a sheet of what the kind declares
  const judge = await device();
  await signIn(judge, (await ask(office, "POST", `/api/activity/${CALLIGRAPHY}/seats`, { role: "judge", seat: "1" })).code);
  await judge.click("text=我是1号评委");
  await practised(judge);
  await judged(judge, office);
  await fits(await device(), (await ask(office, "POST", `/api/activity/${EXERCISE}/seats`, { role: "judge", seat: "1" })).code);

  // Given an address without a page, then it says so and leads on
  const answer = await first.goto(first.address("/activities"));
  assert.equal(answer.status(), 404);
  await first.waitForSelector("text=这个网址没有页面");
  if (process.env.BAHE_PICTURES) await first.screenshot({ path: `${process.env.BAHE_PICTURES}/missing.png` });
  await first.click("text=活动");
  await first.waitForSelector("text=教工拔河赛");
  console.log("signed in, taken over, told");
} finally {
  await browser.close();
  await unit.end();
}
