import {existsSync, readdirSync} from "node:fs";

/** Chromium that knows no windows, as Debian installs it: browser tests take less time with it. */
export function systemHeadlessShell(): string | undefined {
  return firstOf("/usr/bin/chromium-headless-shell");
}

/** Chromium as Debian installs it, without windows if it can be; undefined where it is not, and Playwright's own is used. */
export function systemChromium(): string | undefined {
  return systemHeadlessShell() ?? firstOf("/usr/bin/chromium");
}

/** Firefox as Debian installs it; undefined where it is not. */
export function systemFirefox(): string | undefined {
  return firstOf("/usr/bin/firefox-esr", "/usr/bin/firefox");
}

/** What draws SVG files on Debian without a browser; undefined where it is not. */
export function systemRsvg(): string | undefined {
  return firstOf("/usr/bin/rsvg-convert");
}

/** WebKitGTK's driver, the browser that it drives, and what gives it a screen; undefined where one of them is missing. */
export function systemWebKit(): {driver: string; browser: string; screen: string} | undefined {
  const [driver, screen] = ["/usr/bin/WebKitWebDriver", "/usr/bin/xvfb-run"];
  const browser = miniBrowser();
  return existsSync(driver) && existsSync(screen) && browser !== undefined ? {driver, browser, screen} : undefined;
}

/** Where it lies depends on the processor and on the version of WebKitGTK. */
function miniBrowser(): string | undefined {
  const folders = (path: string): string[] => (existsSync(path) ? readdirSync(path) : []);
  return folders("/usr/lib")
    .flatMap((processor) =>
      ["6.0", "4.1", "4.0"].map((version) => `/usr/lib/${processor}/webkit2gtk-${version}/MiniBrowser`)
    )
    .find((path) => existsSync(path));
}

function firstOf(...paths: string[]): string | undefined {
  return paths.find((path) => existsSync(path));
}
