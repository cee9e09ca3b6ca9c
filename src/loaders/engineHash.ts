import {resolve} from "node:path";
import {build} from "esbuild";
import {hashText} from "./hashJson.js";

const recurrentEntry = "src/experiments/training/startRun.ts";
const feedForwardEntry = "src/experiments/training/startFeedForwardRun.ts";
const gatesEntry = "src/experiments/training/startGatesRun.ts";

/**
 * The code that turns runs' settings into their results, and the tasks. `npm run load` finds these paths here, so that
 * what reads results is run again, and may refuse them, when that code changes.
 */
export const engineEntries = [recurrentEntry, feedForwardEntry, gatesEntry];

/**
 * The entry of the code that a run's result depends on: a change of the one sort's code leaves the other's results fresh.
 * @param run of a feed-forward net or on gates, which says so by its `kind`, or of a recurrent network, which has none
 */
export function engineEntry(run: object): string {
  if (!("kind" in run)) return recurrentEntry;
  return run.kind === "gates" ? gatesEntry : feedForwardEntry;
}

/**
 * Digest of the code that a result depends on: all modules that the entries import, the compiled kernels among them, as one bundle
 * without comments, types and spaces, so that only what can change a number counts. Packages are left out: there is
 * only valibot, which checks settings and computes nothing.
 * @param root the project's folder
 */
export async function engineHash(root: string, entries: readonly string[] = [recurrentEntry]): Promise<string> {
  const {outputFiles} = await build({
    absWorkingDir: resolve(root),
    entryPoints: [...entries],
    bundle: true,
    packages: "external",
    format: "esm",
    target: "esnext",
    charset: "utf8",
    minifyWhitespace: true,
    legalComments: "none",
    // A compiler option of the project does not change what the code computes.
    tsconfigRaw: {},
    write: false,
    outdir: "unwritten",
    logLevel: "silent"
  });
  return hashText(outputFiles.map(({text}) => text).join("\n"));
}
