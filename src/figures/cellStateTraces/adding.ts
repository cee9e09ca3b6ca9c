import type {Parameters} from "../../engine/cells/cell.js";
import {lstm, type LstmStep} from "../../engine/cells/lstm/lstm.js";
import {matrix} from "../../engine/linear/matrix.js";
import {squaredError} from "../../engine/losses.js";
import {cellParameters, oneLayerNetwork, readout, type OneLayerNetwork} from "../../engine/networks/oneLayer.js";
import {Random} from "../../engine/random.js";
import {forwardThroughTime} from "../../engine/unroll.js";
import {addingBatch, addingSequence, type AddingBatch} from "../../experiments/tasks/adding.js";
import type {Run} from "../../experiments/training/trainingSettings.js";
import {measureUnits, traceLstm, type MeasuredUnit, type Trace} from "./trace.js";

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
export function traceAdding({hiddenSize, weights, units}: LstmWeights, sequence: AddingBatch): Trace {
  const network = addingNetwork(hiddenSize);
  const parameters = restore(network, weights);
  const {rows, outputs} = traceLstm({network, parameters, units}, sequence.inputs, [1]);
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
        throw new RangeError(`traceAdding: expected ${rows * cols} values of ${name}, got ${values?.length ?? "none"}`);
      return [name, matrix(rows, cols, values)];
    })
  );
}

/** A trained LSTM, how well it does on the adding problem, and what its units hold. */
export interface MeasuredLstm extends LstmWeights {
  /** Mean squared error of the answer after the last step. */
  readonly error: number;
  /** By c one step before the second mark, and the first marked value. */
  readonly units: readonly MeasuredUnit[];
}

/**
 * Parameters, wherever they were trained, as a network that sequences can be traced through; measured on fresh sequences.
 * @param on how many sequences of which length, and the seed that they are drawn by
 */
export function measuredLstm(
  parameters: Parameters,
  {hiddenSize, length, examples, seed}: {hiddenSize: number; length: number; examples: number; seed: number}
): MeasuredLstm {
  const {inputs, marks, target} = addingBatch({length, batch: examples}, new Random(seed));
  const network = addingNetwork(hiddenSize);
  const {steps} = forwardThroughTime(network.cell, cellParameters(network, parameters), inputs);
  const last = steps.length - 1;
  const loss = squaredError(new Map([[last, target]])).at(last, readout(parameters, steps[last].h));
  if (!loss) throw new Error("measuredLstm: expected a loss at the last step, got none");
  return {
    hiddenSize,
    weights: Object.fromEntries(Object.entries(parameters).map(([name, {data}]) => [name, [...data]])),
    error: loss.value,
    units: measureUnits(
      marks.map(([t], row) => inputs[t].data[2 * row]),
      (row) => steps[marks[row][1] - 1]
    )
  };
}

/** What a training on the task depends on beside its seed. */
interface TrainingSettings {
  readonly length: number;
  readonly hiddenSize: number;
  readonly forgetBias: number;
  readonly batch: number;
  readonly updates: number;
  readonly rate: number;
  readonly threshold: number;
  readonly every: number;
  readonly examples: number;
}

/**
 * The network of the cell state's figure on its task, as a run in float32: a loader trains it by the page's seed, a worker
 * by the reader's. Nothing comes of its evaluations on the way, and they are as small as can be.
 */
export function addingRun(settings: TrainingSettings, seed: number): Run {
  const {length, hiddenSize, forgetBias, batch, updates, rate, threshold, every, examples} = settings;
  const gain = {kind: "gaussian-with-gain", gain: 1} as const;
  return {
    experiment: "cell-state-traces",
    name: `lstm.seed${seed}`,
    group: "lstm",
    seed,
    task: {name: "adding", length},
    network: {cell: "lstm", hiddenSize, layers: 1, connections: "plain", bidirectional: false},
    initialisation: {recurrent: gain, input: gain, forgetBias},
    training: {
      batch,
      updates,
      optimiser: {kind: "adam", rate},
      clip: {kind: "global-norm", threshold},
      arithmetic: "float32",
      stopWhenSolved: false
    },
    evaluation: {every, examples: 1, finalExamples: examples},
    keepWeights: true
  };
}
