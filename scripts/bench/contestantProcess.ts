import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import {createInterface} from "node:readline";
import {setFlagsFromString} from "node:v8";
import {prepare, run, type ContestantName} from "./contestants.js";
import type {TensorFlow} from "./tensorflow.js";
import type {Trainee, Workload} from "./workloads.js";

/**
 * One contestant in a process of its own: a line of JSON on its input asks it to prepare a workload or to train for so
 * many seconds, and it answers with a line. bench/pytorch.py does the same.
 */
setFlagsFromString("--experimental-wasm-relaxed-simd"); // before anything is compiled

const benchFolder = createRequire(join(process.cwd(), "bench/package.json"));

async function loadTensorflow(): Promise<TensorFlow> {
  // Found beside bench/package.json, not beside ours: what they export is declared in tensorflow.ts.
  const tf = benchFolder("@tensorflow/tfjs") as TensorFlow;
  const wasm = benchFolder("@tensorflow/tfjs-backend-wasm") as {
    setWasmPaths(folder: string): void;
    setThreadsCount(count: number): void;
  };
  wasm.setThreadsCount(1);
  wasm.setWasmPaths(`${dirname(benchFolder.resolve("@tensorflow/tfjs-backend-wasm"))}/`);
  await tf.setBackend("wasm");
  return tf;
}

const cpu = (): number => {
  const {user, system} = process.cpuUsage();
  return (user + system) / 1e6;
};

let trainee: Trainee | undefined;

for await (const line of createInterface({input: process.stdin})) {
  const asked = JSON.parse(line) as {contestant: ContestantName; workload: Workload} | {seconds: number};
  if ("contestant" in asked) {
    const before = process.memoryUsage.rss();
    trainee = await prepare(asked.contestant, asked.workload, loadTensorflow);
    answer({version: process.version, loss: trainee.step(), before, bytes: trainee.bytes});
  } else if (trainee) {
    const start = cpu();
    const done = run(trainee, asked.seconds, () => performance.now());
    answer({...done, cpu: cpu() - start, rss: process.resourceUsage().maxRSS * 1024});
  }
}

function answer(value: object): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
