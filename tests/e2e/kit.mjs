// What every browser test needs: a store of its own, the command line, a server, and a browser that does not trust the page's origin.
import { createRequire } from "node:module";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const modules = createRequire(process.env.BAHE_MODULES);
const { chromium } = modules("playwright-core");
const program = join(process.env.BAHE_BUILD, "core/app/bahe");

export class Unit {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), "bahe-e2e-"));
    this.store = join(this.folder, "data", "unit.db");
    this.environment = { ...process.env, HOME: this.folder, XDG_DATA_HOME: join(this.folder, "home"), XDG_CONFIG_HOME: join(this.folder, "config") };
  }

  // Runs one command and returns what it printed; throws with both streams where it fails.
  bahe(...words) {
    return execFileSync(program, ["--store", this.store, ...words], { env: this.environment, encoding: "utf8", timeout: 20000 });
  }

  // The same with `text` on its standard input.
  give(text, ...words) {
    return execFileSync(program, ["--store", this.store, ...words], { env: this.environment, encoding: "utf8", timeout: 20000, input: text });
  }

  // Starts a server and waits until it says where it listens. After a kill the port may be held for another moment.
  async serve(port) {
    for (let tries = 0; ; tries++) {
      try {
        return await this.serveOnce(port);
      } catch (error) {
        if (tries === 10 || !port) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  }

  async serveOnce(port) {
    const server = spawn(program, ["--store", this.store, "serve", "--port", String(port)], { env: this.environment });
    const said = [];
    server.stderr.on("data", (bytes) => said.push(String(bytes)));
    this.port = await new Promise((resolve, reject) => {
      server.stdout.on("data", (bytes) => {
        said.push(String(bytes));
        const match = /http:\/\/[^/]*?:(\d+)\//.exec(said.join(""));
        if (match) resolve(Number(match[1]));
      });
      server.on("exit", (code) => reject(new Error(`the server ended with ${code}: ${said.join("")}`)));
    });
    this.server = server;
  }

  // Asks the server as the administrator, without a browser; throws where it refuses.
  async ask(method, path, body) {
    const base = `http://127.0.0.1:${this.port}`;
    const send = (method, path, body, headers) =>
      fetch(base + path, { method, headers: { "Content-Type": "application/json", ...headers }, body: body && JSON.stringify(body) });
    if (!this.session) {
      const answer = await send("POST", "/api/session", { link: this.bahe("link").trim().split("#")[1] });
      if (!answer.ok) throw new Error(`the administrator's link: ${await answer.text()}`);
      this.session = { Cookie: answer.headers.get("set-cookie").split(";")[0], "X-Bahe-Token": (await answer.json()).token };
    }
    const answer = await send(method, path, body, this.session);
    if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
    return answer.json();
  }

  async kill() {
    const gone = new Promise((resolve) => this.server.once("exit", resolve));
    this.server.kill("SIGKILL");
    await gone;
  }

  async end() {
    if (this.server && this.server.exitCode === null && this.server.signalCode === null) await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

// A school's LAN is not localhost: the page is opened under a name that the browser does not trust.
export function launch() {
  return chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: [
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP bahe.test 127.0.0.1",
    ],
  });
}

// Waits for what a person would wait for; the page's own policy forbids what playwright would evaluate there.
export async function until(what, holds, milliseconds = 20000) {
  const last = Date.now() + milliseconds;
  while (!(await holds())) {
    if (Date.now() > last) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

let axe = null;

// Throws with every place of the page where axe-core finds that people who see, hear or move otherwise are kept out.
export async function noViolations(page, where = page.url()) {
  await page.waitForSelector("h1", { state: "attached", timeout: 5000 }).catch(() => undefined); // else axe says that there is none
  axe = axe || readFileSync(modules.resolve("axe-core/axe.min.js"), "utf8");
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  const said = violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${one.help} – ${node.target.join(" ")}: ${node.html}`));
  if (said.length > 0) throw new Error(`${where}\n${said.join("\n")}`);
}
