import type {CellStateTracesSettings} from "../../experiments/cellStateTraces.js";
import type {
  markedSequence as MarkedSequence,
  Trace,
  traceSequence as TraceSequence
} from "../../experiments/traceSequence.js";
import type {CellStateTracesData, Look} from "./cellStateTracesData.js";
import {lastResult} from "../lastResult.js";

/** What the reader can change: the sequence, and what of its trace is looked at. */
export interface TracesState extends Look {
  readonly seed: number;
  readonly mark1: number;
  readonly value1: number;
  readonly mark2: number;
  readonly value2: number;
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
    value2: settings.secondValue
  };
}

/** The trace of a state's sequence; computed anew only when that has changed. */
export function tracer({settings, trained}: CellStateTracesData, {markedSequence, traceSequence}: Tracing) {
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
