import * as v from "valibot";
import {count, positive, seeds, several} from "../../experiments/schemas.js";
import type {Sources} from "../../experiments/sources.js";
import {readFeedForwardRuns, type RunsRead} from "../../experiments/training/readRuns.js";
import type {FeedForwardRun} from "../../experiments/training/feedForwardSettings.js";
import {summarise} from "../../experiments/training/summary.js";
import {depthScale, edge} from "./meanField.js";
import {sampleNets} from "./nets.js";

const range = v.object({from: positive, to: positive, values: several});
const correlation = v.pipe(v.number(), v.minValue(0), v.ltValue(1));

export const settings = v.object({
  /** Of the nets that are computed here; those that were trained have their own. */
  width: several,
  layers: several,
  seeds,
  /** Of the inputs of the two pairs. */
  correlations: v.object({near: correlation, far: correlation}),
  /** What the map spans. */
  sigmaW: range,
  sigmaB: range,
  /** Where the figure starts; its σ_b is that of the nets that were trained. */
  start: v.object({sigmaW: positive, sigmaB: positive}),
  /** How many depth scales deep a net can be trained, as the literature has it; and how many points its line has. */
  theory: v.object({reach: positive, points: count})
});
export type Settings = v.InferOutput<typeof settings>;

/** How many seeds of one start, depth and sort of step learnt the task. */
export interface Trained {
  readonly sigmaW: number;
  readonly sigmaB: number;
  readonly depth: number;
  readonly step: "descent" | "adam";
  readonly solved: number;
  readonly seeds: number;
}

export async function data(settings: Settings, sources: Sources) {
  return {settings, ...theoryOf(settings), map: mapOf(settings), ...(await trainedIn(sources))};
}

export type EdgeOfChaosData = Awaited<ReturnType<typeof data>>;

/** A map of a few places, and the theory. */
export function digest(settings: Settings): Readonly<Record<string, unknown>> {
  const few = {...settings, sigmaW: {...settings.sigmaW, values: 3}, sigmaB: {...settings.sigmaB, values: 2}};
  return {map: mapOf(few), ...theoryOf({...few, theory: {...settings.theory, points: 4}})};
}

/** By how many decades the gradient changes from the top to the input, for each start of the map. */
function mapOf(settings: Settings) {
  const decay = sampleNets(settings);
  return spaced(settings.sigmaB).flatMap((sigmaB) =>
    spaced(settings.sigmaW).map((sigmaW) => {
      const {gradient} = decay({sigmaW, sigmaB});
      return {sigmaW, sigmaB, log10: Number(gradient[0].toFixed(2))};
    })
  );
}

/** The edge by σ_b, and ξ_c by σ_w at the σ_b that the nets were trained with. */
function theoryOf({sigmaW, sigmaB, start, theory}: Settings) {
  return {
    edges: spaced(sigmaB).map((sigmaB) => ({sigmaB, sigmaW: edge(sigmaB)})),
    scales: spaced({...sigmaW, values: theory.points}).map((sigmaW) => {
      const scale = depthScale({sigmaW, sigmaB: start.sigmaB});
      return {sigmaW, scale: Number(scale.toPrecision(4))};
    })
  };
}

/** The nets of one σ_b at several depths, and those over the map, as deep as it goes. */
async function trainedIn(sources: Sources) {
  const [row, map] = await Promise.all([
    readFeedForwardRuns("edge-of-chaos", sources),
    readFeedForwardRuns("edge-of-chaos-map", sources)
  ]);
  const [{network, training}] = row.runs;
  return {trained: [row, map].flatMap(trainedOf), trainedWidth: network.width, updates: training.updates};
}

/** @throws RangeError where a run has no result */
export function trainedOf({runs, results}: RunsRead<FeedForwardRun>): Trained[] {
  const done = runs.map((run) => {
    const result = results.get(run.name);
    if (!result) throw new RangeError(`edgeOfChaos: expected a result of ${run.name}, got none`);
    return {run, result};
  });
  return summarise(done).map(({group, solved, seeds}) => {
    const {initialisation, network, training} = done.find(({run}) => run.group === group)?.run ?? runs[0];
    return {
      ...{sigmaW: initialisation.weights.gain, sigmaB: initialisation.biasDeviation ?? 0, depth: network.layers},
      ...{step: training.optimiser.kind === "adam" ? ("adam" as const) : ("descent" as const)},
      ...{solved: solved.count, seeds}
    };
  });
}

/** Values of a range, evenly spaced, without the noise of the last bits. */
export function spaced({from, to, values}: {from: number; to: number; values: number}): number[] {
  return Array.from({length: values}, (_, k) => Number((from + ((to - from) * k) / (values - 1)).toFixed(6)));
}
