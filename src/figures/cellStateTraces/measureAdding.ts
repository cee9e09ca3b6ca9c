import type {Parameters} from "../../engine/cells/cell.js";
import type {LstmStep} from "../../engine/cells/lstm/lstm.js";
import {squaredError} from "../../engine/losses.js";
import {cellParameters, readout, type OneLayerNetwork} from "../../engine/networks/oneLayer.js";
import {Random} from "../../engine/random.js";
import {forwardThroughTime} from "../../engine/unroll.js";
import {correlation} from "./correlation.js";
import {addingBatch, type AddingBatch} from "../../experiments/tasks/adding.js";
import {addingNetwork, type LstmWeights} from "./traceSequence.js";

/** How well an LSTM does on the adding problem, and what its units hold. */
export interface AddingMeasures {
  /** Mean squared error of the answer after the last step. */
  readonly error: number;
  /**
   * Every unit by its place in the weights, from 0, and the correlation of its c one step before the second mark with the
   * first marked value; the unit that holds that value best comes first.
   */
  readonly units: {index: number; correlation: number}[];
}

/** Measures a network with parameters on a batch. */
export function measureAdding(
  network: OneLayerNetwork<LstmStep>,
  parameters: Parameters,
  batch: AddingBatch
): AddingMeasures {
  const {steps} = forwardThroughTime(network.cell, cellParameters(network, parameters), batch.inputs);
  const last = steps.length - 1;
  const loss = squaredError(new Map([[last, batch.target]])).at(last, readout(parameters, steps[last].h));
  if (!loss) throw new Error("measureAdding: expected a loss at the last step, got none");
  return {error: loss.value, units: holdingUnits(network.cell.hiddenSize, steps, batch)};
}

/**
 * Parameters, wherever they were trained, as a network that sequences can be traced through; measured on fresh sequences.
 * @param on how many sequences of which length, and the seed that they are drawn by
 */
export function measuredLstm(
  parameters: Parameters,
  {hiddenSize, length, examples, seed}: {hiddenSize: number; length: number; examples: number; seed: number}
): LstmWeights & AddingMeasures {
  const batch = addingBatch({length, batch: examples}, new Random(seed));
  return {
    hiddenSize,
    weights: Object.fromEntries(Object.entries(parameters).map(([name, {data}]) => [name, [...data]])),
    ...measureAdding(addingNetwork(hiddenSize), parameters, batch)
  };
}

function holdingUnits(
  hiddenSize: number,
  steps: readonly LstmStep[],
  {inputs, marks}: AddingBatch
): AddingMeasures["units"] {
  const first = marks.map(([t], row) => inputs[t].data[2 * row]);
  return Array.from({length: hiddenSize}, (_, index) => {
    const held = marks.map(([, t], row) => steps[t - 1].c.data[row * hiddenSize + index]);
    return {index, correlation: correlation(held, first)};
  }).sort((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation));
}
