// A ceremony: a phone drives the big screen through draw, marks, hold and reveal. What is held is nowhere to be read, what is
// revealed is seen place by place, and a server that was killed gives each screen its scene again.
import assert from "node:assert/strict";
import { Unit, launch, noViolations, until } from "./kit.mjs";

const TITLE = "校内广播操比赛";
const N = 3; // the unit and its roster are activities 1 and 2
const teams = ["低段组", "中段组", "高段组", "后勤组"];
const criteria = [["入场退场", 9], ["服装", 9], ["队列队形", 18], ["动作质量", 36], ["音乐节拍", 9], ["精神面貌", 9]];
const unit = new Unit();
const browser = await launch();
const faults = [];

const base = () => `http://bahe.test:${unit.port}`;
const text = (page, selector) => page.textContent(selector).catch(() => "");
const texts = (page, selector) => page.$$eval(selector, (nodes) => nodes.map((node) => node.textContent));
const shows = (page, what, selector, words) =>
  until(what, async () => (await text(page, selector)).includes(words)).catch(async (error) => {
    throw new Error(`${error.message}; there stands “${await text(page, selector)}”`);
  });

async function open(path, options) {
  const context = await browser.newContext({ locale: "zh-CN", ...options });
  const page = await context.newPage();
  page.on("pageerror", (error) => faults.push(`${path}: ${error}`));
  await page.goto(base() + path);
  return page;
}

async function boards() {
  return (await fetch(`http://127.0.0.1:${unit.port}/api/activity/${N}/boards`)).text();
}

// Five sheets of a team, each judge a tenth above the one before, in tenths above the least marks; then they count.
function mark(team, tenths) {
  const lines = ["评委\t参赛队\t分数"];
  for (let judge = 1; judge <= 5; judge++) lines.push(`${judge}\t${team}\t${criteria.map(([item, least]) => `${item} ${(least + (item === "动作质量" ? tenths + judge : 0) / 10).toFixed(1)}`).join("; ")}`);
  unit.give(lines.join("\n"), "import", TITLE, "sheet", "-");
}
const confirm = (team) => unit.bahe("do", TITLE, "confirm", team);

// What moves is half transparent for a moment: it is looked at when it stands.
async function accessible(page, where) {
  await until(`${where} stands still`, () => page.evaluate(() => document.getAnimations().every((animation) => animation.playState !== "running")));
  await noViolations(page, where);
}

async function press(phone, words) {
  await phone.click(`.remote button:enabled:text-is("${words}")`);
  await until(`${words} has gone`, async () => !/正在发送/.test(await text(phone, ".said")));
}

/* ---- the story ---- */

async function takeRemote(screen) {
  await screen.waitForSelector(".waiting .large");
  const code = await text(screen, ".waiting .large");
  assert.match(code, /^\d{4}$/);
  const phone = await open("/remote", { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true });
  await shows(phone, "who may not record is told where to get a code", "main", "记录码");
  await phone.goto(`${base()}/link#${unit.bahe("link").trim().split("#")[1]}`);
  await phone.click("text=打开管理");
  await phone.waitForURL(`${base()}/`);
  await phone.goto(`${base()}/remote`);
  await phone.fill(".code", String((Number(code) + 1) % 10000).padStart(4, "0"));
  await phone.click("button[type=submit]");
  await shows(phone, "a wrong code is said to be one", ".said", "没有");
  await accessible(phone, "the remote's code");
  await phone.fill(".code", code);
  await phone.click("button[type=submit]");
  await phone.click(`.team:has-text("${TITLE}")`);
  await phone.waitForSelector(".scenes .key");
  const offered = await texts(phone, ".scenes .key");
  assert.deepEqual(offered, ["出场", "亮分", "成绩榜", "封榜", "揭晓", "抽签", "倒计时"], "scenes of matches make no sense here");
  return phone;
}

async function drawLots(screen, phone) {
  await press(phone, "抽签");
  await shows(screen, "the screen waits for the draw", ".draw .headline", "4个参赛队等候抽签");
  await press(phone, "开始滚动");
  await press(phone, "确定");
  await until("names roll", async () => (await texts(screen, ".draw .rolling")).length === teams.length);
  assert.equal(JSON.parse(await boards()).views.appearance[0].number.value, null, "the picture is no draw");
  await press(phone, "停");
  await until("all are laid down", async () => (await texts(screen, ".draw .laid b")).length === teams.length);
  const recorded = JSON.parse(await boards()).views.appearance.sort((a, b) => a.number.value - b.number.value).map((row) => row.team.text);
  assert.deepEqual(await texts(screen, ".draw .laid b"), recorded, "the screen shows another order than was recorded");
  await shows(phone, "there is one draw only", ".panel", "已抽签");
  return recorded;
}

async function showMarks(screen, phone, team) {
  await press(phone, "出场");
  await phone.click(`.team:has-text("${team}")`);
  await shows(screen, "the team is on the field", ".centre h2", team);
  mark(team, 5);
  await until("the sheets are there", async () => JSON.parse(await boards()).hidden.given === 5);
  assert.doesNotMatch(await screen.content(), /90\.80/, "sheets count before they are confirmed");
  confirm(team);
  await shows(screen, "the final mark is shown by itself", ".marks .final", "90.80");
  assert.deepEqual(await texts(screen, ".tile .mark"), ["90.60", "90.70", "90.80", "90.90", "91.00"]);
  await until("one high and one low are struck", async () => (await texts(screen, ".tile.dropped .mark")).join() === "90.60,91.00");
  assert.match(await text(screen, ".equation"), /÷3 = 90\.80/);
  await shows(screen, "the place so far is said", ".so-far", "暂列第1");
  await until("the picture before comes back", async () => (await texts(screen, ".marks")).length === 0);
  await press(phone, "亮分");
  await phone.click(`.team:has-text("${team}")`);
  await shows(screen, "and again when it is asked for", ".marks .final", "90.80");
}

async function hold(screen, phone, first, rest) {
  await press(phone, "封榜");
  await phone.click('.panel .act:text-is("封榜")');
  await press(phone, "先不");
  assert.doesNotMatch(await boards(), /"state":\s*"held"/, "a hold that was not confirmed");
  await phone.click('.panel .act:text-is("封榜")');
  await press(phone, "确定");
  await shows(screen, "the board is held", ".results .headline", "封榜");
  rest.forEach((team, index) => {
    mark(team, 10 + 7 * index);
    confirm(team);
  });
  await until("the others wait for the reveal", async () => (await texts(screen, ".line .words")).filter((words) => words === "已评分 · 待揭晓").length === rest.length);
  const said = (await boards()) + (await screen.content()) + (await phone.content());
  for (const secret of ["91.30", "92.00", "92.70"]) assert.ok(!said.includes(secret), `${secret} is kept back and yet to be read`);
  assert.ok(said.includes("90.80"), `${first} was there before the hold`);
  for (const team of JSON.parse(await boards()).boards[0].rows.filter((row) => row.held)) {
    const answer = await fetch(`http://127.0.0.1:${unit.port}/api/activity/${N}/marks/${team.entrant}`);
    assert.doesNotMatch(await answer.text(), /9[12]\.\d/, "the way to a mark that is kept back can be read");
  }
}

const open_rows = (screen) => texts(screen, ".line:not(.bar-next):not(.bar-closed) .name");
const bars = (screen) => texts(screen, ".line .bar").then(async () => (await screen.$$(".line.bar-next, .line.bar-closed")).length);
const revealed = (screen, names) =>
  until(`revealed: ${names}`, async () => (await open_rows(screen)).join() === names.join() && (await bars(screen)) === teams.length - names.length).catch(async (error) => {
    throw new Error(`${error.message}; there stand ${await open_rows(screen)} and ${await bars(screen)} bars`);
  });

async function reveal(screen, phone, best) {
  unit.bahe("do", TITLE, "lock");
  await press(phone, "揭晓");
  await revealed(screen, []);
  await press(phone, "开始揭晓");
  await press(phone, "确定");
  await revealed(screen, best.slice(3));
  await press(phone, "下一名");
  await revealed(screen, best.slice(2));
  await press(phone, "上一名");
  await revealed(screen, best.slice(3));
  await press(phone, "下一名");
  await revealed(screen, best.slice(2));

  // The server is killed and comes back: the screen has its scene again, and the remote goes on
  await unit.kill();
  await shows(screen, "the last picture stays and says so", ".bottom", "正在重新连接");
  await revealed(screen, best.slice(2));
  await unit.serve(unit.port);
  await shows(screen, "the screen is live again", ".bottom", "更新");
  await until("the remote has its verbs again", async () => !/连不上/.test(await text(phone, ".said")));
  await revealed(screen, best.slice(2));
  await press(phone, "下一名");
  await revealed(screen, best.slice(1));
  assert.ok(!(await screen.content()).includes("92.70"), "the first place is in the page before it is revealed");
  await press(phone, "下一名");
  await revealed(screen, best);
  await shows(phone, "all is revealed", ".panel", "已全部揭晓");
}

async function clock(screen, phone) {
  await press(phone, "倒计时");
  await phone.click('.keys .key:has-text("迟到")');
  await shows(screen, "the clock runs", ".countdown .what", "迟到");
  await until("it counts down", async () => /^9:5\d$/.test(await text(screen, ".countdown .left")));
  await press(phone, "停表");
  await phone.waitForSelector('.running .act:text-is("继续")');
  await phone.click('.key:has-text("深色")');
  await screen.waitForSelector("html.dark");
}

async function everywhereLegible(phone) {
  for (const [width, height] of [[360, 640], [320, 568]]) {
    await phone.setViewportSize({ width, height });
    assert.ok(await phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `the remote is wider than ${width}`);
    const small = await phone.$$eval(".remote button", (buttons) => buttons.filter((button) => button.getBoundingClientRect().height < 44).map((button) => button.textContent));
    assert.deepEqual(small, [], `too small for a thumb at ${width}`);
  }
}

try {
  unit.bahe("init", "青禾小学工会");
  for (const team of teams) unit.bahe("do", "花名册", "add-group", "--name", team);
  unit.bahe("open", "broadcast-exercise", TITLE, "--judges", "5");
  for (const team of teams) unit.bahe("do", TITLE, "enter", team);
  await unit.serve(0);

  const screen = await open("/screen", { viewport: { width: 1366, height: 768 } });
  const phone = await takeRemote(screen);
  const order = await drawLots(screen, phone);
  await accessible(screen, "the draw on the screen");
  await showMarks(screen, phone, order[0]);
  await accessible(screen, "the marks on the screen");
  await hold(screen, phone, order[0], order.slice(1));
  await accessible(screen, "the held board on the screen");
  await reveal(screen, phone, [order[3], order[2], order[1], order[0]]);
  await accessible(phone, "the remote");
  await accessible(screen, "the reveal on the screen");
  await press(phone, "看成绩榜");
  await until("the results stand in order", async () => (await texts(screen, ".line .name")).join() === [order[3], order[2], order[1], order[0]].join());
  await clock(screen, phone);
  await everywhereLegible(phone);
  assert.deepEqual(faults, []);
  console.log("drawn, marked, held, revealed place by place, through a server that was killed");
} finally {
  await browser.close();
  await unit.end();
}
