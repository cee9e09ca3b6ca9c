import {spawnSync} from "node:child_process";
import {existsSync} from "node:fs";
import {parseArgs} from "node:util";
import {lessons} from "../lessons.js";
import {lighthouseFolder, measurePage, type Judgement} from "./lighthouse/measurePage.js";
import {serveCompressed} from "./lighthouse/serveCompressed.js";

/**
 * What Lighthouse says of the pages in dist, medians of five runs, as a table; ends with 1 where a budget is broken. Build
 * the site first, and let nothing else run: a busy machine is a slow page. See docs/speed.md.
 */
const {values, positionals} = parseArgs({
  options: {runs: {type: "string", default: "5"}},
  allowPositionals: true
});

/** From which or up to which value a page is as good as it has to be. */
const atLeast = {performance: 0.97, accessibility: 1, "best-practices": 1, seo: 1} as const;
const atMost = {paint: 1.8, shift: 0.01, kB: 200} as const;

if (!existsSync("dist/index.html")) throw new Error("lighthouse: expected a site in dist, found none: npm run build");
if (!existsSync(`${lighthouseFolder}/node_modules`)) {
  const {status} = spawnSync("npm", ["install", "--prefix", lighthouseFolder, "--no-audit", "--no-fund"]);
  if (status !== 0) throw new Error("lighthouse: could not be installed; there may be no network");
}

const broken =
  ([name, budget]: [string, number], good: (value: number, budget: number) => boolean) =>
  (page: Judgement): string[] => {
    const value = page[name as keyof Judgement];
    return good(value, budget) ? [] : [`${name} ${value}, expected ${budget}`];
  };
const budgets = [
  ...Object.entries(atLeast).map((budget) => broken(budget, (value, least) => value >= least)),
  ...Object.entries(atMost).map((budget) => broken(budget, (value, most) => value <= most))
];

const {address, close} = await serveCompressed("dist");
console.log("| page | performance | accessibility | best practices | SEO | first paint | shift | sent | files |");
console.log("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
const faults: string[] = [];
for (const name of positionals.length > 0 ? positionals : lessons.map(({path}) => path.slice(1))) {
  const page = await measurePage(`${address}${name}.html`, Number(values.runs));
  const scores = [page.performance, page.accessibility, page["best-practices"], page.seo].map((score) =>
    score.toFixed(2)
  );
  const rest = [`${page.paint.toFixed(2)} s`, page.shift.toFixed(3), `${page.kB.toFixed(0)} kB`, page.files];
  console.log(`| ${[name, ...scores, ...rest].join(" | ")} |`);
  faults.push(...budgets.flatMap((budget) => budget(page)).map((fault) => `${name}: ${fault}`));
}
close();
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
