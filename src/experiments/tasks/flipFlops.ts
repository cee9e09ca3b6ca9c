import {zeros, type Matrix} from "../../engine/linear/matrix.js";
import type {Random} from "../../engine/random.js";
import {portions} from "./answers.js";
import {checkWhole} from "./checkWhole.js";
import type {Task} from "./task.js";

/** How likely a bit is set at a step after the first. */
const often = 1 / 4;

/** The share of wrong signs below which the task counts as solved. */
const solvedBelow = 0.01;

/**
 * Flip-flops: of each bit a pulse of +1 or −1 comes at the first step, and at each later one with probability 1/4, else 0;
 * due of each bit at every step is its last pulse, as a value. An answer is right where its sign is.
 * Source: Sussillo & Barak 2013, section 3 (there three bits, in continuous time).
 */
export function flipFlopsTask({length, bits}: {length: number; bits: number}): Task {
  checkWhole("flipFlopsTask", {length, bits}, {length: 1, bits: 1});
  return {
    name: "flipFlops",
    input: {size: bits},
    outputSize: bits,
    score: {name: "error rate", baseline: 1 / 2, better: "lower"},
    batch(size, random) {
      const {inputs, due} = flipFlopsBatch({length, bits}, size, random);
      return {inputs, targets: {kind: "values", at: new Map(due.entries())}};
    },
    measure(outputs, examples, random) {
      checkWhole("flipFlopsTask.measure", {examples}, {examples: 1});
      let errors = 0;
      for (const size of portions(examples)) {
        const {inputs, due} = flipFlopsBatch({length, bits}, size, random);
        const y = outputs(inputs);
        for (const [t, {data}] of due.entries()) errors += data.filter((one, k) => !(one * y[t].data[k] > 0)).length;
      }
      const score = errors / (examples * length * bits);
      return {score, solved: score < solvedBelow};
    }
  };
}

/** The pulses of each step, and by step what is due. */
function flipFlopsBatch(
  {length, bits}: {length: number; bits: number},
  size: number,
  random: Random
): {inputs: readonly Matrix[]; due: readonly Matrix[]} {
  checkWhole("flipFlopsTask.batch", {size}, {size: 1});
  const [inputs, due]: [Matrix[], Matrix[]] = [[], []];
  let last = zeros(size, bits);
  for (let t = 0; t < length; ++t) {
    const x = zeros(size, bits);
    for (let k = 0; k < x.data.length; ++k)
      if (t === 0 || random.uniform() < often) x.data[k] = random.integer(2) === 0 ? -1 : 1;
    last = {...last, data: last.data.map((value, k) => (x.data[k] === 0 ? value : x.data[k]))};
    inputs.push(x);
    due.push(last);
  }
  return {inputs, due};
}
