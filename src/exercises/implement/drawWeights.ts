import {gaussianWithGain} from "../../engine/initialise.js";
import {Random} from "../../engine/random.js";
import {oneOf, whole} from "../asking/draws.js";
import type {Exercise} from "../asking/exercise.js";
import type {Table} from "../hunt/tables.js";
import {askForCode, type DrawnCall} from "./askForCode.js";

/** The mean square of what a unit gives, over that of its pre-activation, which is as often negative: what a gain makes up for. */
const passed = {linear: 1, relu: 1 / 2} as const;

export const drawWeights: Exercise = {
  id: "draw-weights",
  title: "Weights that keep the signal's size",
  kind: "implement",
  page: "deep-networks",
  figure: "gradient-by-layer",
  teaches: "The deviation of the weights goes with 1/√(fan-in), and with √2 where ReLU cuts half of the signal.",
  points: 3,
  hints: [
    "The variance of a sum of n independent terms is n times that of one.",
    "ReLU cuts half: the mean square after it is half of that before it. What must the weights make up for?",
    "Fan-in is the number of columns: what a row of the matrix sums over."
  ],
  pose: () =>
    askForCode({
      question:
        "Write `draw(rows, cols, unit, normals)` in `draw-weights.ts`: weights of [rows, cols] for layers of `linear` or `relu` units, by which the mean square of the signal stays on average the same from layer to layer on the way forward. `normals` are independent draws from N(0, 1), row by row.",
      exports: "draw",
      starter,
      draw: drawCall
    })
};

function drawCall(random: Random): DrawnCall {
  const rows = whole(random, 2, 6);
  const cols = rows + whole(random, 1, 4);
  const unit = oneOf(random, ["linear", "relu"] as const);
  const seed = random.integer(10_000);
  const weights = (gain: number): Table => {
    const {data} = gaussianWithGain(rows, cols, gain, new Random(seed));
    return Array.from({length: rows}, (_, j) => [...data.slice(j * cols, (j + 1) * cols)]);
  };
  const normals = weights(Math.sqrt(cols)).flat();
  const gain = 1 / Math.sqrt(passed[unit]);
  const other = unit === "relu" ? 1 : Math.SQRT2;
  return {
    args: [rows, cols, unit, normals],
    right: {weights: weights(gain)},
    mistakes: [
      {given: {weights: weights(other)}, says: "How much of the signal's mean square does the unit let through?"},
      {
        given: {weights: weights(gain * Math.sqrt(cols / rows))},
        says: "That is the fan-out: the way forward sums over the columns."
      },
      {
        given: {weights: weights(gain / Math.sqrt(cols))},
        says: "The deviation goes with 1/√(fan-in), the variance with 1/fan-in."
      },
      {
        given: {weights: weights(gain * Math.sqrt((2 * cols) / (rows + cols)))},
        says: "That is a compromise with the way back."
      }
    ]
  };
}

const starter = `/** Weights of [rows, cols], as rows, from rows · cols draws from N(0, 1). */
export function draw(rows: number, cols: number, unit: "linear" | "relu", normals: number[]): {weights: number[][]} {
  return {weights: Array.from({length: rows}, (_, j) => normals.slice(j * cols, (j + 1) * cols))};
}
`;
