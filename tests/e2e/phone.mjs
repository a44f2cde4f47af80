// A phone brought to where a person would be: signed in, at a contest, with something tapped.

const signedIn = new Map(); // of a unit: its administrator's cookie and token, asked for once

async function officer(unit) {
  if (signedIn.has(unit)) return signedIn.get(unit);
  const link = unit.bahe("link").trim().split("#")[1];
  const response = await fetch(`http://127.0.0.1:${unit.port}/api/session`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ link }) });
  const cookie = response.headers.get("set-cookie").split(";")[0];
  const { token } = await response.json();
  signedIn.set(unit, { cookie, token });
  return signedIn.get(unit);
}

// The six digits of a new recorder of an activity.
export async function newCode(unit, activity, label = "记录员1") {
  const { cookie, token } = await officer(unit);
  const headers = { "Content-Type": "application/json", Cookie: cookie, "X-Bahe-Token": token };
  const body = JSON.stringify({ role: "recorder", label });
  return (await (await fetch(`http://127.0.0.1:${unit.port}/api/activity/${activity}/seats`, { method: "POST", headers, body })).json()).code;
}

export async function enterCode(page, code) {
  await page.fill(".code", code);
  await page.click("button[type=submit]");
}

async function sheetOf(page, unit, activity) {
  await enterCode(page, await newCode(unit, activity));
  await page.click("text=我是记录员1");
  await page.waitForSelector(".win:enabled");
  // The pictures of one contest do not change it: nothing that is tapped is answered.
  await page.route("**/do/**", () => undefined);
}

async function tapTwice(page) {
  await page.click(".win.red:enabled");
  await page.click(".win.blue:enabled"); // the same team, on its new side
}

const asks = (...presses) => async (page, unit, of) => {
  await sheetOf(page, unit, of.fresh);
  for (const press of presses) await page.click(`button:has-text("${press}")`);
};

async function refused(page, unit, of) {
  await sheetOf(page, unit, of.fresh);
  await page.unroute("**/do/**");
  await page.route("**/do/**", (route) =>
    route.fulfill({ status: 409, contentType: "application/json", body: JSON.stringify({ error: "这一场已经结束；要改，请更正那条记录", code: "refused" }) }),
  );
  await page.click(".win.red:enabled");
  await page.waitForSelector(".bar.refused");
}

export const record = {
  asks,
  refused,
  async wrongCode(page) {
    await page.click("button[type=submit]");
    await page.waitForSelector(".said.fault");
  },
  async seat(page, unit, of) {
    await enterCode(page, await newCode(unit, of.fresh));
    await page.waitForSelector(".who");
  },
  async taken(page, unit, of) {
    const code = await newCode(unit, of.fresh);
    await fetch(`http://127.0.0.1:${unit.port}/api/session`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ code }) });
    await enterCode(page, code);
    await page.waitForSelector("text=换用这台手机");
  },
  sheet: (page, unit, of) => sheetOf(page, unit, of.league),
  longNames: (page, unit, of) => sheetOf(page, unit, of.long),
  async tapped(page, unit, of) {
    await sheetOf(page, unit, of.league);
    await page.click(".win.red:enabled");
    await page.waitForSelector(".over");
  },
  async over(page, unit, of) {
    await sheetOf(page, unit, of.fresh);
    await tapTwice(page);
    await page.waitForSelector(".over");
  },
  async cut(page, unit, of) {
    await sheetOf(page, unit, of.fresh);
    await page.context().setOffline(true);
    await page.click(".win.red:enabled");
    await page.waitForSelector(".strip.bad");
  },
  async matches(page, unit, of) {
    await sheetOf(page, unit, of.fresh);
    await page.click(".which");
  },
};

async function asOfficer(page, unit, path) {
  const { cookie } = await officer(unit);
  const [name, value] = cookie.split("=");
  await page.context().addCookies([{ name, value, domain: "bahe.test", path: "/" }]);
  await page.goto(`http://bahe.test:${unit.port}${path}`);
  await page.waitForSelector(".entry-page");
}

export const forms = {
  verbs: (page, unit, of) => asOfficer(page, unit, `/do/${of.league}`),
  note: (page, unit, of) => asOfficer(page, unit, `/do/${of.plain}/note`),
  result: (page, unit, of) => asOfficer(page, unit, `/do/${of.fresh}/result`),
  async fault(page, unit, of) {
    await asOfficer(page, unit, `/do/${of.fresh}/result`);
    await page.click(".chip:has-text('后勤组') >> nth=0");
    await page.click(".chip:has-text('后勤组') >> nth=1");
    await page.fill("#do-red-ends", "2");
    await page.fill("#do-blue-ends", "9");
    await page.click("text=试算");
    await page.waitForSelector(".fault");
  },
};
