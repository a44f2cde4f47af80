// In a browser: whoever watches loads the viewers' files only; a file that is gone, because the server was replaced by a newer one,
// has the page begin again, once, and never leaves it white; and a network that is cut while a page loads is waited for.
import assert from "node:assert/strict";
import { Unit, launch, noViolations, until } from "./kit.mjs";

const unit = new Unit();
const browser = await launch();

async function device() {
  const page = await (await browser.newContext({ viewport: { width: 360, height: 640 } })).newPage();
  page.begun = 0; // how often the browser asked for a page
  page.files = [];
  page.on("request", (request) => {
    if (request.isNavigationRequest()) page.begun++;
    const [, file] = /\/static\/(.*)/.exec(request.url()) || [];
    if (file) page.files.push(file);
  });
  page.open = (path) => page.goto(`http://bahe.test:${unit.port}${path}`);
  return page;
}

const gone = (route) => route.fulfill({ status: 404, contentType: "application/json", body: JSON.stringify({ error: "没有这个网址", code: "not-found" }) });
const says = (page, words) => until(words, async () => (await page.textContent("body")).includes(words));

// Of the entry's files each once, and nothing of anybody else's pages.
async function viewersLoadTheirs() {
  const phone = await device();
  await phone.open(`/activity/3`);
  await phone.waitForSelector("main");
  assert.ok(phone.files.length >= 3 && phone.files.length <= 4, phone.files.join(" "));
  assert.ok(!phone.files.some((file) => /office|home|record|judge|screen|remote/.test(file)), phone.files.join(" "));
  phone.files.length = 0;
  await phone.open("/check");
  await phone.waitForSelector("h1:has-text('查验')");
  assert.ok(phone.files.some((file) => /^office-.*\.js$/.test(file)) && phone.files.some((file) => /^office-.*\.css$/.test(file)));
}

async function beginsAgain(pattern) {
  const phone = await device();
  let missing = 1;
  await phone.route(pattern, (route) => (missing-- > 0 ? gone(route) : route.continue()));
  await phone.open("/check");
  await phone.waitForSelector("h1:has-text('查验')");
  assert.equal(phone.begun, 2, `${pattern}: the page began ${phone.begun} times`);
}

// Where it does not help the page says so and stays.
async function saysThatItIsGone() {
  const phone = await device();
  await phone.route("**/static/office-*.js", gone);
  await phone.open("/check");
  await says(phone, "这个页面没有载入");
  await noViolations(phone, "a page that could not be loaded");
  await new Promise((resolve) => setTimeout(resolve, 1500));
  assert.equal(phone.begun, 2, "the page begins again and again");
  await phone.unroute("**/static/office-*.js");
  await phone.click("text=重新载入");
  await phone.waitForSelector("h1:has-text('查验')");
}

async function waitsForTheNetwork() {
  const phone = await device();
  let cut = true;
  for (const pattern of ["**/static/office-*.js", "**/api/me"]) await phone.route(pattern, (route) => (cut ? route.abort() : route.continue()));
  await phone.open("/check");
  await says(phone, "暂时连不上");
  assert.equal(phone.begun, 1);
  cut = false;
  await phone.waitForSelector("h1:has-text('查验')");
}

// Nothing of this program runs: the page itself says what to do.
async function neverWhite() {
  const phone = await device();
  await phone.route("**/static/app-*.js", gone);
  await phone.open("/check");
  await phone.waitForSelector("text=一直没有内容");
}

try {
  unit.bahe("init", "青禾小学工会");
  unit.bahe("open", "tug-of-war", "拔河");
  await unit.serve(0);
  await viewersLoadTheirs();
  await beginsAgain("**/static/office-*.js");
  await beginsAgain("**/static/office-*.css");
  await saysThatItIsGone();
  await waitsForTheNetwork();
  await neverWhite();
} finally {
  await browser.close();
  await unit.end();
}
