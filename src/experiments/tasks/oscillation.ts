import {matrix, type Matrix} from "../../engine/linear/matrix.js";
import {checkWhole} from "./checkWhole.js";
import type {Task} from "./task.js";

/** The mean squared error below which the task counts as solved: a wave that is a twentieth of a turn late has more. */
const solvedBelow = 0.01;

/** Over so many times the length that it is trained on the wave has to go on. */
const goesOn = 3;

/**
 * An oscillation: the input is 1 at every step, due is a sine wave of amplitude 0.8 that begins at 0. It is measured over
 * three times the length, so that it has to go on by itself. The generator has no part in it: there is one sequence.
 * Source: the sine wave generator of Sussillo & Barak 2013, section 4, with one frequency.
 * @param doublings of a period of 4 steps: 2 for a period of 16. The wave's values then come from square roots alone, the same everywhere.
 */
export function oscillationTask({length, doublings}: {length: number; doublings: number}): Task {
  checkWhole("oscillationTask", {length, doublings}, {length: 1, doublings: 0});
  const wave = waveOf(goesOn * length, doublings);
  const inputsOf = (size: number, steps: number): Matrix[] =>
    Array.from({length: steps}, () => matrix(size, 1, new Float64Array(size).fill(1)));
  return {
    name: "oscillation",
    input: {size: 1},
    outputSize: 1,
    score: {name: "mean squared error", baseline: meanSquare(wave), better: "lower"},
    batch(size) {
      checkWhole("oscillationTask.batch", {size}, {size: 1});
      const due = wave.slice(0, length).map((value) => matrix(size, 1, new Float64Array(size).fill(value)));
      return {inputs: inputsOf(size, length), targets: {kind: "values", at: new Map(due.entries())}};
    },
    measure(outputs, examples) {
      checkWhole("oscillationTask.measure", {examples}, {examples: 1});
      const y = outputs(inputsOf(1, wave.length));
      const score = meanSquare(wave.map((value, t) => y[t].data[0] - value));
      return {score, solved: score < solvedBelow};
    }
  };
}

/** 0.8 sin(2π t / period) for t = 1, 2, …, by turning through the period's angle again and again. */
function waveOf(steps: number, doublings: number): number[] {
  let cos = 0;
  for (let k = 0; k < doublings; ++k) cos = Math.sqrt((1 + cos) / 2);
  const sin = Math.sqrt(1 - cos * cos);
  let [x, y] = [0.8, 0];
  return Array.from({length: steps}, () => {
    [x, y] = [cos * x - sin * y, sin * x + cos * y];
    return y;
  });
}

function meanSquare(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value * value, 0) / values.length;
}
