import type {CellStateTracesSettings} from "../../experiments/cellStateTraces.js";
import type {
  markedSequence as MarkedSequence,
  Trace,
  traceSequence as TraceSequence
} from "../../experiments/traceSequence.js";
import type {Look} from "./cellStateTracesData.js";
import type {NetworkChoice, TracedNetwork} from "./cellStateTracesNetworks.js";
import {lastResult} from "../lastResult.js";

/** The seed that a reader's own training starts with; any other will do. */
const firstTrainingSeed = 7;

/** What the reader can change: the sequence, what of its trace is looked at, and the network. */
export interface TracesState extends Look {
  readonly seed: number;
  readonly mark1: number;
  readonly value1: number;
  readonly mark2: number;
  readonly value2: number;
  readonly network: NetworkChoice;
  /** Of the training that the reader may start. */
  readonly trainSeed: number;
  readonly trainFused: boolean;
}

/** The functions that compute a trace, which the page or the loader hands in. */
export interface Tracing {
  readonly markedSequence: typeof MarkedSequence;
  readonly traceSequence: typeof TraceSequence;
}

/** The settings' own sequence, at its end. */
export function firstState(settings: CellStateTracesSettings): TracesState {
  return {
    step: settings.length,
    unit: 1,
    map: "input",
    seed: settings.sequenceSeed,
    mark1: settings.firstMark,
    value1: settings.firstValue,
    mark2: settings.secondMark,
    value2: settings.secondValue,
    network: "shipped",
    trainSeed: firstTrainingSeed,
    trainFused: false
  };
}

/** The trace of a state's sequence in one network; computed anew only when that has changed. */
export function tracer(
  {settings, trained}: {settings: CellStateTracesSettings; trained: TracedNetwork},
  {markedSequence, traceSequence}: Tracing
) {
  const trace = lastResult((seed, mark1, value1, mark2, value2) =>
    traceSequence(
      trained,
      markedSequence(settings.length, seed, [
        {t: mark1, value: value1},
        {t: mark2, value: value2}
      ])
    )
  );
  return ({seed, mark1, value1, mark2, value2}: TracesState): Trace => trace(seed, mark1, value1, mark2, value2);
}
