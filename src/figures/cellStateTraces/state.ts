import type {CellOperations} from "../../engine/cells/operations/operation.js";
import {lstmOperations} from "../../engine/cells/lstm/operations.js";
import {wordsOfSentence} from "../../experiments/sentenceModel.js";
import {markedSequence, traceAdding, type MeasuredLstm} from "./adding.js";
import type {TracesData} from "./experiment.js";
import {traceAgreement, traceOrder, type OrderSymbol} from "./stored.js";
import {memoryMoments, type MemoryMoments, type TwinTraces} from "./trace.js";

export const taskChoices = ["adding", "order", "agreement"] as const;
export type TaskChoice = (typeof taskChoices)[number];

export const networkChoices = ["shipped", "yours"] as const;
export type NetworkChoice = (typeof networkChoices)[number];

export const mapChoices = ["forget", "input", "output", "content"] as const;
export type MapChoice = (typeof mapChoices)[number];

/** What of a trace is looked at. */
interface Look {
  /** From 1; in a state it may be beyond the end of a sequence, and the unit beyond the network's last. */
  readonly step: number;
  /** From 1, in the order of the network's `units`. */
  readonly unit: number;
  /** What the third heat map shows. */
  readonly map: MapChoice;
}

/** Steps and values of the marks of the adding problem, and the steps of those of temporal order. */
type MarkName = "mark1" | "value1" | "mark2" | "value2" | "first" | "second";

/** What the reader can change: the task, its sequence, what of the trace is looked at, and the network. */
export interface State extends Look, Readonly<Record<MarkName, number>> {
  readonly task: TaskChoice;
  /** Of the values without a mark, and of the symbols. */
  readonly seed: number;
  readonly firstSymbol: OrderSymbol;
  readonly secondSymbol: OrderSymbol;
  readonly sentence: string;
  readonly network: NetworkChoice;
  /** Of the training that the reader may start. */
  readonly trainSeed: number;
  readonly trainFused: boolean;
}

/** What is drawn of a state: its trace, that of its twin, a step and a unit that there are, and the unit's moments. */
export interface Looked extends TwinTraces, Look {
  readonly moments: MemoryMoments;
  readonly units: readonly {readonly correlation: number}[];
  /** The cell's list of operations, after which its parts are named. */
  readonly cell: CellOperations;
}

/** What a state shows; the traces are computed anew only when its sequence or its network has changed. */
export function looker(data: TracesData, networkOf: (choice: NetworkChoice) => MeasuredLstm): (state: State) => Looked {
  const {order, agreement, settings} = data.stored;
  let last: {key: string; trained: MeasuredLstm; traces: TwinTraces} | undefined;
  return (state) => {
    const trained = networkOf(state.network);
    const key = JSON.stringify({...state, step: 0, unit: 0, map: ""});
    if (last?.key !== key || last.trained !== trained) last = {key, trained, traces: tracesOf(data, trained, state)};
    const {traces} = last;
    const {units} = {adding: trained, order, agreement}[state.task];
    const [step, unit] = [Math.min(state.step, traces.trace.inputs.length), Math.min(state.unit, units.length)];
    const moments = memoryMoments(traces.trace, traces.twin, unit, settings.rule);
    return {...traces, step, unit, map: state.map, units, moments, cell: lstmOperations};
  };
}

function tracesOf({settings, stored}: TracesData, trained: MeasuredLstm, state: State): TwinTraces {
  const {seed, value1} = state;
  if (state.task === "agreement")
    return traceAgreement(stored.agreement, stored.grammar, wordsOfSentence(state.sentence));
  if (state.task === "order") {
    const first = {t: state.first, symbol: state.firstSymbol};
    const second = {t: state.second, symbol: state.secondSymbol};
    return traceOrder(stored.order, {length: stored.order.length, seed, first, second});
  }
  const second = {t: state.mark2, value: state.value2};
  const traceWith = (value: number) =>
    traceAdding(trained, markedSequence(settings.length, seed, [{t: state.mark1, value}, second]));
  const other = value1 < 1 / 2 ? value1 + 1 / 2 : value1 - 1 / 2;
  return {
    ...{trace: traceWith(value1), twin: traceWith(other)},
    ...{subject: "the first value", thing: value1.toFixed(2), other: other.toFixed(2)}
  };
}
