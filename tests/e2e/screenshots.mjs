// A picture of every page in every size it is looked at in, each measured for what could not be read.
//   screenshots.mjs [--few] [--only NAME] FOLDER
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Unit, launch } from "./kit.mjs";
import { unreadable } from "./legible.mjs";
import { desks, pages, phones } from "./pages.mjs";
import { every } from "./prepared.mjs";

const words = process.argv.slice(2);
const few = words.includes("--few");
const only = words.includes("--only") ? words[words.indexOf("--only") + 1] : "";
const folder = words.filter((word) => !word.startsWith("--") && word !== only).pop();
if (!folder) throw new Error("say into which folder");
mkdirSync(folder, { recursive: true });

// Nothing more is on its way and nothing moves: two pictures a moment apart are the same.
async function settled(page) {
  await page.waitForFunction(() => !document.querySelector("p.notice, .waiting.loading"), undefined, { polling: 50 }).catch(() => undefined);
  await page.evaluate(() => document.fonts.ready);
  for (let last = ""; ; ) {
    const now = (await page.screenshot()).toString("base64");
    if (now === last) return;
    last = now;
  }
}

async function look(browser, unit, numbers, row, size) {
  const [width, height] = size.split("x").map(Number);
  const phone = phones.includes(size);
  const context = await browser.newContext({ viewport: { width, height }, locale: "zh-CN", timezoneId: "Asia/Shanghai", reducedMotion: "reduce", isMobile: phone, hasTouch: phone });
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  await page.goto(`http://bahe.test:${unit.port}${row.path(numbers)}`);
  await page.waitForSelector(row.ready || "main", { timeout: 20000 });
  if (row.bring) await row.bring(page, unit, numbers);
  await settled(page);
  await page.screenshot({ path: join(folder, `${row.name}-${size}.png`) });
  faults.push(...(await unreadable(page, { phone: phone || desks.includes(size), least: row.least })));
  await context.close();
  return faults.map((fault) => `${row.name} at ${size}: ${fault}`);
}

const unit = new Unit();
const browser = await launch();
const faults = [];
let count = 0;
try {
  const numbers = await every(unit);
  for (const row of pages.filter((row) => row.name.startsWith(only) && (!few || row.test)))
    for (const size of few ? [row.test] : row.sizes) {
      faults.push(...(await look(browser, unit, numbers, row, size)));
      count++;
    }
} finally {
  await browser.close();
  await unit.end();
}
for (const fault of faults) console.error(fault);
console.log(`${count} pictures in ${folder}, ${faults.length} faults`);
if (faults.length > 0 || count === 0) process.exitCode = 1;
