// Private values on the page: an officer sees where they stand, and what one says only for a reason that stays in the record; once
// destroyed it is gone for everybody. Whoever is no officer sees none of it.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { signIn } from "./desk.mjs";
import { Unit, launch, noViolations, until } from "./kit.mjs";

const unit = new Unit();
const browser = await launch();
const base = () => `http://bahe.test:${unit.port}`;
const body = (page) => page.textContent("body");
const says = (page, words) => until(`the page says ${words}`, async () => (await body(page)).includes(words));

unit.bahe("init", "青禾小学工会");
for (const name of ["龙娜", "何武", "梁贵", "邓军"]) unit.bahe("do", "花名册", "add-person", "--name", name);
unit.bahe("open", "session", "广播操训练", "--when", "2026-05-11");
unit.give("1971-12-07\n", "do", "花名册", "birth", "--person", "何武", "--private", "birthday=-", "--when", "2026-01-02");
unit.give("何武 病假\n", "do", "广播操训练", "attendance", "--people", "龙娜、何武", "--private", "absent=-", "--when", "2020-05-12");
unit.give("龙娜 病假; 何武 公差\n", "do", "广播操训练", "attendance", "--people", "龙娜、何武", "--private", "absent=-", "--when", "2026-05-12");

async function choose(page, id, name) {
  await page.fill(`#${id}`, name);
  await page.click(`.found .chip:has-text('${name}')`);
}
const whoReads = (page) => choose(page, "private-by", "梁贵");

// Fills the form of what is asked or answered; `person` null: the link has said it already.
async function fillForget(page, person, by, refused) {
  await page.waitForSelector("#do-because");
  if (person) await page.click(`#do-person .chip:has-text('${person}')`);
  await page.fill("#do-because", "本人要求");
  await page.click(`#do-by .chip:has-text('${by}')`);
  await page.click("button:text-is('记录')");
  await says(page, refused || "已记录");
}

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

  await says(page, "还没有恢复单");
  // What was kept long enough stands first; what each is kept for is told with its source.
  await says(page, "到了保存期限的（1处）");
  await page.click("summary:has-text('每一项保存几年')");
  await says(page, "个人信息保护法");
  await noViolations(page);

  const first = page.locator("li", { hasText: "广播操训练" }).last();
  await first.locator("button:has-text('查看')").click();
  await first.locator("button[type=submit]").click();
  await says(page, "请先写明您是谁");
  await whoReads(page);
  await first.locator("button[type=submit]").click();
  await says(page, "请写明原因");
  await first.locator("input").fill("核对考勤");
  await page.keyboard.press("Enter");
  await says(page, "病假");
  await says(page, "公差");
  await noViolations(page);
  assert.ok(!asked.some((url) => decodeURIComponent(url).includes("病假")), "a private value stands in an address");
  const trace = unit.bahe("events", "花名册");
  assert.match(trace, /查看隐私内容.*核对考勤.*梁贵/);

  await page.goto(`${base()}/private?lang=en`);
  await says(page, "Who can see them");
  await noViolations(page);

  // One asks, the same cannot agree, another does.
  await page.goto(`${base()}/do/2/ask-forget`);
  await fillForget(page, "龙娜", "梁贵");
  await page.goto(`${base()}/private`);
  await says(page, "申请销毁，待复核");
  await noViolations(page);
  await page.click("a:has-text('同意销毁')");
  await fillForget(page, null, "梁贵", "请另一个人办理");
  await page.goto(`${base()}/private`);
  await page.click("a:has-text('同意销毁')");
  await fillForget(page, null, "邓军");

  await page.goto(`${base()}/private`);
  await says(page, "龙娜");
  assert.ok(!(await body(page)).includes("待复核"));
  await whoReads(page);
  const last = page.locator("li", { hasText: "龙娜、何武" });
  await last.locator("button:has-text('查看')").click();
  await last.locator("input").fill("核对考勤");
  await page.keyboard.press("Enter");
  await says(page, "已销毁");
  await says(page, "公差");
  assert.ok(!(await body(page)).includes("病假"));

  // Medical papers alone are destroyed, by two; the rest of the person stays.
  const paper = join(unit.folder, "病历.png");
  writeFileSync(paper, Buffer.from("89504e470d0a1a0a", "hex"));
  unit.bahe("open", "welfare-visit", "慰问");
  unit.bahe("do", "慰问", "visit", "--recipient", "何武", "--occasion", "hospital", "--items", "cash 慰问金 100", "--visitors", "梁贵、邓军", "--proof", paper);
  await page.goto(`${base()}/private`);
  await page.locator("li", { hasText: "何武 慰问 · 住院证明" }).locator("a:has-text('只销毁证明材料')").click();
  await fillForget(page, null, "梁贵");
  await page.goto(`${base()}/private`);
  await says(page, "只销毁证明材料：");
  await noViolations(page);
  await page.click("a:has-text('同意销毁')");
  await fillForget(page, null, "邓军");
  await page.goto(`${base()}/private`);
  await until("the papers are gone", async () => /已销毁/.test(await page.locator("li", { hasText: "何武 慰问 · 住院证明" }).textContent()));
  assert.equal(await page.locator("li", { hasText: "何武 花名册 · 生日" }).locator("button:has-text('查看')").count(), 1, "the birthday can still be read");

  // Many of one sort take one line, until somebody asks for them or for one person.
  for (const [at, name] of ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸", "子", "丑"].entries()) {
    unit.bahe("do", "花名册", "add-person", "--name", `周${name}`);
    unit.give(`1980-05-${10 + at}\n`, "do", "花名册", "birth", "--person", `周${name}`, "--private", "birthday=-", "--when", "2026-01-02");
  }
  await page.goto(`${base()}/private`);
  await says(page, "花名册 · 生日 共13处");
  assert.ok(!(await page.locator("li", { hasText: "周丑" }).isVisible()));
  await noViolations(page);
  await page.fill("#private-about", "周丑");
  await until("one person's alone", async () => (await page.locator("li", { hasText: "周丑" }).isVisible()) && (await page.locator("li", { hasText: "周甲" }).count()) === 0);
  console.log("private values: listed, read by somebody for a reason, kept for their time, destroyed by two; nothing of it for strangers");
} finally {
  await browser.close();
  await unit.end();
}
