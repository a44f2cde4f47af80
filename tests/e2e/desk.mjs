// An officer at a desk: signed in by the link, with every key press counted.

export async function signIn(browser, unit, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "zh-CN", timezoneId: "Asia/Shanghai", ...options });
  const page = await context.newPage();
  const link = unit.bahe("link").trim().split("#")[1];
  await page.goto(`http://bahe.test:${unit.port}/link#${link}`);
  await page.click(".press");
  await page.waitForURL(`http://bahe.test:${unit.port}/`);
  return page;
}

// A keyboard that counts; a key is a key, whatever it writes.
export class Keys {
  constructor(page) {
    this.page = page;
    this.count = 0;
  }

  async press(...keys) {
    for (const key of keys) {
      await this.page.keyboard.press(key);
      this.count++;
    }
  }

  async type(digits) {
    await this.press(...digits);
  }

  // What an input method writes at once; counted as a key a character.
  async write(words) {
    await this.page.keyboard.insertText(words);
    this.count += words.length;
  }
}

// What a person reads anywhere on the page; scripts and styles are not read.
export function read(page) {
  return page.evaluate(() => document.body.innerText);
}

// Brings a page that a picture is made of to one of the officer's, signed in.
export const asOfficer = (path, then) => async (page, unit, of) => {
  await unit.ask("GET", "/api/me");
  const [name, value] = unit.session.Cookie.split("=");
  await page.context().addCookies([{ name, value, url: `http://bahe.test:${unit.port}` }]);
  await page.goto(`http://bahe.test:${unit.port}${path(of)}`);
  await page.waitForSelector("main h1");
  if (then) await then(page);
};

async function chosen(page) {
  await page.click(".chip:has-text('拔河')");
  await page.click("text=全选");
  await page.waitForSelector(".regulation p:not(.hint)");
}

async function withCode(page) {
  await page.click("button:has-text('给记录员一个六位数')");
  await page.waitForSelector(".new-code .six");
}

async function correcting(page) {
  await page.waitForSelector("#latest li");
  await page.click("#latest li >> text=更正或作废");
  await page.waitForSelector("#latest .sure");
}

async function tried(page) {
  await page.waitForSelector(".marks-row");
  const cells = await page.$$(".marks-row:first-child .cell input");
  for (const [index, cell] of cells.entries()) await cell.fill(String(905 + index * 7));
  await page.click(".marks-row:first-child >> text=试算");
  await page.waitForSelector(".outcome em");
}

async function scored(page) {
  await page.waitForSelector(".paper-entry .code");
  await page.fill(".paper-entry .code", "21");
}

const picture = async (page) => {
  await page.waitForSelector(".board-picture");
  await page.waitForFunction(() => document.querySelector(".board-picture").complete, undefined, { polling: 50 });
};

export const office = {
  home: asOfficer(() => "/"),
  open: asOfficer(() => "/open", chosen),
  manage: asOfficer((of) => `/manage/${of.fresh}`, withCode),
  correct: asOfficer((of) => `/manage/${of.league}`, correcting),
  marks: asOfficer((of) => `/marks/${of.readout}`, tried),
  results: asOfficer((of) => `/results/${of.eight}`, scored),
  visit: asOfficer((of) => `/visit/${of.visits}`),
  register: asOfficer((of) => `/register/${of.visits}`),
  files: asOfficer((of) => `/register/${of.files}`),
  share: asOfficer((of) => `/activity/${of.league}/share`, picture),
  roster: asOfficer(() => "/roster"),
};
