import {spawnSync} from "node:child_process";
import {existsSync} from "node:fs";
import {cpus} from "node:os";
import {parseArgs} from "node:util";
import {browserContestants} from "./bench/browserContestants.js";
import {measure, type Measurement} from "./bench/measure.js";
import {contestantInProcess, type Contestant} from "./bench/contestant.js";
import {contestantNames, type ContestantName} from "./bench/contestants.js";
import {readSettings, type BenchSettings} from "./bench/readSettings.js";
import {table, type Result} from "./bench/table.js";
import type {Workload} from "./bench/workloads.js";

/**
 * Training steps a second of our kernels and of others, on one core: forward, the whole way back, and SGD. Contestants
 * take turns, a process or a tab each, and medians are printed. See docs/speed.md.
 */
const {values} = parseArgs({
  options: {
    json: {type: "boolean", default: false},
    rounds: {type: "string", default: "9"},
    seconds: {type: "string", default: "0.4"},
    only: {type: "string"},
    peers: {type: "boolean", default: true},
    browser: {type: "boolean", default: true}
  },
  allowNegative: true
});
const {chosen, rounds, seconds} = settingsOrEnd();
const settings = {rounds, seconds, note: say};

if (values.peers && !existsSync("bench/node_modules")) {
  const {status} = spawnSync("npm", ["install", "--prefix", "bench", "--no-audit", "--no-fund"], {stdio: "ignore"});
  if (status !== 0) say("TensorFlow.js could not be installed: there may be no network");
}
const hasPyTorch = values.peers && spawnSync("/usr/bin/python3", ["-c", "import torch"]).status === 0;
if (values.peers && !hasPyTorch) say("pytorch: /usr/bin/python3 has none");

const names = contestantNames.filter((name) => {
  if (name === "tensorflow.js") return values.peers && existsSync("bench/node_modules");
  return name !== "pytorch" || hasPyTorch;
});
const inBrowser = names.filter((name) => name !== "pytorch");

const results: Result[] = [];
for (const workload of chosen) {
  await compete(`Node ${process.version}`, workload, names.map(contestantInProcess));
  if (values.browser) {
    const {contestants, close} = await browserContestants(inBrowser);
    await compete("Chromium", workload, contestants);
    await close();
  }
}

if (values.json) console.log(JSON.stringify({machine: machine(), settings, results}, null, 2));
else console.log(`\n${machine()}`);

async function compete(where: string, workload: Workload, contestants: readonly Contestant[]): Promise<void> {
  const measurements = await measure(contestants, workload, settings);
  await Promise.allSettled(contestants.map((contestant) => contestant.close())); // one that died may have nothing to close
  checkLosses(workload, measurements);
  const result = {where, workload, measurements};
  results.push(result);
  if (!values.json) console.log(`\n${table(result)}`);
}

/** Who computes something else than the others is not a peer. PyTorch's GRU is another cell: it resets after the product. */
function checkLosses({name, cell}: Workload, measurements: readonly Measurement[]): void {
  const others: readonly ContestantName[] = cell === "gru" ? ["pytorch"] : [];
  const losses = measurements.filter(
    ({contestant}) => !contestant.startsWith("product") && !others.includes(contestant)
  );
  for (const {contestant, loss} of losses)
    if (!(Math.abs(loss - losses[0].loss) <= 1e-3 * Math.abs(losses[0].loss)))
      throw new Error(`${contestant}, ${name}: expected a loss of ${losses[0].loss}, got ${loss}`);
}

function settingsOrEnd(): BenchSettings {
  try {
    return readSettings(values);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}

function machine(): string {
  const [{model}, {length}] = [cpus()[0], cpus()];
  return `${model}, ${length} cores; one core used; medians of ${settings.rounds} rounds of ${settings.seconds} s`;
}

/** Beside the results, not among them. */
function say(text: string): void {
  console.error(text);
}
