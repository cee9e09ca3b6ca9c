import fc from "fast-check";
import type {Cell, Parameters, State} from "../../src/engine/cells/cell.js";
import {zeros, type Matrix} from "../../src/engine/linear/matrix.js";
import {cotangent, softmaxCrossEntropy, squaredError, type Loss} from "../../src/engine/losses.js";
import {oneLayerNetwork, readout, cellParameters, type OneLayerNetwork} from "../../src/engine/networks/oneLayer.js";
import {buildParameters} from "../../src/engine/parameters.js";
import {Random} from "../../src/engine/random.js";
import {forwardThroughTime} from "../../src/engine/unroll.js";
import {makeCell, type CellKind} from "../../src/engine/cells/makeCell.js";

/** Something to differentiate: a network, numbers for all that goes in, and a loss. */
export interface Problem {
  readonly network: OneLayerNetwork;
  readonly parameters: Parameters;
  readonly inputs: readonly Matrix[];
  readonly initial: State;
  readonly loss: Loss;
}

export interface ProblemSizes {
  T: number;
  B: number;
  I: number;
  H: number;
  O: number;
  loss: "squared error" | "softmax cross-entropy" | "cotangent";
  seed: number;
}

/** Sizes and seeds of small problems of every kind of loss. */
export const problemSizes: fc.Arbitrary<ProblemSizes> = fc.record({
  T: fc.integer({min: 1, max: 6}),
  B: fc.integer({min: 1, max: 3}),
  I: fc.integer({min: 1, max: 4}),
  H: fc.integer({min: 1, max: 5}),
  O: fc.integer({min: 1, max: 3}),
  loss: fc.constantFrom("squared error", "softmax cross-entropy", "cotangent"),
  seed: fc.integer({min: 0, max: 2 ** 31 - 1})
});

/** A problem with normal numbers in everything, recurrent weights of spectral radius about 0.8, and a loss at random steps. */
export function randomProblem(kind: CellKind, {T, B, I, H, O, loss, seed}: ProblemSizes): Problem {
  const random = new Random(seed);
  const cell = makeCell(kind, {inputSize: I, hiddenSize: H});
  const network = oneLayerNetwork(cell, O);
  const parameters = buildParameters(network, ({rows, cols, role}) =>
    normal(rows, cols, random, role === "recurrent" ? 0.8 / Math.sqrt(H) : 0.7)
  );
  const inputs = Array.from({length: T}, () => normal(B, I, random));
  const initial = randomState(cell, B, random);
  const steps = inputs.map((_, t) => t).filter(() => random.uniform() < 0.5);
  const atSteps = <V>(value: () => V) =>
    new Map((steps.length > 0 ? steps : [T - 1]).map((t) => [t, value()] as const));
  const losses = {
    "squared error": () => squaredError(atSteps(() => normal(B, O, random))),
    "softmax cross-entropy": () => softmaxCrossEntropy(atSteps(() => Array.from({length: B}, () => random.integer(O)))),
    cotangent: () => cotangent(atSteps(() => normal(B, O, random)))
  };
  return {network, parameters, inputs, initial, loss: losses[loss]()};
}

/** The loss of a problem by the forward pass alone: what finite differences may ask for, often. */
export function lossOf({network, parameters, inputs, initial, loss}: Problem): number {
  const {steps} = forwardThroughTime(network.cell, cellParameters(network, parameters), inputs, {initial});
  return steps.reduce((total, {h}, t) => total + (loss.at(t, readout(parameters, h))?.value ?? 0), 0);
}

/** A matrix of normal numbers. */
export function normal(rows: number, cols: number, random: Random, std = 1): Matrix {
  const result = zeros(rows, cols);
  for (let k = 0; k < result.data.length; ++k) result.data[k] = std * random.normal();
  return result;
}

/** A state of normal numbers for a batch. */
export function randomState({hiddenSize, hasCellState}: Cell, batch: number, random: Random): State {
  const h = normal(batch, hiddenSize, random, 0.5);
  return hasCellState ? {h, c: normal(batch, hiddenSize, random, 0.5)} : {h};
}
