import {defineConfig} from "@playwright/test";
import {systemChromium, systemFirefox} from "./scripts/browserPath.js";
import {siteAddress, sitePort} from "./test/browser/support/siteAddress.js";

const chromium = systemChromium();

/** A page that asks another host fails here, as it would for a reader without a network. */
const onlyLocalhost = ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost"];

/**
 * Debian's Firefox, by the protocol of all browsers. It ignores Playwright's switches for JavaScript, colour scheme and
 * motion without a word, so it runs only what needs none of them.
 */
function firefox(executablePath: string) {
  return {
    name: "firefox",
    testMatch: "**/every-figure.spec.ts",
    use: {
      browserName: "firefox" as const,
      channel: "moz-firefox",
      launchOptions: {executablePath},
      trace: "off" as const
    }
  };
}
const installed = systemFirefox();
/**
 * `THOROUGH=1 npm test` has what does not fit into the minutes of every change: Firefox, and axe on each figure in a state
 * other than its first.
 */
const thorough = process.env.THOROUGH !== undefined;
const firefoxes = installed === undefined || !thorough ? [] : [firefox(installed)];

export default defineConfig({
  testDir: "test/browser",
  testMatch: "**/*.spec.ts",
  fullyParallel: true,
  workers: 2,
  timeout: 120_000,
  forbidOnly: Boolean(process.env.CI),
  // A machine that stalls fails a test once; a fault fails it twice. The list names what passed on its second try.
  retries: 1,
  reporter: [["list"], ["json", {outputFile: "test-results/browser.json"}]],
  use: {
    baseURL: siteAddress,
    browserName: "chromium",
    launchOptions: {...(chromium === undefined ? {} : {executablePath: chromium}), args: onlyLocalhost},
    trace: "retain-on-failure"
  },
  projects: [
    {name: "chromium", grepInvert: thorough ? /@timing/ : /@timing|@thorough/},
    ...firefoxes,
    // What measures time runs by itself, after everything else.
    {
      name: "timing",
      grep: /@timing/,
      dependencies: ["chromium", ...firefoxes.map(({name}) => name)],
      workers: 1,
      fullyParallel: false
    }
  ],
  webServer: {
    command: "tsx test/browser/support/serveSite.ts",
    port: sitePort,
    reuseExistingServer: false
  }
});
