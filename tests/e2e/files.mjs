// A photo goes with a record: chosen on the page, made small there, kept while there is no network, sent once, and shown where the
// record is listed. One that is private is shown for a reason only.
import assert from "node:assert/strict";
import { signIn } from "./desk.mjs";
import { Unit, launch, noViolations, until } from "./kit.mjs";

const unit = new Unit();
const browser = await launch();
const faults = [];
const base = () => `http://bahe.test:${unit.port}`;
const says = (page, words) => until(`the page says ${words}`, async () => (await page.textContent("body")).includes(words));

// A picture as a camera makes one: larger than any page needs, with noise that JPEG cannot make small.
async function photo(page, width, height, type) {
  const url = await page.evaluate(
    ([width, height, type]) => {
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [width, height];
      const context = canvas.getContext("2d");
      const pixels = context.createImageData(width, height);
      for (let i = 0; i < pixels.data.length; i++) pixels.data[i] = i % 4 === 3 ? 255 : (Math.random() * 64 + (i % 997) / 6) & 255;
      context.putImageData(pixels, 0, 0);
      return canvas.toDataURL(type, 0.95);
    },
    [width, height, type],
  );
  return Buffer.from(url.slice(url.indexOf(",") + 1), "base64");
}

const eventsOf = (page, activity) => page.evaluate(async (activity) => (await fetch(`/api/activity/${activity}/events`)).json(), activity);

async function choose(page, field, ...files) {
  await page.setInputFiles(`#do-${field}`, files);
  await until("each file is listed", async () => (await page.$$eval(`.field:has(#do-${field}) .file-list li`, (all) => all.length)) === files.length);
}

async function whileCutOff(page, context, plain) {
  const large = await photo(page, 3000, 2000, "image/jpeg");
  await page.goto(`${base()}/do/${plain}/note`);
  await page.waitForSelector("#do-photos");
  await page.fill("#do-title", "摘杨梅");
  await choose(page, "photos", { name: "IMG_0001.jpeg", mimeType: "image/jpeg", buffer: large }, { name: "通知.txt", mimeType: "text/plain", buffer: Buffer.from("八点集合\n") });
  assert.match(await page.textContent(".file-list"), /IMG_0001\.jpg .*KB|MB/);
  await noViolations(page, "a form with files");
  await context.setOffline(true);
  await page.click(".press:has-text('记录')");
  await says(page, "没连上，记录已存在本机");
  await context.setOffline(false);
  await says(page, "已全部上传");
  const [event] = await eventsOf(page, plain);
  assert.deepEqual(event.files.map(({ field, n, name, picture }) => ({ field, n, name, picture })), [
    { field: "photos", n: 1, name: "IMG_0001.jpg", picture: true },
    { field: "photos", n: 2, name: "通知.txt", picture: false },
  ]);
  assert.ok(event.files[0].size < large.length / 2, `${event.files[0].size} of ${large.length} bytes`);
  return event;
}

async function whereItIsListed(page, plain, event) {
  await page.goto(`${base()}/manage/${plain}`);
  await page.waitForSelector("#latest .file-link img");
  const natural = () => page.$eval("#latest .file-link img", (image) => [image.naturalWidth, image.naturalHeight]);
  await page.$eval("#latest .file-link", (link) => link.scrollIntoView());
  await until("the picture is there", async () => (await natural())[0] > 0);
  assert.deepEqual(await natural(), [2000, 1333]);
  assert.match(await page.textContent("#latest .record-files"), /IMG_0001\.jpg.*通知\.txt/);
  await noViolations(page, "records with files");
  const text = await page.evaluate(async (path) => {
    const answer = await fetch(path);
    return [answer.headers.get("Content-Disposition"), await answer.text()];
  }, `/api/activity/${plain}/file/${event.seq}/photos?n=2`);
  assert.match(text[0], /^attachment/);
  assert.equal(text[1], "八点集合\n");
}

async function refused(page, plain) {
  await page.goto(`${base()}/do/${plain}/note`);
  await page.waitForSelector("#do-photos");
  await page.setInputFiles("#do-photos", { name: "坏.jpg", mimeType: "image/jpeg", buffer: Buffer.from("no picture at all") });
  await says(page, "“坏.jpg”打不开");
  await page.setInputFiles("#do-photos", { name: "大.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(8 * 1024 * 1024 + 1, 37) });
  await says(page, "“大.pdf”超过 8.0 MB");
  const scan = (name) => ({ name, mimeType: "application/pdf", buffer: Buffer.concat([Buffer.from("%PDF-1.4\n"), Buffer.alloc(6 * 1024 * 1024, 37)]) });
  const long = `${"长".repeat(120)}.pdf`;
  await page.setInputFiles("#do-photos", [scan("一.pdf"), scan(long), scan("三.pdf")]);
  await says(page, "“三.pdf”没有加上：一条记录的文件合起来最多 17.0 MB");
  assert.deepEqual(
    await page.$$eval(".field:has(#do-photos) .file-list .what", (all) => all.map((one) => one.firstChild.textContent.trim())),
    ["一.pdf", `${"长".repeat(96)}.pdf`],
  );
  await page.click("[aria-label='去掉 一.pdf']");
  await page.click(".file-list button");
  await page.fill("#do-title", "包");
  await choose(page, "photos", { name: "x.zip", mimeType: "application/zip", buffer: Buffer.from("PK\x03\x04 nothing of an office") });
  await page.click(".press:has-text('记录')");
  await until("the refusal stands beside its field", async () => /不能存这种文件/.test(await page.textContent(".field:has(#do-photos)")));
}

// A phone far from the router takes long over a large file. It is not begun anew meanwhile, by this page or another one.
async function slowly(page, plain) {
  let sent = 0;
  const address = `**/api/activity/${plain}/do/note`;
  await page.context().route(address, async (route) => {
    sent++;
    await new Promise((resolve) => setTimeout(resolve, 56000));
    await route.continue();
  });
  await page.goto(`${base()}/do/${plain}/note`);
  await page.waitForSelector("#do-photos");
  await page.fill("#do-title", "扫描件");
  await choose(page, "photos", { name: "扫描件.pdf", mimeType: "application/pdf", buffer: Buffer.concat([Buffer.from("%PDF-1.4\n"), Buffer.alloc(6 * 1024 * 1024, 37)]) });
  await page.click(".press:has-text('记录')");
  await until("it is being sent", async () => sent === 1);
  const other = await page.context().newPage();
  await other.goto(`${base()}/do/${plain}/note`);
  await other.waitForSelector("#do-photos");
  await new Promise((resolve) => setTimeout(resolve, 56000));
  await says(page, "已全部上传");
  assert.equal(sent, 1);
  await other.close();
  await page.context().unroute(address);
  assert.match((await eventsOf(page, plain))[0].files[0].name, /扫描件/);
}

async function privately(page, visits) {
  const receipt = await photo(page, 400, 300, "image/png");
  await page.goto(`${base()}/do/${visits}/visit`);
  await page.waitForSelector("#do-receipt");
  await page.click("#do-recipient .chip:has-text('龙娜')");
  await page.click("#do-occasion .chip:has-text('住院')");
  await page.click("#do-visitors .chip:has-text('梁贵')");
  await page.click("#do-visitors .chip:has-text('邓军')");
  await choose(page, "receipt", { name: "住院票据.png", mimeType: "image/png", buffer: receipt });
  await page.click(".press:has-text('记录')");
  await says(page, "已记录");
  const [event] = await eventsOf(page, visits);
  assert.deepEqual(event.files, [{ field: "receipt", n: 1, sealed: true }]);
  await page.goto(`${base()}/private`);
  await says(page, "龙娜");
  assert.ok(!(await page.textContent("body")).includes("住院票据"));
  await page.fill("#private-by", "何武");
  await page.click(".found .chip:has-text('何武')");
  await page.click("li:has-text('龙娜') >> button:has-text('查看')");
  await page.fill(`#why-${event.seq}`, "核对票据");
  await page.click("button:has-text('看'):not(:has-text('查看'))");
  const address = "**/api/private/*/file/**";
  await page.context().route(address, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 17000)); // as long as a large one takes on a slow network
    await route.continue();
  });
  await page.click("button:has-text('住院票据.jpg')");
  await page.waitForSelector(".opened-file");
  await page.context().unroute(address);
  await until("the picture is there", async () => (await page.$eval(".opened-file", (image) => image.naturalWidth)) === 400);
  await noViolations(page, "a private file");
  const trace = await eventsOf(page, 2);
  assert.equal(trace.filter((one) => JSON.stringify(one.shown).includes("核对票据")).length, 2);
}

try {
  unit.bahe("init", "青禾小学工会");
  for (const name of ["龙娜", "何武", "梁贵", "邓军"]) unit.bahe("do", "花名册", "add-person", "--name", name);
  const opened = (kind, title) => JSON.parse(unit.bahe("open", kind, title, "--format", "json")).activity;
  const [plain, visits] = [opened("plain-activity", "记一笔"), opened("welfare-visit", "慰问")];
  await unit.serve(0);
  const page = await signIn(browser, unit, { hasTouch: true });
  page.on("pageerror", (error) => faults.push(String(error)));
  const event = await whileCutOff(page, page.context(), plain);
  await whereItIsListed(page, plain, event);
  await refused(page, plain);
  await slowly(page, plain);
  await privately(page, visits);
  assert.match(unit.bahe("verify"), /4 个文件/);
  assert.deepEqual(faults, []);
} finally {
  await browser.close();
  await unit.end();
}
