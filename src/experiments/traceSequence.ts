import {lstm, type LstmStep} from "../engine/cells/lstm.js";
import type {Parameters} from "../engine/cells/cell.js";
import {matrix} from "../engine/linear/matrix.js";
import {cellParameters, model, readout, type Model} from "../engine/model.js";
import {Random} from "../engine/random.js";
import {forwardThroughTime} from "../engine/unroll.js";
import {addingSequence, type AddingBatch} from "./tasks/adding.js";

/** A trained LSTM with a readout, as JSON can hold it. */
export interface LstmWeights {
  readonly hiddenSize: number;
  /** Every parameter's values in row-major order. */
  readonly weights: Readonly<Record<string, readonly number[]>>;
  /** Its units, in the order in which traces number them; `index` is the place in the weights, from 0. */
  readonly units: readonly {readonly index: number}[];
}

/** One unit at one step; t counts from 1, units from 1 in the order of `LstmWeights.units`. */
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
  /** Step after step, unit after unit. */
  readonly rows: readonly TraceRow[];
  /** The input by step: the value, and whether it is marked. */
  readonly inputs: readonly {readonly t: number; readonly value: number; readonly marked: boolean}[];
  /** What the readout would answer after each step; only the last is asked for. */
  readonly answers: readonly {readonly t: number; readonly answer: number}[];
  readonly target: number;
}

/** A marked step, from 1, and the value there. */
export interface Mark {
  readonly t: number;
  readonly value: number;
}

/**
 * Runs a trained network over one sequence and records every state and gate.
 * @throws RangeError where a parameter is missing or has the wrong number of values.
 */
export function traceSequence({hiddenSize, weights, units}: LstmWeights, sequence: AddingBatch): Trace {
  const network = addingModel(hiddenSize);
  const parameters = restore(network, weights);
  const {steps} = forwardThroughTime(network.cell, cellParameters(network, parameters), sequence.inputs);
  return {
    rows: steps.flatMap((step, t) => units.map(({index}, k) => traceRow(step, index, {t: t + 1, unit: k + 1}))),
    inputs: sequence.inputs.map(({data: [value, mark]}, t) => ({t: t + 1, value, marked: mark === 1})),
    answers: steps.map(({h}, t) => ({t: t + 1, answer: readout(parameters, h).data[0]})),
    target: sequence.target.data[0]
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
export function addingModel(hiddenSize: number): Model<LstmStep> {
  return model(lstm({inputSize: 2, hiddenSize}), 1);
}

function traceRow({c, h, f, i, o, c̃}: LstmStep, index: number, place: {t: number; unit: number}): TraceRow {
  return {
    ...place,
    c: c.data[index],
    h: h.data[index],
    f: f.data[index],
    i: i.data[index],
    o: o.data[index],
    c̃: c̃.data[index]
  };
}

function restore(network: Model<LstmStep>, weights: LstmWeights["weights"]): Parameters {
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
