import type {Matrix} from "../../engine/linear/matrix.js";
import type {Batch} from "../../engine/networks/batch.js";
import {log} from "../../engine/numerics/log.js";
import type {Random} from "../../engine/random.js";
import {largest, portions, surprise} from "./answers.js";
import {checkWhole} from "./checkWhole.js";
import {oneHot} from "./oneHot.js";
import type {Task} from "./task.js";

/** T, the steps over which the symbols are to be held; how many symbols there are, and how many are to be copied. */
export interface CopyingSettings {
  readonly length: number;
  /** 8 in the paper. */
  readonly symbols: number;
  /** 10 in the paper. */
  readonly copied: number;
}

/** Cross-entropy a step, in nats, of knowing when to answer but not what: 10 ln 8 / (T + 20) with the paper's numbers. */
export function copyingBaseline({length, symbols, copied}: CopyingSettings): number {
  return (copied * log(symbols)) / (length + 2 * copied);
}

/**
 * The share of the memoryless cross-entropy below which copying counts as solved: who copies nine of the ten symbols
 * and guesses the tenth stands exactly there.
 */
export const copyingSolved = 0.1;

/**
 * The copying problem: `copied` symbols, T − 1 blanks, a delimiter, `copied` blanks; due are T + `copied` blanks, and
 * then the symbols in their order. A one-hot vector a step; classes are the symbols and the blank, which comes last.
 * `by` counts the wrong symbols by their place, from 1. The score is the paper's mean over steps, where the loss of
 * training is, as everywhere in this engine, their sum.
 * Source: Arjovsky, Shah, Bengio 2016, section 4.1.
 */
export function copyingTask(settings: CopyingSettings): Task {
  const {length, symbols, copied} = settings;
  checkWhole("copyingTask", {length, symbols, copied}, {length: 1, symbols: 2, copied: 1});
  const steps = length + 2 * copied;
  const baseline = copyingBaseline(settings);
  return {
    name: "copying",
    input: {size: symbols + 2},
    outputSize: symbols + 1,
    score: {name: "cross-entropy a step (nats)", baseline, better: "lower"},
    batch: (size, random) => copyingBatch(settings, size, random),
    measure(outputs, examples, random) {
      checkWhole("copyingTask.measure", {examples}, {examples: 1});
      const errors = new Array<number>(copied).fill(0);
      let total = 0;
      for (const size of portions(examples)) {
        const {inputs, targets} = copyingBatch(settings, size, random);
        const y = outputs(inputs);
        for (const [t, classes] of targets.at)
          for (let row = 0; row < size; ++row) {
            total += surprise(y[t], row, classes[row]);
            if (t >= steps - copied && largest(y[t], row) !== classes[row]) ++errors[t - (steps - copied)];
          }
      }
      const score = total / (examples * steps);
      const by = errors.map((errors, place) => ({group: place + 1, errors, trials: examples}));
      return {score, solved: score < copyingSolved * baseline, by};
    }
  };
}

function copyingBatch(
  {length, symbols, copied}: CopyingSettings,
  size: number,
  random: Random
): Batch & {inputs: readonly Matrix[]; targets: {kind: "classes"; at: ReadonlyMap<number, Int32Array>}} {
  checkWhole("copyingTask.batch", {size}, {size: 1});
  const [blank, delimiter] = [symbols, symbols + 1];
  const toCopy = Array.from({length: size}, () => Array.from({length: copied}, () => random.integer(symbols)));
  const blanks = (count: number) => new Array<number>(count).fill(blank);
  const read = toCopy.map((sequence) => [...sequence, ...blanks(length - 1), delimiter, ...blanks(copied)]);
  const due = toCopy.map((sequence) => [...blanks(length + copied), ...sequence]);
  const at = new Map(due[0].map((_, t) => [t, Int32Array.from(due, (sequence) => sequence[t])]));
  return {inputs: oneHot(read, symbols + 2), targets: {kind: "classes", at}};
}
