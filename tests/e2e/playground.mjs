// A tug-of-war on the playground: a phone records it with taps, a big screen shows each; nothing is lost and nothing doubled
// where the network, the page, the server or the phone itself goes away.
import assert from "node:assert/strict";
import { request as send } from "node:http";
import { Unit, launch, noViolations, until } from "./kit.mjs";

const teams = ["后勤组", "大班组", "中班组", "小班组"];
const N = 3; // the unit and its roster are activities 1 and 2
const unit = new Unit();
const browser = await launch();
const faults = [];

function watch(page, name) {
  page.on("pageerror", (error) => faults.push(`${name}: ${error}`));
  page.on("console", (message) => message.type() === "error" && !/ERR_|Failed to load/.test(message.text()) && faults.push(`${name}: ${message.text()}`));
  return page;
}

const base = () => `http://bahe.test:${unit.port}`;
const phoneContext = () => browser.newContext({ viewport: { width: 360, height: 640 }, locale: "zh-CN", hasTouch: true, isMobile: true });
const text = (page, selector) => page.textContent(selector);
const says = (page, what, words) => until(what, async () => (await page.textContent("body")).includes(words));

/* ---- what the server has ---- */

async function boards() {
  return (await fetch(`http://127.0.0.1:${unit.port}/api/activity/${N}/boards`)).json();
}

// "1.1 后勤组", "1.2 重赛": the ends of every match, in order.
async function ends() {
  return (await boards()).views.end.map((end) => `${end.match.text}.${end.end.text} ${end.void.value ? end.how.text : end.winner.text}`);
}

// "小班组 0 : 1 后勤组": the teams as they stand on the big screen, from left to right.
async function onScreen(screen) {
  const part = (side, tag) => screen.textContent(`.team.at-${side} ${tag}`).catch(() => "");
  return `${await part("left", "h2")} ${await part("left", "b")} : ${await part("right", "b")} ${await part("right", "h2")}`;
}
const screenShows = (screen, wanted) => until(`the screen shows ${wanted}`, async () => (await onScreen(screen)) === wanted);

/* ---- what a person does ---- */

async function asOfficer(page, method, path, body) {
  const token = (await page.evaluate(async () => (await fetch("/api/me")).json())).token;
  return page.evaluate(
    async ([method, path, body, token]) =>
      (await fetch(path, { method, headers: { "Content-Type": "application/json", "X-Bahe-Token": token }, body: body && JSON.stringify(body) })).json(),
    [method, path, body, token],
  );
}

async function enterCode(page, code) {
  await page.fill(".code", code);
  await page.click("button[type=submit]");
}

const kept = (page, what) => until(`the phone has kept ${what}`, async () => new RegExp(`已记：第.局 ${what}`).test(await text(page, ".bar")));

// Presses the side of a team, wherever it stands now.
async function wins(page, team) {
  await page.click(`.win:enabled:has-text("${team}")`);
  await kept(page, `${team}胜`);
}

const uploaded = (page) => until("everything is uploaded", async () => (await text(page, ".pill-state")).includes("已全部上传"));
const waits = (page, count) => until(`${count} wait`, async () => (await text(page, ".pill-state")) === `未上传${count}条`);
const nextMatch = (page) => page.click(".over .press");

async function noScrolling(page, where) {
  const [height, window] = await page.evaluate(() => [document.documentElement.scrollHeight, innerHeight]);
  assert.ok(height <= window, `${where} scrolls: ${height} in ${window}`);
  const below = await page.$$eval(".sheet button", (buttons) => buttons.filter((button) => button.getBoundingClientRect().bottom > innerHeight + 1).map((button) => button.textContent));
  assert.deepEqual(below, [], `${where}: buttons below the edge`);
  const small = await page.$$eval(".sheet button", (buttons) => buttons.filter((button) => button.getBoundingClientRect().height < 44 || button.getBoundingClientRect().width < 44).map((button) => button.textContent));
  assert.deepEqual(small, [], `${where}: too small for a thumb`);
}

/* ---- the story ---- */

async function signInOfficer() {
  const link = unit.bahe("link").trim().split("#")[1];
  const preview = await browser.newContext();
  await (await preview.newPage()).goto(`${base()}/link#${link}`); // as a chat looks at it
  await preview.close();
  const page = watch(await (await browser.newContext()).newPage(), "officer");
  await page.goto(`${base()}/link#wrong`);
  await page.click("text=打开管理");
  await says(page, "a wrong link is said to be one", "这个链接已经失效");
  await page.goto(`${base()}/link`);
  await says(page, "half a link is said to be one", "链接不完整");
  await page.goto(`${base()}/link#${link}`);
  await page.reload();
  await page.click("text=打开管理");
  await page.waitForURL(`${base()}/`);
  return page;
}

async function signInPhone(officer) {
  const seat = await asOfficer(officer, "POST", `/api/activity/${N}/seats`, { role: "recorder", label: "记录员1" });
  const context = await phoneContext();
  const page = watch(await context.newPage(), "phone");
  await page.goto(`${base()}/record/${N}`);
  await says(page, "who may not record is told where to go", "这部手机还没有登录");
  await page.goto(base() + seat.address);
  await page.waitForSelector(".code");
  const [mine] = await asOfficer(officer, "GET", `/api/activity/${N}/seats`);
  assert.equal(mine.state, "waiting", "looking at the address used the code up");
  await noViolations(page, "the page for codes");
  await enterCode(page, "12");
  await says(page, "a short code is said to be one", "要六个数字");
  await enterCode(page, String((Number(seat.code) + 1) % 1000000).padStart(6, "0"));
  await says(page, "a wrong code is said to be one", "没有这个六位数");
  await enterCode(page, seat.code);
  await page.click("text=我是记录员1");
  await page.waitForSelector(".win");
  return { page, context, seat };
}

async function tapAnEnd(phone, screen) {
  await noViolations(phone, "the sheet");
  await noScrolling(phone, "the sheet at 360×640");
  await phone.setViewportSize({ width: 320, height: 568 });
  await noScrolling(phone, "the sheet at 320×568");
  await phone.setViewportSize({ width: 360, height: 640 });

  // A tap that is taken back within five seconds never reaches the server
  const before = (await boards()).seq;
  await wins(phone, "小班组");
  await waits(phone, 1);
  await phone.click("text=撤销");
  await uploaded(phone);
  assert.equal((await boards()).seq, before, "an undone tap reached the server");

  // One tap an end; the sides are swapped on the phone and on the screen
  assert.match(await text(phone, ".win.red"), /后勤组/);
  await wins(phone, "后勤组");
  assert.match(await text(phone, ".win.blue"), /后勤组/, "the sides were not swapped");
  await uploaded(phone);
  assert.deepEqual(await ends(), ["1.1 后勤组"]);
  await screenShows(screen, "小班组 0 : 1 后勤组");
}

async function replayAndUndo(phone, screen) {
  await phone.click("text=重赛");
  await phone.click(".ask >> text=绳滑");
  await kept(phone, "重赛 绳滑");
  await uploaded(phone);
  assert.deepEqual(await ends(), ["1.1 后勤组", "1.2 重赛"]);
  await until("the screen shows the replay", async () => /重赛 绳滑/.test(await text(screen, ".ends .void")));

  // Undone after it was sent: by a record of its own, of exactly that tap
  await wins(phone, "小班组");
  await uploaded(phone);
  assert.deepEqual(await ends(), ["1.1 后勤组", "1.2 重赛", "1.2 小班组"]);
  await phone.click("text=撤销");
  await until("it is undone on the phone", async () => /0 : 1/.test(await text(phone, ".score-line h1")));
  await uploaded(phone);
  assert.deepEqual(await ends(), ["1.1 后勤组", "1.2 重赛"]);

  // The last end of a match: its result, then the next match
  await wins(phone, "后勤组");
  await until("the result stands", async () => /后勤组胜/.test(await text(phone, ".over .winner")));
  await phone.click("text=下一场：大班组 — 中班组");
  await until("the next match is there", async () => /大班组/.test(await text(phone, ".win.red")));
  await uploaded(phone);
  await screenShows(screen, "大班组 0 : 0 中班组");
}

// The watch runs on the big screen too, and how long the end took is recorded with it.
async function timedEnd(phone, screen) {
  await phone.click(".watch");
  await until("the watch runs on the screen", async () => /[012]:[0-5]\d/.test(await screen.textContent(".clock").catch(() => "")));
  await until("a second has passed", async () => /2:5[0-8] 停/.test(await text(phone, ".watch")));
  await wins(phone, "大班组");
  await uploaded(phone);
  const last = (await boards()).views.end.pop();
  assert.ok(last.seconds.value >= 1, "the end was not timed");
  await until("the watch is gone from the screen", async () => !(await screen.$(".clock")));
  await phone.click("text=撤销");
  await uploaded(phone);
  await until("it is undone", async () => (await ends()).length === 3);
}

// What each button asks comes from the verbs; a substitution, a foul, a caution and who stands where.
async function otherButtons(phone, screen) {
  await phone.click("text=犯规");
  await noViolations(phone, "a foul");
  await phone.click(".ask .chip:has-text('警告')");
  await phone.click(".ask .press:has-text('记录')");
  await says(phone, "the team is asked for", "请填写“被警告的队”");
  await phone.click(".ask .chip:has-text('红方 大班组')");
  await phone.click(".ask .chip:has-text('坐地')");
  await phone.click(".ask .press:has-text('记录')");
  await kept(phone, "警告 坐地 大班组");
  await until("the caution stands on the button", async () => /警告1/.test(await text(phone, ".win.red")));
  await phone.click("text=撤销");
  await phone.click("text=交换场地");
  await phone.click("text=只换这部手机的左右");
  assert.match(await text(phone, ".win:first-child"), /蓝方.*中班组/, "left is what stands on the left of whoever looks");
  await phone.click("text=交换场地");
  await phone.click("text=只换这部手机的左右");
  await phone.click("text=弃权");
  await phone.click(".ask .chip:has-text('迟到')");
  await phone.fill(".ask input", "3");
  await phone.click(".ask .press:has-text('返回')");
  await phone.click(".which");
  await noViolations(phone, "the list of matches");
  await phone.click("text=关闭");
  await screenShows(screen, "大班组 0 : 0 中班组");
}

async function withoutNetwork(phone, context) {
  await context.setOffline(true);
  await wins(phone, "大班组");
  await wins(phone, "中班组");
  await waits(phone, 2);
  await says(phone, "the phone says that it is cut off", "没连上，已存在本机，请不要关闭本页");
  assert.match(await text(phone, ".score-line h1"), /1 : 1/, "the picture goes on without a network");
  const other = watch(await context.newPage(), "second tab").goto(`${base()}/record/${N}`).catch(() => "cannot be loaded");
  await other;
  await context.setOffline(false);
  await uploaded(phone);
  assert.deepEqual((await ends()).slice(3), ["2.1 大班组", "2.2 中班组"]);
}

// The page is gone before anything was sent; what it kept is sent by the next one, once.
async function killedPage(phone, context) {
  await context.setOffline(true);
  await wins(phone, "中班组");
  await waits(phone, 1);
  await phone.close();
  await context.setOffline(false);
  const again = watch(await context.newPage(), "reopened");
  await again.goto(`${base()}/record/${N}`);
  await again.waitForSelector(".pill-state");
  await uploaded(again);
  assert.deepEqual((await ends()).slice(3), ["2.1 大班组", "2.2 中班组", "2.3 中班组"]);
  return again;
}

async function killedServer(phone) {
  await unit.kill();
  await until("match 3 is there", async () => /第3场/.test(await text(phone, ".which")));
  await wins(phone, "小班组");
  await waits(phone, 1);
  await unit.serve(unit.port);
  await uploaded(phone);
  assert.deepEqual((await ends()).slice(6), ["3.1 小班组"]);
}

// The browser's request to the server, whose answer nobody reads.
async function deliver(request) {
  const headers = { ...(await request.allHeaders()), host: `bahe.test:${unit.port}` };
  await new Promise((resolve, reject) => {
    const sent = send({ host: "127.0.0.1", port: unit.port, path: new URL(request.url()).pathname, method: request.method(), headers }, (answer) => answer.resume().on("end", resolve));
    sent.on("error", reject).end(request.postData());
  });
}

// The server records it, and the answer is lost on the way: it is sent again and stands once.
async function lostAnswer(phone) {
  let lost = 0;
  await phone.route("**/do/end", async (route) => {
    if (lost++ > 0) return route.continue();
    await deliver(route.request());
    return route.abort();
  });
  await wins(phone, "大班组");
  await uploaded(phone);
  assert.ok(lost >= 2, "it was not sent again");
  await phone.unroute("**/do/end");
  assert.deepEqual((await ends()).slice(6), ["3.1 小班组", "3.2 大班组"]);
}

// What two tabs of one phone record while it is cut off arrives once, in the order of the taps.
async function twoTabs(phone, context) {
  const tab = watch(await context.newPage(), "second tab");
  await tab.goto(`${base()}/record/${N}`);
  await tab.waitForSelector(".win");
  await context.setOffline(true);
  await wins(phone, "小班组");
  await until("the other tab knows", async () => /未上传1条/.test(await text(tab, ".pill-state")));
  await until("the other tab goes on", async () => /第4场/.test(await text(tab, ".which")));
  await tab.click(".win.red:enabled");
  await waits(phone, 2);
  await context.setOffline(false);
  await uploaded(phone);
  await uploaded(tab);
  assert.deepEqual((await ends()).slice(8), ["3.3 小班组", "4.1 中班组"]);
  await tab.close();
}

// Somebody else ended the match meanwhile: the refusal stands in words until it is discarded.
async function refusedTap(phone, context) {
  await context.setOffline(true);
  await phone.waitForSelector(".win");
  await wins(phone, "后勤组");
  await wins(phone, "后勤组");
  await waits(phone, 2);
  unit.bahe("do", "教工拔河赛", "forfeit", "--match", "4", "--team", "后勤组");
  await context.setOffline(false);
  await phone.waitForSelector(".bar.refused");
  await noViolations(phone, "a refused tap");
  assert.match(await text(phone, ".bar.refused"), /没收下：第2局 后勤组胜.*这一场已经有成绩/);
  assert.equal(await text(phone, ".pill-state"), "未上传2条");
  const before = (await ends()).length;
  await phone.click("text=丢弃");
  await until("the second stands there", async () => /没收下：第3局/.test(await text(phone, ".bar.refused")));
  await phone.click(".small-press:has-text('改')");
  await noViolations(phone, "a refused tap that is changed");
  await phone.click(".ask .chip:has-text('小班组')"); // it was the next match's first end
  await uploaded(phone);
  assert.deepEqual((await ends()).slice(before), ["5.1 小班组"]);
}

// A second phone takes the seat over; the first only looks, and keeps what it has not sent. Then the officer withdraws the seat.
async function otherPhone(officer, phone, context, seat) {
  await context.setOffline(true);
  await until("match 5 is there", async () => /第5场/.test(await text(phone, ".which")));
  await phone.click(".win.red:enabled");
  await waits(phone, 1);
  const second = watch(await (await phoneContext()).newPage(), "second phone");
  await second.goto(`${base()}/code`);
  await enterCode(second, seat.code);
  await says(second, "the seat is said to be taken", "换用这台手机？");
  await second.click("text=不换");
  await enterCode(second, seat.code);
  await second.click(".press:has-text('换用这台手机')");
  await second.click("text=我是记录员1");
  await second.waitForSelector(".win");
  const before = (await ends()).length;
  await context.setOffline(false);
  await says(phone, "the first phone is told", "另一部手机已接替这里的记录");
  await noViolations(phone, "a phone that only looks");
  await says(phone, "and that it keeps what it has", "未上传的1条还存在本机");
  assert.equal((await ends()).length, before);
  await asOfficer(officer, "DELETE", `/api/activity/${N}/seats/${seat.number}`);
  await second.click(".win.red:enabled");
  await says(second, "the second phone is told", "工会干部已收回这部手机的记录权限");
  assert.equal((await ends()).length, before, "a withdrawn phone recorded something");
  assert.equal(await second.$(".win:enabled"), null, "a withdrawn phone offers to record");
}

async function guessing() {
  const page = watch(await (await phoneContext()).newPage(), "stranger");
  await page.goto(`${base()}/code`);
  for (let guess = 0; guess < 30 && !(await text(page, ".said")).includes("再试"); guess++) {
    await enterCode(page, String(100000 + guess));
    await until("an answer", async () => /没有这个六位数|再试/.test(await text(page, ".said")));
  }
  assert.match(await text(page, ".said"), /试错太多，\d:\d\d后再试/);
  assert.equal(await page.$("button[type=submit]:enabled"), null, "a guesser may press on");
}

try {
  unit.bahe("init", "青禾小学工会");
  for (const team of teams) unit.bahe("do", "花名册", "add-group", "--name", team);
  unit.bahe("open", "tug-of-war", "教工拔河赛");
  for (const team of teams) unit.bahe("do", "教工拔河赛", "enter", team);
  unit.bahe("do", "教工拔河赛", "draw-order", "--order", teams.join("、"));
  await unit.serve(0);

  const officer = await signInOfficer();
  const screen = watch(await browser.newPage({ viewport: { width: 1366, height: 768 }, reducedMotion: "reduce" }), "screen");
  await screen.goto(`${base()}/screen/${N}`);
  const { page, context, seat } = await signInPhone(officer);
  await tapAnEnd(page, screen);
  await replayAndUndo(page, screen);
  await timedEnd(page, screen);
  await otherButtons(page, screen);
  await withoutNetwork(page, context);
  const phone = await killedPage(page, context);
  await killedServer(phone);
  await lostAnswer(phone);
  await twoTabs(phone, context);
  await refusedTap(phone, context);
  await otherPhone(officer, phone, context, seat);
  await guessing();
  assert.deepEqual(faults, []);
  console.log("every tap stands once, and the screen showed it");
} finally {
  await browser.close();
  await unit.end();
}
