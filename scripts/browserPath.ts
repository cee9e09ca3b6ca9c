import {existsSync} from "node:fs";

/** Chromium as Debian installs it; undefined where it is not, and Playwright's own is used. */
export function systemChromium(): string | undefined {
  return existsSync("/usr/bin/chromium") ? "/usr/bin/chromium" : undefined;
}
