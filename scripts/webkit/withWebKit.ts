import {spawn} from "node:child_process";
import {createServer, type AddressInfo} from "node:net";
import {Builder, type WebDriver} from "selenium-webdriver";
import {systemWebKit} from "../browserPath.js";

/**
 * Drives WebKitGTK, which Playwright cannot: needs a screen, so that what calls it runs under xvfb-run where there is none.
 * @param timeout for a page or a script, in ms
 * @throws where it is not installed
 */
export async function withWebKit<T>(timeout: number, use: (driver: WebDriver) => Promise<T>): Promise<T> {
  const webkit = systemWebKit();
  if (!webkit) throw new Error("expected WebKitWebDriver and MiniBrowser, found none");
  const port = await freePort();
  const server = spawn(webkit.driver, [`--port=${port}`], {stdio: ["ignore", "ignore", "inherit"]});
  try {
    const driver = await connect(port, webkit.browser);
    try {
      await driver.manage().setTimeouts({script: timeout, pageLoad: timeout});
      return await use(driver);
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
