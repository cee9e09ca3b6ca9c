import {existsSync} from "node:fs";
import {camelCase} from "../camelCase.js";
import {workFolder} from "./forks.js";

const kebab = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** As long as what it names stays readable, and its paths short enough for Windows. */
const longest = 32;

/** Names that Windows gives to no file. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * What is wrong with the name of a page that is to be: a sentence, or undefined.
 * @param root the project's folder
 */
export function faultOfName(name: string, root = "."): string | undefined {
  if (!kebab.test(name))
    return `expected a name in small letters, digits and single hyphens that begins with a letter, my-lstm; got ${JSON.stringify(name)}`;
  if (name.length > longest) return `expected a name of ${longest} characters at most, got ${name.length}: ${name}`;
  if (reserved.test(name)) return `expected a name that a file may have on Windows too, got ${name}`;
  const taken = [
    `src/${name}.md`,
    `src/${name}`,
    `${workFolder}/${name}`,
    `src/figures/${camelCase(name)}`,
    `data/experiments/${name}.json`
  ].find((place) => existsSync(`${root}/${place}`));
  return taken === undefined ? undefined : `expected a name that is free, got ${name}: ${taken} is there already`;
}
