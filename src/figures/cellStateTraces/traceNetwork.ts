import type {Parameters} from "../../engine/cells/cell.js";
import type {LstmStep} from "../../engine/cells/lstm/lstm.js";
import type {Matrix} from "../../engine/linear/matrix.js";
import {cellParameters, readout, type OneLayerNetwork} from "../../engine/networks/oneLayer.js";
import {forwardThroughTime} from "../../engine/unroll.js";

/** One unit at one step; t counts from 1, units from 1 in the order of the network's `units`. */
export interface TraceRow {
  readonly t: number;
  readonly unit: number;
  readonly c: number;
  readonly h: number;
  readonly f: number;
  readonly i: number;
  readonly o: number;
  readonly c̃: number;
  /** What this unit's h adds to what is asked for: the readout's weights for it times h. */
  readonly adds: number;
}

/** What one sequence does to a network. */
export interface Trace {
  /** Step after step, unit after unit. */
  readonly rows: readonly TraceRow[];
  /** The input by step: a value, or a word, and whether it is one of those that count. */
  readonly inputs: readonly {
    readonly t: number;
    readonly value: number;
    readonly word?: string;
    readonly marked: boolean;
  }[];
  /** What the readout would answer after each step, and the best answer then on average; only the last is asked for. */
  readonly answers: readonly {readonly t: number; readonly answer: number; readonly best: number}[];
  readonly target: number;
  /** What is asked for: "sum", or "P(AB)". */
  readonly asked: string;
}

/** A network whose states can be looked at. */
export interface Traced {
  readonly network: OneLayerNetwork<LstmStep>;
  readonly parameters: Parameters;
  /** Its units in the order in which traces number them; `index` is the place in the weights, from 0. */
  readonly units: readonly {readonly index: number}[];
}

/**
 * Runs an LSTM over one sequence and records every state and gate.
 * @param inputs x_t of [1, I] for each step
 * @param margin what is asked for as a sum of the readout's outputs: a number for each
 */
export function traceNetwork(
  {network, parameters, units}: Traced,
  inputs: readonly Matrix[],
  margin: readonly number[]
): {rows: TraceRow[]; outputs: Matrix[]} {
  const {steps} = forwardThroughTime(network.cell, cellParameters(network, parameters), inputs);
  const {V} = parameters;
  const weight = (index: number): number =>
    margin.reduce((total, factor, row) => total + factor * V.data[row * V.cols + index], 0);
  const weights = units.map(({index}) => weight(index));
  return {
    rows: steps.flatMap(({c, h, f, i, o, c̃}, t) =>
      units.map(({index}, k) => ({
        ...{t: t + 1, unit: k + 1, c: c.data[index], h: h.data[index]},
        ...{f: f.data[index], i: i.data[index], o: o.data[index], c̃: c̃.data[index]},
        adds: weights[k] * h.data[index]
      }))
    ),
    outputs: steps.map(({h}) => readout(parameters, h))
  };
}
