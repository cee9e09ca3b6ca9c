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

/** A trace, and that of its twin: the same but for the one thing that has to be remembered. */
export interface TwinTraces {
  readonly trace: Trace;
  readonly twin: Trace;
  /** What has to be remembered: "the subject’s number". */
  readonly subject: string;
  /** What it is, and what it is in the twin: "singular", "plural". */
  readonly thing: string;
  readonly other: string;
}

/**
 * Runs an LSTM over one sequence and records every state and gate.
 * @param inputs x_t of [1, I] for each step
 * @param margin what is asked for as a sum of the readout's outputs: a number for each
 */
export function traceLstm(
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

/** One unit's rows, step after step; units from 1. */
export function rowsOfUnit({rows}: Pick<Trace, "rows">, unit: number): TraceRow[] {
  return rows.filter((row) => row.unit === unit);
}

/** The steps of what counts, from 1. */
export function marksOf({inputs}: Trace): number[] {
  return inputs.filter(({marked}) => marked).map(({t}) => t);
}

/** When a unit takes a thing up, how long it holds it, and from when on the answer is read off it; steps from 1. */
export interface MemoryMoments {
  /** The largest difference that the thing makes to c. */
  readonly difference: number;
  /** Undefined where it makes none. */
  readonly written: number | undefined;
  readonly keptTo: number | undefined;
  readonly read: number | undefined;
  /** The share of this unit in the difference that the thing makes to the answer, of all units' without their signs. */
  readonly share: number;
}

/**
 * The moments at which one unit writes, keeps and shows one thing: found by a twin, the same sequence with nothing but that
 * thing changed. Written is the first step after which c and the twin's c differ by the rule's share of the largest
 * difference; kept, as long as they go on to; read, the first step from which on what the unit adds to the answer differs by
 * that share of what it does at the end.
 * @param unit from 1
 * @param rule a difference in c below `least`, anywhere, is none; a unit that makes less than `leastRead` of the difference
 * in the answer is not read
 */
export function memoryMoments(
  trace: Trace,
  twin: Trace,
  unit: number,
  rule: {readonly share: number; readonly least: number; readonly leastRead: number}
): MemoryMoments {
  const last = trace.inputs.length;
  const apart = (unit: number, of: (row: TraceRow) => number): number[] => {
    const others = rowsOfUnit(twin, unit);
    return rowsOfUnit(trace, unit).map((row, k) => Math.abs(of(row) - of(others[k])));
  };
  const inCell = apart(unit, ({c}) => c);
  const difference = Math.max(...inCell);
  const inAnswer = apart(unit, ({adds}) => adds);
  const units = trace.rows.length / last;
  const ends = Array.from({length: units}, (_, k) => apart(k + 1, ({adds}) => adds)[last - 1]);
  const total = ends.reduce((sum, end) => sum + end, 0);
  const share = total > 0 ? ends[unit - 1] / total : 0;
  if (difference < rule.least) return {difference, share, written: undefined, keptTo: undefined, read: undefined};
  const isHeld = (apart: number): boolean => apart >= rule.share * difference;
  const first = inCell.findIndex(isHeld);
  const lost = inCell.findIndex((apart, k) => k > first && !isHeld(apart));
  const hidden = inAnswer.map((apart) => apart < rule.share * inAnswer[last - 1]).lastIndexOf(true);
  const read = share >= rule.leastRead ? Math.max(first, hidden + 1) + 1 : undefined;
  return {difference, share, written: first + 1, keptTo: lost < 0 ? last : lost, read};
}

/** A unit by its place in the weights, from 0, and how its c goes with what has to be remembered, from −1 to 1. */
export interface MeasuredUnit {
  readonly index: number;
  readonly correlation: number;
}

/**
 * Every unit with the correlation of its c with a thing over the sequences of a batch; the one that tells it best first.
 * @param thing by sequence
 * @param at the step at which c is looked at, by sequence
 */
export function measureUnits(thing: readonly number[], at: (sequence: number) => LstmStep): MeasuredUnit[] {
  return Array.from({length: at(0).c.cols}, (_, index) => {
    const held = thing.map((_, row) => at(row).c.data[row * at(row).c.cols + index]);
    return {index, correlation: correlation(held, thing)};
  }).sort((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation));
}

/**
 * Pearson's correlation coefficient of two samples, from −1 to 1; 0 where one of them does not vary.
 * @throws RangeError on samples of different sizes, or of none.
 */
export function correlation(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length || a.length === 0)
    throw new RangeError(`correlation: expected two samples of one size, got ${a.length} and ${b.length} values`);
  const [x, y] = [a, b].map((sample) => {
    const mean = sample.reduce((total, value) => total + value, 0) / sample.length;
    return sample.map((value) => value - mean);
  });
  const scale = Math.sqrt(dot(x, x)) * Math.sqrt(dot(y, y));
  return scale === 0 ? 0 : dot(x, y) / scale;
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((total, value, k) => total + value * b[k], 0);
}
