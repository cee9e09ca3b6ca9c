import {execFile} from "node:child_process";
import {promisify} from "node:util";
import {median} from "d3";
import {systemChromium} from "../browserPath.js";

/** What is installed for this alone, by scripts/lighthouse.ts. */
export const lighthouseFolder = "bench/lighthouse";

const command = `${lighthouseFolder}/node_modules/lighthouse/cli/index.js`;

const run = promisify(execFile);

/** The categories of Lighthouse, and the measures that are budgeted. */
const categories = ["performance", "accessibility", "best-practices", "seo"] as const;

/** A page, as Lighthouse judges it: scores from 0 to 1, the first paint in s, what has moved, kB and files that were sent. */
export type Judgement = Record<(typeof categories)[number] | "paint" | "shift" | "kB" | "files", number>;

/** The part of its report that is read here. */
interface Report {
  readonly categories: Readonly<Record<string, {readonly score: number | null}>>;
  readonly audits: Readonly<
    Record<string, {readonly numericValue?: number; readonly details?: {readonly items?: readonly unknown[]}}>
  >;
  readonly runtimeError?: {readonly message: string};
}

/**
 * The medians of some runs of Lighthouse over a page, with its mobile preset: a slow telephone on a slow network, simulated.
 * @throws Error when Lighthouse could not load the page
 */
export async function measurePage(address: string, runs: number): Promise<Judgement> {
  const judgements: Judgement[] = [];
  for (let k = 0; k < runs; ++k) judgements.push(judge(await report(address)));
  const names = Object.keys(judgements[0]) as (keyof Judgement)[];
  return Object.fromEntries(
    names.map((name) => [name, median(judgements, (judgement) => judgement[name])])
  ) as Judgement;
}

async function report(address: string): Promise<Report> {
  const browser = systemChromium();
  const {stdout} = await run(
    process.execPath,
    [command, address, "--output=json", "--quiet", "--chrome-flags=--headless=new --no-sandbox"],
    {
      env: {...process.env, ...(browser === undefined ? {} : {CHROME_PATH: browser})},
      maxBuffer: 2 ** 26
    }
  );
  const read = JSON.parse(stdout) as Report;
  if (read.runtimeError) throw new Error(`Lighthouse at ${address}: ${read.runtimeError.message}`);
  return read;
}

function judge({categories: scored, audits}: Report): Judgement {
  const measured = (audit: string): number => audits[audit]?.numericValue ?? NaN;
  const scores = categories.map((name) => [name, scored[name]?.score ?? NaN] as const);
  return {
    ...(Object.fromEntries(scores) as Record<(typeof categories)[number], number>),
    paint: measured("first-contentful-paint") / 1000,
    shift: measured("cumulative-layout-shift"),
    kB: measured("total-byte-weight") / 1000,
    files: audits["network-requests"]?.details?.items?.length ?? NaN
  };
}
