import type {Matrix} from "../../engine/linear/matrix.js";
import type {Random} from "../../engine/random.js";
import {largest, portions} from "./answers.js";
import {checkWhole} from "./checkWhole.js";
import {oneHot} from "./oneHot.js";
import type {Task} from "./task.js";

/** The symbols by their column: two that count, and four that fill. */
export const temporalOrderSymbols = ["A", "B", "c", "d", "e", "f"] as const;

/** The share of wrong answers below which the task counts as solved, of 10,000 sequences in the paper. */
export const temporalOrderSolved = 0.01;

/**
 * Temporal order: A or B at a step in [T/10, 2T/10] and again in [4T/10, 5T/10], counted from 1 with both ends; c, d, e
 * or f at all others; due after the last step is which of AA, AB, BA, BB it was. One-hot vectors.
 * Source: Pascanu, Mikolov, Bengio 2013, section 4.1, after Hochreiter & Schmidhuber 1997; the published code of
 * Pascanu has the second mark in [5T/10, 6T/10) instead.
 */
export function temporalOrderTask({length}: {length: number}): Task {
  // Below five steps a window holds no whole step.
  checkWhole("temporalOrderTask", {length}, {length: 5});
  return {
    name: "temporalOrder",
    input: {size: temporalOrderSymbols.length},
    outputSize: 4,
    score: {name: "error rate", baseline: 3 / 4, better: "lower"},
    batch(size, random) {
      const {inputs, classes} = temporalOrderBatch(length, size, random);
      return {inputs, targets: {kind: "classes", at: new Map([[length - 1, classes]])}};
    },
    measure(outputs, examples, random) {
      checkWhole("temporalOrderTask.measure", {examples}, {examples: 1});
      let errors = 0;
      for (const size of portions(examples)) {
        const {inputs, classes} = temporalOrderBatch(length, size, random);
        const y = outputs(inputs)[length - 1];
        for (let row = 0; row < size; ++row) if (largest(y, row) !== classes[row]) ++errors;
      }
      return {score: errors / examples, solved: errors / examples < temporalOrderSolved};
    }
  };
}

function temporalOrderBatch(
  length: number,
  size: number,
  random: Random
): {inputs: readonly Matrix[]; classes: Int32Array} {
  checkWhole("temporalOrderTask.batch", {size}, {size: 1});
  const classes = new Int32Array(size);
  const symbols = Array.from({length: size}, (_, row) => {
    const sequence = Array.from({length}, () => 2 + random.integer(4));
    const [first, second] = [random.integer(2), random.integer(2)];
    sequence[stepBetween(length, 2 * length, random)] = first;
    sequence[stepBetween(4 * length, 5 * length, random)] = second;
    classes[row] = 2 * first + second;
    return sequence;
  });
  return {inputs: oneHot(symbols, temporalOrderSymbols.length), classes};
}

/** A step of [from/10, to/10], counted from 1, as an index from 0. */
function stepBetween(from: number, to: number, random: Random): number {
  const first = Math.ceil(from / 10);
  return first - 1 + random.integer(Math.floor(to / 10) - first + 1);
}
