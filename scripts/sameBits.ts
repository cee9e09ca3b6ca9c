import {spawn} from "node:child_process";
import {existsSync, readdirSync, writeFileSync} from "node:fs";
import {chromium} from "@playwright/test";
import {readText} from "../src/loaders/readText.js";
import {systemChromium, systemFirefox, systemWebKit} from "./browserPath.js";
import {readForks} from "./fork/forks.js";
import {figureRooms} from "./framework/loading/figureModules.js";
import {computeDigests, type Digests} from "./sameBits/computations.js";
import {differences} from "./sameBits/differences.js";
import type {FigureSettings} from "./sameBits/figureDigests.js";
import {inChromium, inFirefox, type Question} from "./sameBits/playwrightDigests.js";
import {serveDigests} from "./sameBits/serveDigests.js";

/**
 * Holds the same bits everywhere: digests of the figures' rows and of short training runs, equal to the committed ones in
 * Node, Chromium, Firefox and WebKit. `--renew` writes what Node computes as the new ones, and then asks the browsers.
 */
const expectedFile = "data/same-bits.json";

/** For a browser to start, compute and answer, in ms. */
const timeout = 75_000;

const node = await computeDigests(figures());
if (process.argv.includes("--renew")) writeFileSync(expectedFile, `${JSON.stringify(node, null, 2)}\n`);
const expected = JSON.parse(readText(expectedFile)) as Digests;

const {address, close} = await serveDigests();
const question: Question = {address, figures: figures(), timeout};
const engines: [string, (() => Promise<Digests>) | string][] = [
  [`Node ${process.versions.node}`, () => Promise.resolve(node)],
  ["Chromium", hasChromium() ? () => inChromium(question) : "is not installed here"],
  ["Firefox", systemFirefox() ? () => inFirefox(question) : "is not installed here (Debian: firefox-esr)"],
  [
    "WebKit",
    systemWebKit() ? () => inWebKit(question) : "is not installed here (Debian: webkit2gtk-driver, xvfb, xauth)"
  ]
];

const reports = await Promise.all(engines.map(([name, ask]) => report(name, ask)));
for (const {lines} of reports) console.log(lines.join("\n"));
if (reports.some(({good}) => !good)) process.exitCode = 1;
const missing = engines.filter(([, ask]) => typeof ask === "string").map(([name]) => name);
close();
if (missing.length > 0) console.log(`Not tested here, and so not known: ${missing.join(", ")}.`);
if (process.exitCode)
  console.log("Where the settings or the engine were meant to change: npx tsx scripts/sameBits.ts --renew");

/** The rooms of figures, and the settings that these may have; a fork's are for the student to change. */
function figures(): FigureSettings {
  const forked = new Set(readForks().flatMap(({rooms}) => rooms));
  const files = readdirSync("data/experiments").filter((file) => file.endsWith(".json"));
  const read = (file: string): unknown => JSON.parse(readText(`data/experiments/${file}`));
  return {
    rooms: figureRooms(".").filter((room) => !forked.has(room)),
    settings: Object.fromEntries(files.map((file) => [file.replace(/\.json$/, ""), read(file)]))
  };
}

/** Asks one engine; all are asked at the same time. */
async function report(name: string, ask: (() => Promise<Digests>) | string): Promise<{good: boolean; lines: string[]}> {
  if (typeof ask === "string") return {good: true, lines: [`NOT TESTED  ${name} ${ask}`]};
  const start = performance.now();
  try {
    const found = differences(expected, await ask());
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const head = `${found.length === 0 ? "same bits " : "OTHER BITS"}  ${name}, ${Object.keys(expected).length} digests, ${seconds} s`;
    return {good: found.length === 0, lines: [head, ...found.map((line) => `            ${line}`)]};
  } catch (error) {
    return {good: false, lines: [`FAILED      ${name}: ${error instanceof Error ? error.message : String(error)}`]};
  }
}

function hasChromium(): boolean {
  return systemChromium() !== undefined || existsSync(chromium.executablePath());
}

/** In a process of its own, with a screen of its own, that ends in any case. */
function inWebKit(question: Question): Promise<Digests> {
  const seconds = String(Math.ceil(timeout / 1000));
  const command = [
    "-k",
    "5",
    seconds,
    "xvfb-run",
    "-a",
    process.execPath,
    "--import",
    "tsx",
    "scripts/sameBits/webkitDigests.ts"
  ];
  const child = spawn("timeout", command, {stdio: ["pipe", "pipe", "inherit"]});
  let answer = "";
  child.stdout.on("data", (chunk) => (answer += String(chunk)));
  child.stdin.end(JSON.stringify(question));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) return resolve(JSON.parse(answer) as Digests);
      reject(new Error(code === 124 ? `no answer within ${seconds} s` : `its driver ended with ${code}`));
    });
  });
}
