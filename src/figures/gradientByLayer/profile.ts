import {bisectRight, range} from "d3";
import {logistic, relu, tanh} from "../../engine/activations.js";
import type {Matrix} from "../../engine/linear/matrix.js";
import {feedForwardConnections, type FeedForwardConnections} from "../../engine/networks/feedForward.js";
import {log10} from "../../engine/numerics/log.js";
import {initialisations, sampleDeepNet, type Initialisation} from "../../experiments/deepNet.js";
import {quantile} from "../../experiments/statistics.js";
import {lastResult} from "../../frame/lastResult.js";

const activations = {tanh, logistic, relu};
export const activationNames = ["tanh", "logistic", "relu"] as const;
type ActivationName = (typeof activationNames)[number];

/** What a profile depends on beside the net; the schema in experiment.ts says what each number is. */
interface ProfileSettings extends Readonly<
  Record<"growth" | "batch" | "fewestSeeds" | "weights" | "saturated", number>
> {
  readonly seeds: readonly number[];
  readonly band: readonly [number, number];
}

/** The net that the reader sets. */
export interface Net {
  readonly depth: number;
  readonly width: number;
  readonly activation: ActivationName;
  readonly initialisation: Initialisation;
  readonly connections: FeedForwardConnections;
  /** b_t of a highway. */
  readonly transformBias: number;
  /** Whether biases are drawn at random, or 0. */
  readonly drawnBiases: boolean;
}

/** Over seeds: log10 of a length. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** What a net does to its gradient and its signal, by layer from 1. */
export interface Profile {
  readonly seeds: number;
  readonly outputs: readonly Spread[];
  readonly weights: readonly Spread[];
  readonly units: readonly Units[];
}

/** What a layer's units make, over seeds and examples. */
interface Units {
  /** The share of them in each bin of their activation's axis. */
  readonly shares: readonly number[];
  /** The share that hands no gradient on: saturated, or a ReLU at 0. */
  readonly off: number;
  /** log10 of their root mean square. */
  readonly size: number;
}

/** Bins of a layer's histogram. */
export const bins = 21;
/** A ReLU's first bin is of exactly 0; the others have two decades each, and begin at these. */
export const reluDecades = range(-20, 20, 2);
const reluBounds = reluDecades.slice(1).map((decade) => Number(`1e${decade}`));

/** Computes the profile of a net over the seeds; remembers draws and the last profile. */
export function profileComputer(settings: ProfileSettings): (net: Net) => Profile {
  const samplesOf = lastResult((width, connections, initialisation, drawnBiases) =>
    settings.seeds.map((seed) =>
      sampleDeepNet(
        {
          ...{width, growth: growthOf(width, settings), batch: settings.batch, drawnBiases: drawnBiases === 1},
          ...{connections: feedForwardConnections[connections], initialisation: initialisations[initialisation]}
        },
        seed
      )
    )
  );
  const profileOf = lastResult((depth, activation, transformBias, ...drawn) => {
    const [width, connections] = drawn;
    const seeds = seedsFor({depth, width, connections: feedForwardConnections[connections]}, settings);
    const runs = samplesOf(...drawn)
      .slice(0, seeds)
      .map((sample) => sample({activation: activationNames[activation], layers: depth, transformBias}));
    const spread = (of: "outputs" | "weights") =>
      runs[0][of].map((_, k) =>
        spreadOf(
          runs.map((run) => run[of][k]),
          settings
        )
      );
    return {
      seeds,
      outputs: spread("outputs"),
      weights: spread("weights"),
      units: runs[0].activations.map((_, k) =>
        unitsOf(
          runs.map((run) => run.activations[k]),
          activationNames[activation],
          settings
        )
      )
    };
  });
  return ({depth, width, activation, initialisation, connections, transformBias, drawnBiases}) =>
    profileOf(
      ...[depth, activationNames.indexOf(activation), connections === "highway" ? transformBias : 0, width],
      ...[feedForwardConnections.indexOf(connections), initialisations.indexOf(initialisation), drawnBiases ? 1 : 0]
    );
}

/** Units that a dense layer adds: an even number, as the looks-linear initialisation needs. */
function growthOf(width: number, {growth}: ProfileSettings): number {
  return 2 * Math.max(1, Math.round((width * growth) / 2));
}

/** As many seeds as the weights allow. */
function seedsFor(
  {depth, width, connections}: Pick<Net, "depth" | "width" | "connections">,
  settings: ProfileSettings
) {
  const growth = growthOf(width, settings);
  const dense = growth * (width * depth + (growth * depth * (depth - 1)) / 2);
  const square = (connections === "highway" ? 2 : 1) * depth * width * width;
  const affordable = Math.floor(settings.weights / (connections === "dense" ? dense : square));
  return Math.max(settings.fewestSeeds, Math.min(settings.seeds.length, affordable));
}

function spreadOf(values: readonly number[], {band: [low, high]}: ProfileSettings): Spread {
  return {median: quantile(values, 0.5), low: quantile(values, low), high: quantile(values, high)};
}

function unitsOf(layers: readonly Matrix[], kind: ActivationName, {saturated}: ProfileSettings): Units {
  const φ = activations[kind];
  const counts = new Array<number>(bins).fill(0);
  let [all, off, squares] = [0, 0, 0];
  for (const {data} of layers)
    for (const h of data) {
      counts[binOf(h, kind)] += 1;
      // Of all three, the slope follows from the value: a ReLU's is that of its value too.
      if (φ.derivative(h, h) < saturated * φ.bound) off += 1;
      squares += h * h;
      all += 1;
    }
  return {shares: counts.map((n) => n / all), off: off / all, size: log10(Math.sqrt(squares / all))};
}

function binOf(h: number, kind: ActivationName): number {
  if (kind === "relu") return h === 0 ? 0 : 1 + bisectRight(reluBounds, h);
  const share = kind === "tanh" ? (h + 1) / 2 : h;
  return Math.min(bins - 1, Math.floor(share * bins));
}
