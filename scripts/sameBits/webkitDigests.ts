import {spawn} from "node:child_process";
import {createServer} from "node:net";
import type {AddressInfo} from "node:net";
import {Builder, type WebDriver} from "selenium-webdriver";
import type {Digests} from "./computations.js";
import type {Question} from "./playwrightDigests.js";
import {systemWebKit} from "../browserPath.js";

/** Runs by itself, under xvfb-run where there is no screen: reads a question as JSON, writes the digests as JSON. */
const question = JSON.parse(await read(process.stdin)) as Question;
process.stdout.write(JSON.stringify(await inWebKit(question)));

async function inWebKit({address, figures, timeout}: Question): Promise<Digests> {
  const webkit = systemWebKit();
  if (!webkit) throw new Error("expected WebKitWebDriver and MiniBrowser, found none");
  const port = await freePort();
  const server = spawn(webkit.driver, [`--port=${port}`], {stdio: ["ignore", "ignore", "inherit"]});
  try {
    const driver = await connect(port, webkit.browser);
    try {
      await driver.manage().setTimeouts({script: timeout, pageLoad: timeout});
      await driver.get(address);
      await driver.wait(() => driver.executeScript<boolean>("return 'sameBits' in window"), timeout);
      const answer = await driver.executeAsyncScript<Digests | string>(
        "const done = arguments[1]; sameBits(arguments[0]).then(done, (error) => done(String(error)));",
        figures
      );
      if (typeof answer === "string") throw new Error(answer);
      return answer;
    } finally {
      await driver.quit();
    }
  } finally {
    server.kill();
  }
}

/** The driver takes a moment before it listens. */
async function connect(port: number, binary: string): Promise<WebDriver> {
  for (let attempt = 1; ; ++attempt) {
    try {
      return await new Builder()
        .usingServer(`http://127.0.0.1:${port}`)
        .withCapabilities({
          browserName: "MiniBrowser",
          "webkitgtk:browserOptions": {binary, args: ["--automation"]}
        })
        .build();
    } catch (error) {
      if (attempt === 20) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const {port} = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function read(stream: NodeJS.ReadableStream): Promise<string> {
  let text = "";
  for await (const chunk of stream) text += String(chunk);
  return text;
}
