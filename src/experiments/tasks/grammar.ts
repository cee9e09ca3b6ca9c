import * as v from "valibot";
import type {Random} from "../../engine/random.js";
import {positive} from "../schemas.js";

/**
 * Rules of a weighted context-free grammar: what each symbol becomes, words and symbols with spaces between, and how
 * likely in proportion. Whatever is not the name of a rule is a word. No rule leads back to itself.
 */
export type GrammarRules = Readonly<Record<string, Readonly<Record<string, number>>>>;

export const grammarRules = v.pipe(
  v.record(
    v.string(),
    v.pipe(
      v.record(v.string(), positive),
      v.check((becomes) => Object.keys(becomes).length > 0, "a rule with something on its right side")
    )
  ),
  v.check((rules) => Object.keys(rules).every((symbol) => ends(rules, symbol, [])), "rules that do not go in a circle")
);
function ends(rules: GrammarRules, symbol: string, above: readonly string[]): boolean {
  if (!isSymbol(rules, symbol)) return true;
  if (above.includes(symbol)) return false;
  return Object.keys(rules[symbol]).every((words) =>
    split(words).every((word) => ends(rules, word, [...above, symbol]))
  );
}

/** The words that a symbol becomes; a word stays as it is. */
export function expand(rules: GrammarRules, symbol: string, random: Random): string[] {
  const words: string[] = [];
  expandInto(words, choicesOf(rules), symbol, random);
  return words;
}

function expandInto(words: string[], choices: Choices, symbol: string, random: Random): void {
  const becomes = choices.get(symbol);
  if (!becomes) words.push(symbol);
  else for (const part of choose(becomes, random)) expandInto(words, choices, part, random);
}

/** Every text that a symbol can become, its words joined by spaces, with its probability. */
export function expansions(rules: GrammarRules, symbol: string): ReadonlyMap<string, number> {
  let ofSymbol = enumerated.get(rules);
  if (!ofSymbol) enumerated.set(rules, (ofSymbol = new Map()));
  let texts = ofSymbol.get(symbol);
  if (!texts) ofSymbol.set(symbol, (texts = enumerate(rules, symbol)));
  return texts;
}

// Asked for again at every word of every sentence.
const enumerated = new WeakMap<GrammarRules, Map<string, ReadonlyMap<string, number>>>();

function enumerate(rules: GrammarRules, symbol: string): ReadonlyMap<string, number> {
  const becomes = choicesOf(rules).get(symbol);
  if (!becomes) return new Map([[symbol, 1]]);
  const all = new Map<string, number>();
  for (const {weight, parts} of becomes.options) {
    let texts: (readonly [string, number])[] = [["", weight / becomes.total]];
    for (const part of parts)
      texts = texts.flatMap(([text, p]) =>
        [...expansions(rules, part)].map(([end, q]) => [text ? `${text} ${end}` : end, p * q] as const)
      );
    for (const [text, p] of texts) all.set(text, (all.get(text) ?? 0) + p);
  }
  return all;
}

/** The words that a symbol can come down to. */
export function wordsOf(rules: GrammarRules, symbol: string): string[] {
  if (!isSymbol(rules, symbol)) return [symbol];
  const parts = new Set(Object.keys(rules[symbol]).flatMap(split));
  return [...new Set([...parts].flatMap((part) => wordsOf(rules, part)))];
}

/** The numbers of words that a symbol can become. */
export function lengthsOf(rules: GrammarRules, symbol: string): number[] {
  if (!isSymbol(rules, symbol)) return [1];
  const all = Object.keys(rules[symbol]).flatMap((words) =>
    split(words)
      .map((part) => lengthsOf(rules, part))
      .reduce((sums, lengths) => unique(sums.flatMap((sum) => lengths.map((length) => sum + length))), [0])
  );
  return unique(all);
}

/** One of a list, each as likely. */
export function pick<T>(list: readonly T[], random: Random): T {
  return list[random.integer(list.length)];
}

/** The words of a text of a grammar's file: what stands between spaces. */
export function split(words: string): string[] {
  return words.split(" ").filter((word) => word !== "");
}

/** What each symbol becomes, as lists of words and symbols, with the weights. */
type Choices = ReadonlyMap<string, {readonly total: number; readonly options: readonly Option[]}>;
interface Option {
  readonly weight: number;
  readonly parts: readonly string[];
}

// Splitting the rules anew for each sentence would take longer than the network that learns from it.
const prepared = new WeakMap<GrammarRules, Choices>();

function choicesOf(rules: GrammarRules): Choices {
  const known = prepared.get(rules);
  if (known) return known;
  const choices = new Map(
    Object.entries(rules).map(([symbol, becomes]) => {
      const options = Object.entries(becomes).map(([words, weight]) => ({weight, parts: split(words)}));
      return [symbol, {total: options.reduce((total, {weight}) => total + weight, 0), options}];
    })
  );
  prepared.set(rules, choices);
  return choices;
}

function choose({total, options}: {total: number; options: readonly Option[]}, random: Random): readonly string[] {
  let left = random.uniform() * total;
  for (const {weight, parts} of options) {
    left -= weight;
    if (left < 0) return parts;
  }
  // Only rounding leads here: the sum of the weights may come out a little smaller than when they are taken away.
  return options[options.length - 1].parts;
}

function isSymbol(rules: GrammarRules, word: string): boolean {
  return Object.hasOwn(rules, word);
}

function unique(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}
