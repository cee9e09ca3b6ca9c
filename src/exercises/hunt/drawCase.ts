import type {Random} from "../../engine/random.js";
import type {HuntedKind} from "./faults.js";
import type {Case} from "./huntedNetwork.js";
import type {Table, Tables} from "./tables.js";

/** How large a case is. */
export interface CaseSizes {
  readonly T: number;
  readonly B: number;
  readonly H: number;
}

/** Words, numbers of a word's row, classes: three of each are enough for a word to come twice. */
const [vocabulary, I, C] = [3, 2, 3];

/** The names of each kind's gates. */
const gatesOf = {rnn: [], lstm: ["f", "i", "o", "c"], gru: ["u", "r", "h"], "both-ways": []} as const;

/** Parameters and sequences of a size, with numbers of three decimals; every step has a loss. */
export function drawCase(kind: HuntedKind, {T, B, H}: CaseSizes, random: Random): Case {
  const table = (rows: number, cols: number): Table =>
    Array.from({length: rows}, () =>
      Array.from({length: cols}, () => Number((1.6 * random.uniform() - 0.8).toFixed(3)))
    );
  const prefixes = kind === "both-ways" ? ["right.", "left."] : [""];
  const names = gatesOf[kind].length
    ? gatesOf[kind].map((name) => [`W_${name}`, `U_${name}`, `b_${name}`])
    : [["W_h", "W_x", "b"]];
  const parameters: Tables = {E: table(vocabulary, I)};
  const start: Tables = {};
  for (const prefix of prefixes) {
    for (const [W, U, b] of names)
      Object.assign(parameters, {[prefix + W]: table(H, H), [prefix + U]: table(H, I), [prefix + b]: table(H, 1)});
    for (const name of kind === "lstm" ? ["h", "c"] : ["h"]) start[prefix + name] = table(B, H);
  }
  Object.assign(parameters, {V: table(C, H * prefixes.length), d: table(C, 1)});
  const integers = (below: number): Table =>
    Array.from({length: T}, () => Array.from({length: B}, () => random.integer(below)));
  return {parameters, start, words: integers(vocabulary), classes: integers(C)};
}
