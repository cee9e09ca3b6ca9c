import {lstm} from "../../engine/cells/lstm/lstm.js";
import {oneLayerNetwork} from "../../engine/networks/oneLayer.js";
import {network} from "../../engine/networks/network.js";
import {exp} from "../../engine/numerics/exp.js";
import {Random} from "../../engine/random.js";
import {unpackHalves} from "../../experiments/halfPrecisionWeights.js";
import {surprise} from "../../experiments/tasks/answers.js";
import {oneHot} from "../../experiments/tasks/oneHot.js";
import {temporalOrderSymbols} from "../../experiments/tasks/temporalOrder.js";
import {traceLstm, type StoredLstm, type Trace, type Traced, type TwinTraces} from "./trace.js";

/** The two symbols of temporal order that count. */
export type OrderSymbol = "A" | "B";

/** A sequence of the temporal-order task: its two marks, at steps from 1, and the seed of all other symbols. */
export interface OrderSequence {
  readonly length: number;
  readonly seed: number;
  readonly first: {readonly t: number; readonly symbol: OrderSymbol};
  readonly second: {readonly t: number; readonly symbol: OrderSymbol};
}

const classes = ["AA", "AB", "BA", "BB"];

/**
 * A sequence of temporal order as a trained network reads it; the twin has the other first symbol.
 * @throws RangeError where the two marks are one step
 */
export function traceOrder(stored: StoredLstm, sequence: OrderSequence): TwinTraces {
  const {first, second, length} = sequence;
  if (first.t === second.t || [first.t, second.t].some((t) => t < 1 || t > length))
    throw new RangeError(`traceOrder: expected two steps of ${length}, got ${first.t} and ${second.t}`);
  const other = first.symbol === "A" ? "B" : "A";
  const [early, late] = first.t < second.t ? [first, second] : [second, first];
  const wanted = classes.indexOf(early.symbol + late.symbol);
  const traced = orderNetwork(stored);
  const margin = classes.map((_, k) => (k === wanted ? 1 : -1 / (classes.length - 1)));
  const read = (symbols: readonly string[]): Trace => {
    const places = symbols.map((symbol) => temporalOrderSymbols.findIndex((known) => known === symbol));
    const {rows, outputs} = traceLstm(traced, oneHot([places], temporalOrderSymbols.length), margin);
    let best = 1 / classes.length;
    return {
      rows,
      inputs: symbols.map((word, k) => ({t: k + 1, value: 1 / 2, word, marked: word === "A" || word === "B"})),
      answers: outputs.map((y, k) => {
        if (symbols[k] === "A" || symbols[k] === "B") best *= 2;
        return {t: k + 1, answer: exp(-surprise(y, 0, wanted)), best};
      }),
      target: 1,
      asked: `P(${classes[wanted]})`
    };
  };
  const changed = {...sequence, first: {...first, symbol: other}} as const;
  return {
    ...{trace: read(symbolsOf(sequence)), twin: read(symbolsOf(changed))},
    ...{subject: "the first symbol", thing: first.symbol, other}
  };
}

/** The network of temporal order, its parameters restored. */
export function orderNetwork({hiddenSize, weights, units}: StoredLstm): Traced {
  const inputSize = temporalOrderSymbols.length;
  const spec = {cell: "lstm", input: {size: inputSize}, hiddenSize, outputSize: classes.length} as const;
  const shaped = network({...spec, layers: 1, connections: "plain", bidirectional: false});
  const whole = oneLayerNetwork(lstm({inputSize, hiddenSize}), classes.length);
  return {network: whole, parameters: unpackHalves(shaped, weights), units};
}

function symbolsOf({length, seed, first, second}: OrderSequence): string[] {
  const random = new Random(seed);
  const symbols: string[] = Array.from({length}, () => temporalOrderSymbols[2 + random.integer(4)]);
  for (const {t, symbol} of [first, second]) symbols[t - 1] = symbol;
  return symbols;
}
