/**
 * Runs the experiments that take longer than a build: `npm run experiments -- --help`. Results go to data/results;
 * docs/results.md says how to use it.
 */
import {availableParallelism} from "node:os";
import {resolve} from "node:path";
import {parseArgs} from "node:util";
import {check} from "./experiments/check.js";
import {confirm} from "./experiments/confirm.js";
import {Display} from "./experiments/display.js";
import {merge} from "./experiments/merge.js";
import {runAll} from "./experiments/runAll.js";
import {parseShard} from "./experiments/shard.js";
import {table} from "./experiments/table.js";

const help = `npm run experiments -- [NAME…] [options]
  runs what is missing or stale of the experiments in data/experiments/training, all or those named
  --shard 3/8    only the third of eight parts
  --jobs N       runs at a time, instead of one for each core
npm run experiments -- --check [NAME…]
  says what is missing, stale or damaged
  --sample N     makes N results again and compares the bits
  --cheapest     those that took least, instead of any
  --seed S       draws another sample
  --first N      makes only the first N updates of each again
npm run experiments -- --confirm [NAME…]
  after a change of the code that is thought to change no bits: makes a run of each group again, and where they are the
  same lets all results stand; --first N as above
npm run experiments -- --merge FOLDER…
  takes over results of other machines
npm run experiments -- --table [NAME…]
  medians and intervals over seeds, as Markdown
  --at N         as it stood after N updates, instead of at the end`;

const cure =
  "experiments: `npm run experiments` makes what is missing, stale or damaged; " +
  "after a change of the code that alters no bits, `npm run experiments -- --confirm` is enough";

const options = {
  help: {type: "boolean"},
  shard: {type: "string", default: "1/1"},
  jobs: {type: "string", default: String(availableParallelism())},
  check: {type: "boolean"},
  sample: {type: "string", default: "0"},
  cheapest: {type: "boolean"},
  seed: {type: "string", default: "1"},
  first: {type: "string"},
  confirm: {type: "boolean"},
  merge: {type: "boolean"},
  table: {type: "boolean"},
  at: {type: "string"}
} as const;

/** @throws when the text is not a whole number from `least` */
function whole(option: string, text: string, least: number): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new Error(`experiments: --${option}: expected a whole number from ${least}, got ${text}`);
}

/** A path from where the command was typed; npm itself runs scripts in the package's folder. */
function typed(path: string): string {
  return resolve(process.env.INIT_CWD ?? ".", path);
}

const stopped = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stopped.abort());
// Who read the lines is gone, as in `… | head`.
process.stdout.on("error", () => stopped.abort());

/** What went wrong, a line each. */
async function main(): Promise<string[]> {
  const {values, positionals} = parseArgs({allowPositionals: true, options});
  const shared = {
    root: process.cwd(),
    display: new Display(process.stdout),
    jobs: whole("jobs", values.jobs, 1),
    signal: stopped.signal
  };
  if (values.help) {
    console.log(help);
    return [];
  }
  if (values.table) {
    const at = values.at === undefined ? undefined : whole("at", values.at, 0);
    console.log(await table(shared.root, positionals, at));
    return [];
  }
  if (values.merge) {
    if (positionals.length === 0) throw new Error("experiments: --merge: expected folders of results, got none");
    const {taken, leftAside, problems} = await merge(shared.root, positionals.map(typed));
    for (const line of leftAside) console.log(`left aside: ${line}`);
    console.log(`experiments: ${taken.length} results taken over, ${leftAside.length} left aside`);
    return problems;
  }
  const first = values.first === undefined ? undefined : whole("first", values.first, 1);
  if (values.check) {
    const problems = await check({
      ...shared,
      names: positionals,
      sample: whole("sample", values.sample, 0),
      choice: values.cheapest ? "cheapest" : {seed: whole("seed", values.seed, 0)},
      first
    });
    return problems.length === 0 ? [] : [...problems, cure];
  }
  if (values.confirm) return confirm({...shared, names: positionals, first});
  return runAll({...shared, names: positionals, shard: parseShard(values.shard)});
}

try {
  for (const problem of await main()) {
    console.error(problem);
    process.exitCode = 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
if (stopped.signal.aborted) {
  console.error("experiments: stopped; what had finished is kept, and the same command goes on from there");
  process.exitCode = 130;
}
