import {spawn} from "node:child_process";
import {rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {buildSync} from "esbuild";
import fc from "fast-check";

/** When a program is killed: after a share of the time that it takes whole, or in the middle of one of its writes. */
export type Moment =
  | {readonly kind: "time"; readonly share: number}
  | {readonly kind: "write"; readonly at: number; readonly share: number};

const share = fc.double({min: 0, max: 1, noNaN: true});

/** How many are tried: a few at each run, `MOMENTS=50` by hand. */
const count = Number(process.env.MOMENTS ?? 5);

/** For a test that tries all of them, on a machine that has much else to do; in ms. */
export const timeout = 60_000 + 20_000 * count;

/**
 * Moments in a program that makes about so many writes; the same ones at each run, others for `SEED=7`.
 * @param half a write that is always among them, broken off in its middle
 */
export function drawMoments(writes: number, half: number): Moment[] {
  const byTime = fc.record({kind: fc.constant("time" as const), share});
  const byWrite = fc.record({kind: fc.constant("write" as const), at: fc.integer({min: 1, max: writes}), share});
  // Most between two writes, where halves come from.
  const drawn = fc.sample(fc.oneof({arbitrary: byTime, weight: 1}, {arbitrary: byWrite, weight: 2}), count - 1);
  return [{kind: "write", at: half, share: 0.5}, ...drawn];
}

/** How a program ended, and what it said. */
export interface End {
  readonly how: number | NodeJS.Signals | null;
  readonly said: string;
  readonly milliseconds: number;
}

const deadly = join(tmpdir(), `die-at-write-${process.pid}.mjs`);
buildSync({
  entryPoints: [`${import.meta.dirname}/dieAtWrite.ts`],
  outfile: deadly,
  bundle: true,
  platform: "node",
  format: "esm"
});
process.on("exit", () => rmSync(deadly, {force: true}));

/**
 * Runs a program of scripts/ in a project's folder, and kills it at a moment, if one is given.
 * @param takes what it takes when it is left alone, in ms
 */
export function runProgram(
  program: string,
  options: readonly string[],
  root: string,
  moment?: Moment,
  takes = Infinity
): Promise<End> {
  const start = performance.now();
  const dies =
    moment?.kind === "write"
      ? {
          NODE_OPTIONS: `--import ${pathToFileURL(deadly).href}`,
          ...{DIE_IN: root, DIE_AT: String(moment.at), DIE_SHARE: String(moment.share)}
        }
      : {};
  const child = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), program, ...options], {
    cwd: root,
    env: {...process.env, ...dies},
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own, which dies together without the test.
    detached: true
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text: Buffer) => (said += text.toString()));
  const timer = moment?.kind === "time" ? setTimeout(() => child.kill("SIGKILL"), moment.share * takes) : undefined;
  return new Promise((resolve) => {
    // Not its streams' end: a worker that outlives it may hold these.
    child.on("exit", (code, signal) => {
      clearTimeout(timer);
      resolve({how: code ?? signal, said, milliseconds: performance.now() - start});
    });
  });
}
