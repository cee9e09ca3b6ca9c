import type {Matrix} from "../../engine/linear/matrix.js";
import type {Batch} from "../../engine/networks/batch.js";
import {Random} from "../../engine/random.js";
import {largest, portions} from "./answers.js";
import {checkWhole} from "./checkWhole.js";
import {oneHot} from "./oneHot.js";
import type {Task} from "./task.js";

/**
 * In which order the source is read; the target is written from its first symbol to its last. Straight; from the last to
 * the first; straight, but with the first symbol read last; the second half, then the first; in an order without rule, the
 * same for all sequences.
 */
export const sourceOrders = ["straight", "reversed", "first-read-last", "halves-swapped", "shuffled"] as const;
export type SourceOrder = (typeof sourceOrders)[number];

export interface SourceOrderSettings {
  /** How many symbols are read, and written. */
  readonly length: number;
  /** How many there are to choose from. */
  readonly symbols: number;
  readonly order: SourceOrder;
}

/** The error rate below which it counts as solved: one in a hundred, as in temporal order. */
export const sourceOrderSolved = 0.01;

/** Of the order without rule: any will do, as long as it is always the same. */
const shuffleSeed = 3;

/** Which symbol of the target, from 0, is read at each step. */
export function readingOrder(order: SourceOrder, length: number): number[] {
  const straight = Array.from({length}, (_, k) => k);
  const half = Math.floor(length / 2);
  switch (order) {
    case "straight":
      return straight;
    case "reversed":
      return straight.reverse();
    case "first-read-last":
      return [...straight.slice(1), 0];
    case "halves-swapped":
      return [...straight.slice(half), ...straight.slice(0, half)];
    case "shuffled":
      return shuffled(straight, new Random(shuffleSeed));
  }
}

/**
 * For each symbol of the target, from the first: the steps from where it is read to where it is written. Their mean is
 * length + 1 in every order.
 */
export function readingDistances(order: SourceOrder, length: number): number[] {
  const read = readingOrder(order, length);
  return read.map((_, symbol) => length + 1 + symbol - read.indexOf(symbol));
}

/**
 * One network reads a source and then writes it: `length` symbols in one of several orders, a delimiter, and `length`
 * blanks, at which the symbols are due in their own order. One-hot vectors, the blank and the delimiter after the symbols. The score
 * is the share of wrong symbols, `by` has them by their place in the target, from 1.
 * Source: the reversed source sentences of Sutskever, Vinyals, Le 2014, section 3.3, in small: one network for both
 * halves, and nothing of what was written is read again.
 */
export function sourceOrderTask({length, symbols, order}: SourceOrderSettings): Task {
  checkWhole("sourceOrderTask", {length, symbols}, {length: 1, symbols: 2});
  const read = readingOrder(order, length);
  return {
    name: "sourceOrder",
    input: {size: symbols + 2},
    outputSize: symbols,
    score: {name: "error rate", baseline: 1 - 1 / symbols, better: "lower"},
    batch: (size, random) => sourceBatch(read, symbols, size, random),
    measure(outputs, examples, random) {
      checkWhole("sourceOrderTask.measure", {examples}, {examples: 1});
      const errors = new Array<number>(length).fill(0);
      for (const size of portions(examples)) {
        const {inputs, targets} = sourceBatch(read, symbols, size, random);
        const y = outputs(inputs);
        for (const [t, due] of targets.at)
          for (let row = 0; row < size; ++row) if (largest(y[t], row) !== due[row]) ++errors[t - length - 1];
      }
      const score = errors.reduce((total, wrong) => total + wrong, 0) / (length * examples);
      const by = errors.map((wrong, place) => ({group: place + 1, errors: wrong, trials: examples}));
      return {score, solved: score < sourceOrderSolved, by};
    }
  };
}

function sourceBatch(
  read: readonly number[],
  symbols: number,
  size: number,
  random: Random
): Batch & {inputs: readonly Matrix[]; targets: {kind: "classes"; at: ReadonlyMap<number, Int32Array>}} {
  checkWhole("sourceOrderTask.batch", {size}, {size: 1});
  const [blank, delimiter] = [symbols, symbols + 1];
  const wanted = Array.from({length: size}, () => read.map(() => random.integer(symbols)));
  const inputs = wanted.map((target) => [...read.map((symbol) => target[symbol]), delimiter, ...read.map(() => blank)]);
  const due = (symbol: number) => Int32Array.from(wanted, (target) => target[symbol]);
  const at = new Map(read.map((_, symbol) => [read.length + 1 + symbol, due(symbol)]));
  return {inputs: oneHot(inputs, symbols + 2), targets: {kind: "classes", at}};
}

/** Fisher and Yates's shuffle of a copy. */
function shuffled(list: readonly number[], random: Random): number[] {
  const copy = [...list];
  for (let last = copy.length - 1; last > 0; --last) {
    const k = random.integer(last + 1);
    [copy[last], copy[k]] = [copy[k], copy[last]];
  }
  return copy;
}
