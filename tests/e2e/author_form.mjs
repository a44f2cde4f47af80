// What the page for authors ends with: the form of a plugin that was made a minute ago, on the page, in a browser.
//   author_form.mjs ADDRESS LINK ACTIVITY VERB LABEL …      for tests/docs, which has made the plugin and started the server
import assert from "node:assert/strict";
import { launch, until } from "./kit.mjs";

const [address, link, activity, verb, ...labels] = process.argv.slice(2);
const browser = await launch();
try {
  const page = await (await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "zh-CN" })).newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  await page.goto(link);
  await page.click("button");
  await page.waitForURL(`${address}/`);
  await page.goto(`${address}/do/${activity}/${verb}`);
  await page.waitForSelector(".form");
  for (const label of labels) await until(label, async () => (await page.textContent(".form")).includes(label));
  if (process.env.BAHE_PICTURE) await page.screenshot({ path: process.env.BAHE_PICTURE });
  assert.deepEqual(faults, []);
  console.log(`on the page: ${labels.join(" ")}`);
} finally {
  await browser.close();
}
