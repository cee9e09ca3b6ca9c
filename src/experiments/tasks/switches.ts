import {zeros, type Matrix} from "../../engine/linear/matrix.js";
import type {Random} from "../../engine/random.js";
import {largest, portions} from "./answers.js";
import {checkWhole} from "./checkWhole.js";
import type {Task} from "./task.js";

/** How likely a symbol comes at a step after the first. */
const often = 1 / 4;

/** The share of wrong answers below which the task counts as solved. */
const solvedBelow = 0.01;

/**
 * A switch of K states: at the first step one of K symbols comes, at each later step one with probability 1/4, else nothing
 * (an input of zeros); due at every step is the last that came. One-hot vectors.
 * Source: the flip-flop of Sussillo & Barak 2013, section 3, with one switch of K states in place of K of two.
 */
export function switchesTask({length, states}: {length: number; states: number}): Task {
  checkWhole("switchesTask", {length, states}, {length: 1, states: 2});
  return {
    name: "switches",
    input: {size: states},
    outputSize: states,
    score: {name: "error rate", baseline: 1 - 1 / states, better: "lower"},
    batch(size, random) {
      const {inputs, due} = switchesBatch({length, states}, size, random);
      return {inputs, targets: {kind: "classes", at: new Map(due.entries())}};
    },
    measure(outputs, examples, random) {
      checkWhole("switchesTask.measure", {examples}, {examples: 1});
      let errors = 0;
      for (const size of portions(examples)) {
        const {inputs, due} = switchesBatch({length, states}, size, random);
        const y = outputs(inputs);
        for (const [t, classes] of due.entries())
          errors += classes.filter((one, row) => largest(y[t], row) !== one).length;
      }
      const score = errors / (examples * length);
      return {score, solved: score < solvedBelow};
    }
  };
}

/** What comes at each step, and by step what is due: the last symbol that came. */
function switchesBatch(
  {length, states}: {length: number; states: number},
  size: number,
  random: Random
): {inputs: readonly Matrix[]; due: readonly Int32Array[]} {
  checkWhole("switchesTask.batch", {size}, {size: 1});
  const [inputs, due]: [Matrix[], Int32Array[]] = [[], []];
  const last = new Int32Array(size);
  for (let t = 0; t < length; ++t) {
    const x = zeros(size, states);
    for (let row = 0; row < size; ++row) {
      if (t > 0 && random.uniform() >= often) continue;
      last[row] = random.integer(states);
      x.data[row * states + last[row]] = 1;
    }
    inputs.push(x);
    due.push(last.slice());
  }
  return {inputs, due};
}
