import {defineConfig} from "@playwright/test";
import {systemChromium} from "./scripts/browserPath.js";
import {siteAddress, sitePort} from "./test/browser/support/siteAddress.js";

const chromium = systemChromium();

export default defineConfig({
  testDir: "test/browser",
  testMatch: "**/*.spec.ts",
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"], ["json", {outputFile: "test-results/browser.json"}]],
  use: {
    baseURL: siteAddress,
    browserName: "chromium",
    launchOptions: {
      ...(chromium === undefined ? {} : {executablePath: chromium}),
      // A page that asks another host fails here, as it would for a reader without a network.
      args: ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost"]
    },
    trace: "retain-on-failure"
  },
  webServer: {
    command: "tsx test/browser/support/serveSite.ts",
    port: sitePort,
    reuseExistingServer: false
  }
});
