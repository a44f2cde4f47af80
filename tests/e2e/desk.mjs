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
