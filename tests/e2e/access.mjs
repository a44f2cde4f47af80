// In browsers: the administrator's link, a phone with a code, another phone that takes its place; addresses without a page.
import assert from "node:assert/strict";
import { Unit, launch } from "./kit.mjs";

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

try {
  unit.bahe("init", "青禾小学工会");
  for (const team of ["后勤组", "小班组"]) unit.bahe("do", "花名册", "add-group", "--name", team);
  unit.bahe("open", "tug-of-war", "教工拔河赛");
  for (const team of ["后勤组", "小班组"]) unit.bahe("do", "教工拔河赛", "enter", team);
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
