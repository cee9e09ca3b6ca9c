import {lstm, type LstmStep} from "../../engine/cells/lstm/lstm.js";
import type {Parameters} from "../../engine/cells/cell.js";
import {matrix} from "../../engine/linear/matrix.js";
import {oneLayerNetwork, type OneLayerNetwork} from "../../engine/networks/oneLayer.js";
import {Random} from "../../engine/random.js";
import {addingSequence, type AddingBatch} from "../../experiments/tasks/adding.js";
import {traceNetwork, type Trace} from "./traceNetwork.js";

/** A trained LSTM with a readout, as JSON can hold it. */
export interface LstmWeights {
  readonly hiddenSize: number;
  /** Every parameter's values in row-major order. */
  readonly weights: Readonly<Record<string, readonly number[]>>;
  /** Its units, in the order in which traces number them; `index` is the place in the weights, from 0. */
  readonly units: readonly {readonly index: number}[];
}

/** A marked step, from 1, and the value there. */
export interface Mark {
  readonly t: number;
  readonly value: number;
}

/**
 * Runs a trained network over one sequence of the adding problem and records every state and gate.
 * @throws RangeError where a parameter is missing or has the wrong number of values.
 */
export function traceSequence({hiddenSize, weights, units}: LstmWeights, sequence: AddingBatch): Trace {
  const network = addingNetwork(hiddenSize);
  const parameters = restore(network, weights);
  const {rows, outputs} = traceNetwork({network, parameters, units}, sequence.inputs, [1]);
  let best = 1;
  const inputs = sequence.inputs.map(({data: [value, mark]}, t) => ({t: t + 1, value, marked: mark === 1}));
  return {
    rows,
    inputs,
    answers: inputs.map(({t, value, marked}) => {
      if (marked) best += value - 1 / 2;
      return {t, answer: outputs[t - 1].data[0], best};
    }),
    target: sequence.target.data[0],
    asked: "sum"
  };
}

/**
 * A sequence of the adding problem whose values are drawn by a seed, but for the two marked ones, which are given.
 * @throws RangeError where the marks are not two different steps of the sequence.
 */
export function markedSequence(length: number, seed: number, marks: readonly [Mark, Mark]): AddingBatch {
  const random = new Random(seed);
  const values = Array.from({length}, () => random.uniform());
  for (const {t, value} of marks) if (t >= 1 && t <= length) values[t - 1] = value;
  return addingSequence(values, [marks[0].t - 1, marks[1].t - 1]);
}

/** The network of the adding problem: a value and a mark in, one number out. */
export function addingNetwork(hiddenSize: number): OneLayerNetwork<LstmStep> {
  return oneLayerNetwork(lstm({inputSize: 2, hiddenSize}), 1);
}

function restore(network: OneLayerNetwork<LstmStep>, weights: LstmWeights["weights"]): Parameters {
  return Object.fromEntries(
    Object.entries(network.shapes).map(([name, {rows, cols}]) => {
      const values = weights[name] as readonly number[] | undefined;
      if (values?.length !== rows * cols)
        throw new RangeError(
          `traceSequence: expected ${rows * cols} values of ${name}, got ${values?.length ?? "none"}`
        );
      return [name, matrix(rows, cols, values)];
    })
  );
}
