import {spawnSync} from "node:child_process";
import {existsSync} from "node:fs";
import {parseArgs} from "node:util";
import {lessons} from "../lessons.js";
import {lighthouseFolder, measurePage, type Judgement} from "./lighthouse/measurePage.js";
import {serveCompressed} from "./lighthouse/serveCompressed.js";

/**
 * What Lighthouse says of the pages in dist, medians of five runs, as a table; ends with 1 where a budget is broken. Build
 * the site first, and let nothing else run: a busy machine is a slow page. See docs/speed.md.
 *
 *     npm run lighthouse -- --runs 3 lstm gru
 */
const {values, positionals} = parseArgs({
  options: {runs: {type: "string", default: "5"}},
  allowPositionals: true
});

/** How good a page has to be. */
const budgets: readonly {readonly name: keyof Judgement; readonly least?: number; readonly most?: number}[] = [
  {name: "performance", least: 0.97},
  {name: "accessibility", least: 1},
  {name: "best-practices", least: 1},
  {name: "seo", least: 1},
  {name: "paint", most: 1.8},
  {name: "shift", most: 0.01},
  {name: "kB", most: 200}
];

if (!existsSync("dist/index.html")) throw new Error("lighthouse: expected a site in dist, found none: npm run build");
if (!existsSync(`${lighthouseFolder}/node_modules`)) {
  const {status} = spawnSync("npm", ["install", "--prefix", lighthouseFolder, "--no-audit", "--no-fund"]);
  if (status !== 0) throw new Error("lighthouse: could not be installed; there may be no network");
}

const names = positionals.length > 0 ? positionals : lessons.map(({path}) => path.slice(1));
const {address, close} = await serveCompressed("dist");
console.log("| page | performance | accessibility | best practices | SEO | first paint | shift | sent | files |");
console.log("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
for (const name of names) {
  const page = await measurePage(`${address}${name}.html`, Number(values.runs));
  console.log(row(name, page));
  for (const fault of broken(page)) {
    console.error(`${name}: ${fault}`);
    process.exitCode = 1;
  }
}
close();

function row(name: string, page: Judgement): string {
  const scores = [page.performance, page.accessibility, page["best-practices"], page.seo];
  const rest = [`${page.paint.toFixed(2)} s`, page.shift.toFixed(3), `${page.kB.toFixed(0)} kB`, page.files];
  return `| ${[name, ...scores.map((score) => score.toFixed(2)), ...rest].join(" | ")} |`;
}

function broken(page: Judgement): string[] {
  return budgets.flatMap(({name, least, most}) => {
    const value = page[name];
    if (least !== undefined && !(value >= least)) return [`${name}: expected ${least} at least, got ${value}`];
    return most !== undefined && !(value <= most) ? [`${name}: expected ${most} at most, got ${value}`] : [];
  });
}
