import type {Exercise} from "../../src/exercises/asking/exercise.js";
import {posed} from "../../src/exercises/asking/poseFor.js";
import {workFolder} from "../fork/forks.js";
import {codeFile} from "./checkCode.js";
import {compileNetwork} from "./compileNetwork.js";

/** Where a hunted network stands. It is made from the seed: nobody hands it in, and a check makes it anew. */
export function networkFile(name: string, exercise: string): string {
  return `${workFolder}/${name}/${exercise}.mjs`;
}

/** The files that exercises with code bring: what is to be written into, and hunted networks, compiled. */
export async function codeFiles(
  name: string,
  list: readonly {readonly exercise: Exercise; readonly seed: number}[]
): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const {exercise, seed} of list) {
    const {code, hunted} = posed(exercise, seed);
    if (code) files.set(codeFile(name, exercise.id), code.starter);
    if (!hunted) continue;
    const network = await compileNetwork(hunted.kind, hunted.fault);
    const asked = `export const asked = ${JSON.stringify(hunted.asked)};\n`;
    files.set(networkFile(name, exercise.id), network + asked);
  }
  return files;
}
