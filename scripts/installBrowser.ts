import {spawnSync} from "node:child_process";
import {existsSync, readFileSync} from "node:fs";
import {chromium} from "@playwright/test";
import {systemChromium, systemFirefox, systemHeadlessShell, systemRsvg, systemWebKit} from "./browserPath.js";

/**
 * Makes sure that the browser tests have a Chromium: Debian's package where it may, Playwright's download elsewhere; and
 * Firefox and WebKit where that can be. `--all` ends with 1 where one of them is missing.
 */
if (systemHeadlessShell() === undefined && onDebian()) installFromDebian("chromium-headless-shell", "fonts-liberation");
if (!installed()) {
  console.log("No Chromium for the browser tests; installing one.");
  if (onDebian()) installFromDebian("chromium", "fonts-liberation");
  if (!installed()) run("npx", ["playwright", "install", "--with-deps", "chromium"]);
  if (!installed()) run("npx", ["playwright", "install", "chromium"]);
}

if (installed()) {
  console.log(`Chromium: ${systemChromium() ?? chromium.executablePath()}`);
} else {
  console.error(
    "The browser tests need Chromium, and it could not be installed here. Install it by hand and test again:\n" +
      "  on Debian: apt-get install chromium (as root)\n" +
      "  elsewhere: npx playwright install --with-deps chromium"
  );
  process.exitCode = 1;
}

/**
 * Firefox and WebKit, for the same bits everywhere, and a program that draws saved pictures: tests go on without them, and
 * say so.
 */
const others: readonly [string, () => unknown, string[]][] = [
  ["rsvg-convert", systemRsvg, ["librsvg2-bin"]],
  ["Firefox", systemFirefox, ["firefox-esr"]],
  ["WebKit", systemWebKit, ["webkit2gtk-driver", "xvfb", "xauth", "dbus-x11"]]
];
const wanted = others.filter(([, found]) => !found());
if (wanted.length > 0 && onDebian()) installFromDebian(...wanted.flatMap(([, , packages]) => packages));
for (const [name, found, packages] of others)
  console.log(
    found()
      ? `${name}: installed`
      : `${name}: MISSING, and not tested (on Debian: apt-get install ${packages.join(" ")})`
  );
if (process.argv.includes("--all") && others.some(([, found]) => !found())) process.exitCode = 1;

function installed(): boolean {
  return systemChromium() !== undefined || existsSync(chromium.executablePath());
}

/** Ubuntu's package of that name is a snap, which a container cannot run; only Debian's will do. */
function onDebian(): boolean {
  return existsSync("/etc/os-release") && /^ID=debian$/m.test(readFileSync("/etc/os-release", "utf8"));
}

function installFromDebian(...packages: string[]): void {
  const root = process.getuid?.() === 0;
  if (!root && spawnSync("sudo", ["-n", "true"]).status !== 0) return;
  const apt = root ? ["apt-get"] : ["sudo", "-n", "apt-get"];
  run(...head([...apt, "update"]));
  run(...head([...apt, "install", "-y", "--no-install-recommends", ...packages]));
}

function head([command = "", ...args]: string[]): [string, string[]] {
  return [command, args];
}

function run(command: string, args: string[]): void {
  console.log(`> ${command} ${args.join(" ")}`);
  spawnSync(command, args, {stdio: "inherit"});
}
