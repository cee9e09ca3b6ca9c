import type {CellOperations} from "../../engine/cells/operations/operation.js";
import type {CellStateTracesSettings} from "./experiment.js";
import type {StoredTraces} from "./stored.js";
import type * as Live from "./traceLive.js";
import type {MemoryMoments} from "./traceMoments.js";
import type {OrderSymbol, TwinTraces} from "./traceStored.js";
import type {CellStateTracesData, Look} from "./data.js";
import type {NetworkChoice, TracedNetwork} from "./networks.js";

export const taskChoices = ["adding", "order", "agreement"] as const;
export type TaskChoice = (typeof taskChoices)[number];

/** The seed that a reader's own training starts with; any other will do. */
const firstTrainingSeed = 7;

/** What the reader can change: the task, its sequence, what of the trace is looked at, and the network. */
export interface TracesState extends Look {
  readonly task: TaskChoice;
  /** Of the values without a mark, and of the symbols. */
  readonly seed: number;
  readonly mark1: number;
  readonly value1: number;
  readonly mark2: number;
  readonly value2: number;
  readonly first: number;
  readonly firstSymbol: OrderSymbol;
  readonly second: number;
  readonly secondSymbol: OrderSymbol;
  readonly sentence: string;
  readonly network: NetworkChoice;
  /** Of the training that the reader may start. */
  readonly trainSeed: number;
  readonly trainFused: boolean;
}

/** The functions that compute a trace, which the page or the loader hands in. */
export type Tracing = Pick<
  typeof Live,
  | "lstmOperations"
  | "markedSequence"
  | "traceSequence"
  | "traceOrder"
  | "traceAgreement"
  | "memoryMoments"
  | "wordsOfSentence"
>;

/** What is drawn of a state: its trace, that of its twin, and the moments of the picked unit. */
export interface Looked extends TwinTraces {
  readonly moments: MemoryMoments;
  readonly units: readonly {readonly correlation: number}[];
  /** The cell's list of operations, after which its parts are named. */
  readonly cell: CellOperations;
}

/** The settings' own sequences, at the end of the first task's. */
export function firstState(
  settings: CellStateTracesSettings,
  {settings: {order, sentence}}: Pick<StoredTraces, "settings">
): TracesState {
  return {
    ...{task: "adding", step: settings.length, unit: 1, map: "input", seed: settings.sequenceSeed},
    ...{mark1: settings.firstMark, value1: settings.firstValue},
    ...{mark2: settings.secondMark, value2: settings.secondValue},
    ...{first: order.first, firstSymbol: order.firstSymbol, second: order.second, secondSymbol: order.secondSymbol},
    ...{sentence, network: "shipped", trainSeed: firstTrainingSeed, trainFused: false}
  };
}

/** What a state shows; the traces are computed anew only when its sequence or its network has changed. */
export function looker(
  data: CellStateTracesData,
  networkOf: (choice: NetworkChoice) => TracedNetwork,
  tracing: Tracing
): (state: TracesState) => Looked {
  const {stored} = data;
  let last: {key: string; trained: TracedNetwork; traces: TwinTraces} | undefined;
  return (state) => {
    const {task, unit} = state;
    const trained = networkOf(state.network);
    const key = JSON.stringify({...state, step: 0, unit: 0, map: ""});
    if (last?.key !== key || last.trained !== trained)
      last = {key, trained, traces: tracesOf(data, trained, state, tracing)};
    const {traces} = last;
    const {units} = {adding: trained, order: stored.order, agreement: stored.agreement}[task];
    const moments = tracing.memoryMoments(
      traces.trace,
      traces.twin,
      Math.min(unit, units.length),
      stored.settings.rule
    );
    return {...traces, units, moments, cell: tracing.lstmOperations};
  };
}

function tracesOf(
  {settings, stored}: CellStateTracesData,
  trained: TracedNetwork,
  state: TracesState,
  {markedSequence, traceSequence, traceOrder, traceAgreement, wordsOfSentence}: Tracing
): TwinTraces {
  const {seed} = state;
  if (state.task === "agreement")
    return traceAgreement(stored.agreement, stored.grammar, wordsOfSentence(state.sentence));
  if (state.task === "order") {
    const first = {t: state.first, symbol: state.firstSymbol};
    const second = {t: state.second, symbol: state.secondSymbol};
    return traceOrder(stored.order, {length: stored.order.length, seed, first, second});
  }
  const second = {t: state.mark2, value: state.value2};
  const traceWith = (value: number) =>
    traceSequence(trained, markedSequence(settings.length, seed, [{t: state.mark1, value}, second]));
  const other = state.value1 < 1 / 2 ? state.value1 + 1 / 2 : state.value1 - 1 / 2;
  return {
    ...{trace: traceWith(state.value1), twin: traceWith(other)},
    ...{subject: "the first value", thing: state.value1.toFixed(2), other: other.toFixed(2)}
  };
}
