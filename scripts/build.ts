import {parseArgs} from "node:util";
import {buildPages} from "./framework/buildPages.js";
import {checkSite} from "./framework/checkSite.js";
import type {Finding} from "./framework/checking/site.js";
import {finishSite} from "./framework/finishSite.js";
import {missingNames} from "./framework/pages/missingNames.js";
import {readPages} from "./framework/pages/readPages.js";
import {syntaxFaults} from "./framework/pages/syntaxFaults.js";

/**
 * Builds the site from data that are up to date, checks it, and ends with one line; with 1, when something is wrong, which
 * is said with our page and line, or with our file. `--verbose` shows all that Framework prints.
 */
const {values} = parseArgs({options: {verbose: {type: "boolean", default: false}}});
const start = performance.now();

const told = (findings: readonly Finding[]): boolean => {
  for (const {file, expected, found} of findings) console.error(`${file}: expected ${expected}, found ${found}`);
  return findings.length > 0;
};

/** What the last line says; nothing is built from pages whose code cannot run. */
async function build(): Promise<string> {
  const pages = readPages();
  const faults = [...missingNames(pages), ...(await syntaxFaults(pages))];
  if (told(faults)) throw new Error(`build: not done; ${faults.length} faults in the pages`);
  await buildPages(values.verbose);
  await finishSite();
  const {site, findings} = checkSite();
  if (told(findings)) process.exitCode = 1;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const checked = `links, anchors, pictures, hosts and code checked: ${findings.length} faults`;
  return `build: ${site.pages.length} pages and ${site.files.size} files in dist, in ${seconds} s; ${checked}`;
}

try {
  console.log(await build());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
