// From a tap on the recorder's phone to the paint on the projector, with 100 others who watch; and what a projector costs that
// has nothing to show. Two lines like those of bahe-bench.
import { get } from "node:http";
import { Unit, launch, until } from "../e2e/kit.mjs";

const TAPS = 60;
const VIEWERS = 100;
const IDLE = 10; // seconds
const N = 3; // the unit and its roster are activities 1 and 2
const teams = ["后勤组", "大班组", "中班组", "小班组", "低段组", "中段组", "高段组", "综合组"];
const unit = new Unit();
const browser = await launch();

function open() {
  unit.bahe("init", "青禾小学工会");
  for (const team of teams) unit.bahe("do", "花名册", "add-group", "--name", team);
  unit.bahe("open", "tug-of-war", "拔河");
  for (const team of teams) unit.bahe("do", "拔河", "enter", team);
  unit.bahe("do", "拔河", "draw-order", "--order", teams.join("、"));
}

async function phone() {
  const link = unit.bahe("link").trim().split("#")[1];
  const officer = await (await browser.newContext()).newPage();
  await officer.goto(`http://bahe.test:${unit.port}/link#${link}`);
  await officer.click("text=打开管理");
  await officer.waitForURL(`http://bahe.test:${unit.port}/`);
  const seat = await officer.evaluate(async (n) => {
    const { token } = await (await fetch("/api/me")).json();
    const headers = { "Content-Type": "application/json", "X-Bahe-Token": token };
    return (await fetch(`/api/activity/${n}/seats`, { method: "POST", headers, body: JSON.stringify({ role: "recorder", label: "记录员1" }) })).json();
  }, N);
  const page = await (await browser.newContext({ viewport: { width: 360, height: 640 }, locale: "zh-CN", hasTouch: true, isMobile: true })).newPage();
  // A tap sends the one before it, which was held for five seconds: this is the moment of the tap that sends.
  await page.addInitScript(() => {
    const now = () => performance.timeOrigin + performance.now();
    window.sent = [];
    let tapped = 0;
    addEventListener("click", () => (tapped = now()), true);
    const plain = window.fetch;
    window.fetch = (...words) => {
      if (String(words[0]).includes("/do/")) window.sent.push(tapped);
      return plain(...words);
    };
  });
  await page.goto(`http://bahe.test:${unit.port}${seat.address}`);
  await page.fill(".code", seat.code);
  await page.click("button[type=submit]");
  await page.click("text=我是记录员1");
  await page.waitForSelector(".win");
  return page;
}

async function projector() {
  const page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 }, reducedMotion: "reduce" })).newPage();
  await page.addInitScript(() => {
    window.painted = [];
    const afterPaint = new MessageChannel();
    afterPaint.port1.onmessage = () => window.painted.push(performance.timeOrigin + performance.now());
    new MutationObserver(() => requestAnimationFrame(() => afterPaint.port2.postMessage(0))).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  });
  await page.goto(`http://bahe.test:${unit.port}/screen/${N}`);
  await until("the projector shows the match", async () => (await page.textContent("body")).includes("后勤组"));
  return page;
}

const watchers = [];
function watch() {
  return new Promise((resolve, reject) => {
    const request = get(`http://127.0.0.1:${unit.port}/api/activity/${N}/live`, (response) => {
      response.resume();
      response.once("data", resolve);
    });
    request.on("error", (error) => (unit.server.exitCode === null ? reject(error) : undefined));
    watchers.push(request);
  });
}

async function tap(page) {
  if (await page.isVisible(".over .press")) await page.click(".over .press");
  await page.waitForSelector(".win:enabled");
  const before = await page.evaluate(() => window.sent.length);
  await page.click(".win:enabled");
  return before;
}

async function measure(page, screen) {
  const times = [];
  await tap(page);
  for (let i = 0; i < TAPS; i++) {
    const before = await tap(page);
    await until("the tap is sent", async () => (await page.evaluate(() => window.sent.length)) > before);
    const sent = await page.evaluate((k) => window.sent[k], before);
    await until("the projector paints", async () => (await screen.evaluate((t) => window.painted.some((p) => p > t), sent)));
    times.push(await screen.evaluate((t) => window.painted.find((p) => p > t) - t, sent));
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  return times.sort((a, b) => a - b);
}

async function idle(screen) {
  const session = await screen.context().newCDPSession(screen);
  await session.send("Performance.enable");
  const spent = async () => (await session.send("Performance.getMetrics")).metrics.find((metric) => metric.name === "TaskDuration").value;
  const before = await spent();
  await new Promise((resolve) => setTimeout(resolve, IDLE * 1000));
  return ((await spent()) - before) / IDLE;
}

function line(name, what, ours, spread, unitName, most) {
  console.log(`${name.padEnd(14)} ${what.padEnd(44)} ${ours.toFixed(2).padStart(12)} ${"-".padStart(12)} ${unitName.padEnd(9)} ${"-".padStart(6)}  ${spread}  <= ${most} ${unitName}  ${ours <= most ? "reached" : "NOT REACHED"}`);
}

try {
  open();
  await unit.serve(0);
  const [page, screen] = [await phone(), await projector()];
  await Promise.all(Array.from({ length: VIEWERS }, watch));
  const times = await measure(page, screen);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(share * times.length))];
  line("live", `tap to paint, ${VIEWERS} others watching, p95`, at(0.95), `p50 ${at(0.5).toFixed(1)}, p99 ${at(0.99).toFixed(1)}`, "ms", 150);
  await page.close();
  line("idle", `a projector with nothing new, of one core`, 100 * (await idle(screen)), `${IDLE} s`, "%", 1);
} finally {
  for (const watcher of watchers) watcher.destroy();
  await browser.close();
  await unit.end();
}
