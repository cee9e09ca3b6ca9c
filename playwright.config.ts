import {defineConfig} from "@playwright/test";
import {systemChromium, systemFirefox} from "./scripts/browserPath.js";
import {atRest, onlyChromium} from "./test/browser/support/inFirefox.js";
import {siteAddress, sitePort} from "./test/browser/support/siteAddress.js";

const chromium = systemChromium();

/** A page that asks another host fails here, as it would for a reader without a network. */
const onlyLocalhost = ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost"];

const onlyFirefox = "**/firefox.spec.ts";

/**
 * Debian's Firefox, by the protocol of all browsers. It ignores Playwright's switches for JavaScript, colour scheme and
 * motion without a word, so it runs only what needs none of them; that it is dark is a preference of its own.
 */
function firefox(executablePath: string) {
  return {
    name: "firefox",
    testMatch: onlyFirefox,
    use: {
      browserName: "firefox" as const,
      channel: "moz-firefox",
      launchOptions: {executablePath, firefoxUserPrefs: {"layout.css.prefers-color-scheme.content-override": 0}},
      trace: "off" as const
    }
  };
}
const installed = systemFirefox();
const firefoxes = installed === undefined ? [] : [firefox(installed)];

/**
 * What Chromium is tried by, in Firefox, but for what that cannot be asked for, which test/browser/support/inFirefox.ts
 * lists: by hand, as it takes longer than all the rest.
 */
function wholeFirefox(executablePath: string) {
  const {use} = firefox(executablePath);
  const tests = (named: typeof atRest): RegExp[] => named.map(({test}) => test);
  const never = [/@timing|@throttled/, ...tests(onlyChromium)];
  const light = {...use.launchOptions, firefoxUserPrefs: {"layout.css.prefers-color-scheme.content-override": 1}};
  const still = {...light, firefoxUserPrefs: {...light.firefoxUserPrefs, "ui.prefersReducedMotion": 1}};
  const shared = {testIgnore: onlyFirefox, timeout: 240_000};
  return [
    {...shared, name: "firefox-whole", use: {...use, launchOptions: light}, grepInvert: [...never, ...tests(atRest)]},
    {...shared, name: "firefox-still", use: {...use, launchOptions: still}, grep: tests(atRest), grepInvert: never}
  ];
}
const wholes = installed === undefined || !process.env.WHOLE ? [] : wholeFirefox(installed);

export default defineConfig({
  testDir: ".",
  testMatch: ["src/figures/**/*.spec.ts", "test/browser/*.spec.ts"],
  fullyParallel: true,
  // Two more than cores: tests that wait for their pages leave them to others.
  workers: 4,
  timeout: 60_000,
  forbidOnly: Boolean(process.env.CI),
  // A machine that stalls fails a test once; a fault fails it twice. The list names what passed on its second try.
  retries: 1,
  reporter: [["list"], ["json", {outputFile: "test-results/browser.json"}]],
  use: {
    baseURL: siteAddress,
    browserName: "chromium",
    launchOptions: {...(chromium === undefined ? {} : {executablePath: chromium}), args: onlyLocalhost},
    // A trace takes a third of the time, of a test that visits many figures four times as much as the test: by hand, where
    // a fault is sought: `--trace on`.
    trace: "off"
  },
  projects: [
    {name: "chromium", testIgnore: onlyFirefox, grepInvert: /@timing|@throttled/},
    ...firefoxes,
    ...wholes,
    // What measures time runs by itself, after everything else.
    {
      name: "timing",
      grep: /@timing/,
      dependencies: ["chromium", ...firefoxes.map(({name}) => name)],
      workers: 1,
      fullyParallel: false
    },
    // A slowed processor feels all that else is going on: asked for by hand, on a machine that rests.
    ...(process.env.THROTTLED ? [{name: "throttled", grep: /@throttled/, workers: 1, fullyParallel: false}] : [])
  ],
  webServer: {
    command: "tsx test/browser/support/serveSite.ts",
    port: sitePort,
    reuseExistingServer: false
  }
});
