import {existsSync} from "node:fs";
import {exercises} from "../../src/exercises/exercises.js";
import type {Exercise} from "../../src/exercises/asking/exercise.js";
import {parseJson} from "../../src/loaders/parseJson.js";
import {readText} from "../../src/loaders/readText.js";
import {workFolder, type Fork} from "../fork/forks.js";

/** Where a student's answers stand, by the exercises' ids. */
export function answersFile(name: string): string {
  return `${workFolder}/${name}/answers.json`;
}

/**
 * A student's answers as they are written.
 * @throws Error where the file is not there, is no JSON (with its line), or is no list by exercises
 */
export function readAnswers({name}: Pick<Fork, "name">, root = "."): Readonly<Record<string, unknown>> {
  const file = answersFile(name);
  if (!existsSync(`${root}/${file}`)) throw new Error(`${file}: expected your answers, found no such file`);
  const whole = parseJson(readText(`${root}/${file}`), file);
  if (typeof whole === "object" && whole !== null && !Array.isArray(whole)) return whole as Record<string, unknown>;
  throw new Error(
    `${file}: expected answers by exercise, {"perplexity": 3.1}; got ${JSON.stringify(whole).slice(0, 40)}`
  );
}

/** The exercises of a fork, each with the seed of its numbers, in the lecture's order. */
export function exercisesOf({exercises: seeds}: Pick<Fork, "exercises">): {exercise: Exercise; seed: number}[] {
  return exercises.flatMap((exercise) =>
    Object.hasOwn(seeds, exercise.id) ? [{exercise, seed: seeds[exercise.id]}] : []
  );
}
