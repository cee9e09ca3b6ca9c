import {existsSync} from "node:fs";
import {build} from "esbuild";
import type {Exercise} from "../../src/exercises/asking/exercise.js";
import {posed} from "../../src/exercises/asking/poseFor.js";
import type {Checked} from "../../src/exercises/checking/checkAnswer.js";
import {Random} from "../../src/engine/random.js";
import {readText} from "../../src/loaders/readText.js";
import {workFolder} from "../fork/forks.js";
import {compileNetwork} from "./compileNetwork.js";
import {runCode, type Call, type Limits} from "./runCode.js";

/** Where a student writes the code of an exercise. */
export function codeFile(name: string, exercise: string): string {
  return `${workFolder}/${name}/${exercise}.ts`;
}

/**
 * Tries the code that a student has written for an exercise, in a process of its own.
 * @param draw which calls it is tried by: the check at home has one, grading others
 */
export async function checkCode(
  {exercise, seed}: {readonly exercise: Exercise; readonly seed: number},
  {file, draw, limits}: {readonly file: string; readonly draw: number; readonly limits?: Limits}
): Promise<Checked | undefined> {
  const {code} = posed(exercise, seed);
  if (!code) return undefined;
  if (!existsSync(file)) return {status: "not answered", says: `expected ${code.exports} in ${file}, found no such file`};
  const source = readText(file);
  if (source === code.starter) return {status: "not answered", says: `${file} is as you got it`};
  const compiled = await compileCode(source, file);
  if ("wrong" in compiled) return {status: "cannot be read", says: compiled.wrong};
  const trials = code.trials(new Random(draw));
  const calls: Call[] = [];
  for (const {args, network} of trials)
    calls.push(network ? {args, network: await compileNetwork(network.kind, network.fault)} : {args});
  const ran = await runCode(compiled.js, code.exports, calls, limits);
  if ("failed" in ran) return {status: "wrong", says: ran.failed};
  const wrong = trials.map((trial, k) => trial.wrong(ran.outcomes[k])).find((one) => one !== undefined);
  return wrong === undefined
    ? {status: "right", says: "Your code has been run, and does what is asked."}
    : {status: "wrong", says: wrong};
}

/** A student's TypeScript as JavaScript that stands by itself. */
async function compileCode(source: string, file: string): Promise<{js: string} | {wrong: string}> {
  try {
    const {outputFiles} = await build({
      stdin: {contents: source, loader: "ts", sourcefile: file},
      ...{bundle: true, write: false, format: "esm", target: "es2022", charset: "utf8", logLevel: "silent"},
      plugins: [
        {
          name: "one-file",
          setup({onResolve}) {
            onResolve({filter: /.*/}, ({path}) => ({
              errors: [{text: `expected code that stands by itself, found an import of ${path}`}]
            }));
          }
        }
      ]
    });
    return {js: outputFiles[0].text};
  } catch (error) {
    const {errors = []} = error as {errors?: {text: string; location: {line: number} | null}[]};
    if (errors.length === 0) throw error;
    const [{text, location}] = errors;
    return {wrong: `${file}${location ? `:${location.line}` : ""}: ${text}`};
  }
}
