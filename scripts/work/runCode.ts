import {spawn} from "node:child_process";
import {deserialize, serialize} from "node:v8";
import type {Outcome} from "../../src/exercises/asking/exercise.js";

/** A call of a student's function: plain data, and before it a network, as a module's text. */
export interface Call {
  readonly args: readonly unknown[];
  readonly network?: string;
}

/** What a student's code may take. A gradient check of all that is asked needs a tenth of a second and 60 MB. */
export interface Limits {
  readonly seconds: number;
  readonly megabytes: number;
}
const usual: Limits = {seconds: 10, megabytes: 256};

/** More than this nobody reads, in characters of what the code prints. */
const mostPrinted = 1_000_000;

/** What came of the calls, in their order, or why nothing did. */
export type Ran = {readonly outcomes: readonly Outcome[]} | {readonly failed: string};

/** Node's own confinement, by the name that this version has for it. */
const permission = process.allowedNodeEnvironmentFlags.has("--permission") ? "--permission" : "--experimental-permission";

/**
 * Runs a student's code in a process of its own: no files, no other processes, no environment, limits of time and memory. That
 * it fails, loops or ends its process is an answer, not an error. Node does not cut off the network.
 * @param code JavaScript, a module
 * @param exported the function's name
 */
export async function runCode(
  code: string,
  exported: string,
  calls: readonly Call[],
  {seconds, megabytes}: Limits = usual
): Promise<Ran> {
  const mark = `outcomes-${crypto.randomUUID()} `;
  const flags = [permission, "--no-warnings", `--max-old-space-size=${megabytes}`, "--input-type=module", "-"];
  const child = spawn(process.execPath, flags, {env: {}, stdio: ["pipe", "pipe", "pipe"]});
  let [printed, complaint, late] = ["", "", false];
  const timer = setTimeout(() => {
    late = true;
    child.kill("SIGKILL");
  }, seconds * 1000);
  const hear = (chunk: Buffer): void => {
    printed += chunk.toString("utf8");
    if (printed.length > 10 * mostPrinted) child.kill("SIGKILL");
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", (chunk: Buffer) => (complaint = (complaint + chunk.toString("utf8")).slice(0, mostPrinted)));
  // A process that has ended reads nothing more.
  child.stdin.on("error", () => undefined);
  child.stdin.end(harness(code, exported, calls, mark));
  await new Promise((done) => child.on("close", done));
  clearTimeout(timer);
  const found = printed.split("\n").find((line) => line.startsWith(mark));
  if (found !== undefined) return read(found.slice(mark.length));
  if (late) return {failed: `it was stopped after ${seconds} seconds`};
  if (printed.length > 10 * mostPrinted) return {failed: `it was stopped after printing ${printed.length} characters`};
  if (/heap out of memory/i.test(complaint)) return {failed: `it took more than ${megabytes} MB of memory`};
  return {failed: `it ended without an outcome: ${complaint.trim().split("\n").slice(-3).join(" ") || "no word why"}`};
}

function read(text: string): Ran {
  try {
    return deserialize(Buffer.from(text, "base64")) as Ran;
  } catch {
    return {failed: "what it gave cannot be read"};
  }
}

const moduleOf = (code: string): string => `data:text/javascript;base64,${Buffer.from(code).toString("base64")}`;

/** What the process runs: the student's module stands by itself, and sees nothing of this one. */
function harness(code: string, exported: string, calls: readonly Call[], mark: string): string {
  const asked = calls.map(({args, network}) => ({args, network: network === undefined ? null : moduleOf(network)}));
  return `import {deserialize, serialize} from "node:v8";
const print = process.stdout.write.bind(process.stdout);
const calls = deserialize(Buffer.from("${serialize(asked).toString("base64")}", "base64"));
const give = (ran) => print("\\n${mark}" + serialize(ran).toString("base64") + "\\n");
const plain = (call) => { try { return call(); } catch (error) { return String(error); } };
try {
  const student = await import("${moduleOf(code)}");
  const f = student["${exported}"];
  if (typeof f !== "function") give({failed: "expected a function ${exported} that is exported, found none"});
  else {
    const outcomes = [];
    for (const {args, network} of calls) {
      const before = network === null ? [] : [(await import(network)).network];
      try {
        const value = await f(...before, ...args);
        serialize(value);
        outcomes.push({kind: "value", value});
      } catch (error) {
        outcomes.push({kind: "threw", says: plain(() => String(error?.message ?? error)).slice(0, 300)});
      }
    }
    give({outcomes});
  }
} catch (error) {
  give({failed: plain(() => String(error?.message ?? error)).slice(0, 300)});
}
`;
}
