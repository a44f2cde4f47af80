// Private values on the page: an officer sees where they stand, and what one says only for a reason that stays in the record; once
// destroyed it is gone for everybody. Whoever is no officer sees none of it.
import assert from "node:assert/strict";
import { signIn } from "./desk.mjs";
import { Unit, launch, noViolations, until } from "./kit.mjs";

const unit = new Unit();
const browser = await launch();
const base = () => `http://bahe.test:${unit.port}`;
const body = (page) => page.textContent("body");
const says = (page, words) => until(`the page says ${words}`, async () => (await body(page)).includes(words));

unit.bahe("init", "青禾小学工会");
for (const name of ["龙娜", "何武"]) unit.bahe("do", "花名册", "add-person", "--name", name);
unit.bahe("open", "session", "广播操训练", "--when", "2026-05-11");
unit.give("龙娜 病假; 何武 公差\n", "do", "广播操训练", "attendance", "--people", "龙娜、何武", "--private", "absent=-", "--when", "2026-05-12");

try {
  await unit.serve(0);
  // Nobody who is not signed in: neither the page nor what it asks.
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(`${base()}/private`);
  await says(stranger, "请先登录");
  assert.ok(!(await body(stranger)).includes("龙娜"));
  const refused = await fetch(`http://127.0.0.1:${unit.port}/api/private`);
  assert.ok(refused.status === 401 || refused.status === 403, `asked without a session: ${refused.status}`);

  const officer = await signIn(browser, unit);
  const page = officer;
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(`${base()}/private`);
  await says(page, "谁能看到");
  await says(page, "龙娜");
  assert.ok(!(await body(page)).includes("病假"));
  await noViolations(page);

  await page.click("button:has-text('查看')");
  await page.click("button:has-text('看'):not(:has-text('查看'))");
  await says(page, "请写明原因");
  await page.fill("input", "核对考勤");
  await page.keyboard.press("Enter");
  await says(page, "病假");
  await says(page, "公差");
  await noViolations(page);
  assert.ok(!asked.some((url) => decodeURIComponent(url).includes("病假")), "a private value stands in an address");
  const trace = unit.bahe("events", "花名册");
  assert.ok(trace.includes("查看隐私内容") && trace.includes("核对考勤"), trace);

  await page.goto(`${base()}/private?lang=en`);
  await says(page, "Who can see them");
  await noViolations(page);

  unit.bahe("forget", "龙娜", "--because", "本人要求", "--yes");
  await page.goto(`${base()}/private`);
  await says(page, "龙娜");
  await page.click("button:has-text('查看')");
  await page.fill("input", "核对考勤");
  await page.keyboard.press("Enter");
  await says(page, "已销毁");
  await says(page, "公差");
  assert.ok(!(await body(page)).includes("病假"));
  console.log("private values: listed, read for a reason, destroyed; nothing of it for strangers");
} finally {
  await browser.close();
  await unit.end();
}
