import {resolve} from "node:path";
import {build} from "esbuild";
import {hashText} from "./hashJson.js";

/**
 * The code that turns a run's settings into its result, and the tasks. `npm run load` finds these paths here, so that
 * what reads results is run again, and may refuse them, when that code changes.
 */
export const engineEntries = ["src/experiments/training/startRun.ts"];

/**
 * Digest of the code that a result depends on: all modules that the entries import, the compiled kernels among them, as one bundle
 * without comments, types and spaces, so that only what can change a number counts. Packages are left out: there is
 * only valibot, which checks settings and computes nothing.
 * @param root the project's folder
 */
export async function engineHash(root: string, entries: readonly string[] = engineEntries): Promise<string> {
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
