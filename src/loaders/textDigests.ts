import * as v from "valibot";
import {hashText} from "./hashJson.js";
import {mobyDick} from "./mobyDick.js";
import {readJson} from "./readJson.js";

/** The grammars that tasks are made of, by the task's name. */
const grammars: Readonly<Partial<Record<string, string>>> = {
  tickets: "data/grammars/tickets.json",
  agreement: "data/grammars/agreement.json",
  intensifier: "data/grammars/intensifier.json",
  nextWord: "data/grammars/agreement.json",
  maskedWord: "data/grammars/agreement.json"
};

/**
 * Digests of what a task reads beside its settings, by name: none for most. The reasons in a grammar do not count, nor its
 * spaces.
 * @param root the project's folder
 */
export function textDigests(task: string, root = "."): Record<string, string> {
  if (task === "characters") return {text: hashText(mobyDick())};
  const grammar = grammarOf(task);
  if (grammar === undefined) return {};
  const whole = readJson(`${root}/${grammar}`, grammar, v.record(v.string(), v.unknown()));
  // The order of a rule's alternatives does count: it decides which one a random number falls on.
  return {[grammar]: hashText(JSON.stringify({...whole, why: undefined}))};
}

/** The file of the grammar that a task is made of; undefined for one that has none. */
export function grammarOf(task: string): string | undefined {
  return grammars[task];
}
