import * as v from "valibot";
import type {Parameters} from "../engine/cells/cell.js";
import {lstm, type LstmStep} from "../engine/cells/lstm.js";
import {gaussian} from "../engine/initialise.js";
import {initialiseCell} from "../engine/initialiseCell.js";
import {matrix} from "../engine/linear/matrix.js";
import {squaredError} from "../engine/losses.js";
import {cellParameters, model, readout, type Model} from "../engine/model.js";
import {adam} from "../engine/optimisers/adam.js";
import {Random} from "../engine/random.js";
import {forwardThroughTime} from "../engine/unroll.js";
import {addingBaseline, addingBatch, type AddingBatch} from "./tasks/adding.js";
import {train} from "./train.js";

const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const positive = v.pipe(v.number(), v.gtValue(0));

export const cellStateTracesSettings = v.object({
  /** T of the adding problem. */
  length: v.pipe(count, v.minValue(2)),
  hiddenSize: count,
  forgetBias: v.number(),
  batch: count,
  updates: count,
  rate: positive,
  threshold: positive,
  seed: v.pipe(v.number(), v.integer()),
  /** Updates between two points of the training curve, each the mean loss since the last. */
  every: count,
  /** Fresh sequences on which the trained network is measured. */
  examples: count,
  /** The seed of the sequence that is shown first. */
  sequenceSeed: v.pipe(v.number(), v.integer())
});
export type CellStateTracesSettings = v.InferOutput<typeof cellStateTracesSettings>;

/** A trained network, as JSON can hold it: every parameter's values in row-major order. */
export interface TrainedLstm {
  readonly hiddenSize: number;
  readonly weights: Readonly<Record<string, readonly number[]>>;
  /** Mean squared error on the batches of training. */
  readonly curve: readonly {readonly update: number; readonly loss: number}[];
  /** Mean squared error on fresh sequences, and that of always answering the mean. */
  readonly error: number;
  readonly baseline: number;
}

/** One value of one unit at one step; t counts from 1, units from 1. */
export interface TraceRow {
  readonly t: number;
  readonly unit: number;
  readonly c: number;
  readonly h: number;
  readonly f: number;
  readonly i: number;
  readonly o: number;
  readonly c̃: number;
}

/** What one sequence does to the network. */
export interface Trace {
  readonly rows: readonly TraceRow[];
  /** The input by step: the value, and whether it is marked. */
  readonly inputs: readonly {readonly t: number; readonly value: number; readonly marked: boolean}[];
  /** What the readout would answer after each step; only the last is asked for. */
  readonly answers: readonly {readonly t: number; readonly answer: number}[];
  readonly target: number;
}

/** Trains an LSTM on the adding problem with Adam, and measures it on fresh sequences. */
export function trainOnAdding(settings: CellStateTracesSettings): TrainedLstm {
  const {length, hiddenSize, batch, updates, rate, threshold, seed, every, examples} = settings;
  const random = new Random(seed);
  const network = addingModel(hiddenSize);
  const initial = initialiseCell(network, {
    recurrent: (n) => gaussian(n, n, 1 / Math.sqrt(n), random),
    input: (rows, cols) => gaussian(rows, cols, 1 / Math.sqrt(cols), random),
    bias: (name) => (name === "b_f" ? settings.forgetBias : 0)
  });
  const nextBatch = () => {
    const {inputs, target} = addingBatch({length, batch}, random);
    return {inputs, loss: squaredError(new Map([[length - 1, target]]))};
  };
  const curve: {update: number; loss: number}[] = [];
  let parameters = initial;
  let since = 0;
  for (const record of train(network, initial, {nextBatch, optimiser: adam({rate}), threshold})) {
    since += record.loss;
    if (record.update % every === 0) {
      curve.push({update: record.update, loss: since / every});
      since = 0;
    }
    parameters = record.parameters;
    if (record.update === updates) break;
  }
  return {
    hiddenSize,
    weights: Object.fromEntries(Object.entries(parameters).map(([name, {data}]) => [name, [...data]])),
    curve,
    error: meanSquaredError(network, parameters, addingBatch({length, batch: examples}, random)),
    baseline: addingBaseline
  };
}

/** Runs a trained network over one sequence and records every state and gate. */
export function traceSequence({hiddenSize, weights}: TrainedLstm, sequence: AddingBatch): Trace {
  const network = addingModel(hiddenSize);
  const parameters = restore(network, weights);
  const {steps} = forwardThroughTime(network.cell, cellParameters(network, parameters), sequence.inputs);
  return {
    rows: steps.flatMap((step, t) => Array.from({length: hiddenSize}, (_, unit) => traceRow(step, t, unit))),
    inputs: sequence.inputs.map(({data: [value, mark]}, t) => ({t: t + 1, value, marked: mark === 1})),
    answers: steps.map(({h}, t) => ({t: t + 1, answer: readout(parameters, h).data[0]})),
    target: sequence.target.data[0]
  };
}

/** A sequence of the task by its seed. */
export function sequenceOfSeed(length: number, seed: number): AddingBatch {
  return addingBatch({length, batch: 1}, new Random(seed));
}

function addingModel(hiddenSize: number): Model<LstmStep> {
  return model(lstm({inputSize: 2, hiddenSize}), 1);
}

function traceRow({c, h, f, i, o, c̃}: LstmStep, t: number, unit: number): TraceRow {
  return {
    t: t + 1,
    unit: unit + 1,
    c: c.data[unit],
    h: h.data[unit],
    f: f.data[unit],
    i: i.data[unit],
    o: o.data[unit],
    c̃: c̃.data[unit]
  };
}

function meanSquaredError(network: Model<LstmStep>, parameters: Parameters, {inputs, target}: AddingBatch): number {
  const {steps} = forwardThroughTime(network.cell, cellParameters(network, parameters), inputs);
  const loss = squaredError(new Map([[0, target]])).at(0, readout(parameters, steps[steps.length - 1].h));
  if (!loss) throw new Error("meanSquaredError: expected a loss at the last step, got none");
  return loss.value;
}

/** @throws RangeError where a parameter is missing or has the wrong number of values. */
function restore(network: Model<LstmStep>, weights: TrainedLstm["weights"]): Parameters {
  return Object.fromEntries(
    Object.entries(network.shapes).map(([name, {rows, cols}]) => [name, matrix(rows, cols, weights[name] ?? [])])
  );
}
