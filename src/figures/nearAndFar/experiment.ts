import * as v from "valibot";
import {positive, seedsForInterval, several} from "../../experiments/schemas.js";
import {medianSpread, type MedianSpread} from "../../experiments/statistics.js";
import {comparedCells, sampleNetwork, shareByStep, stepsNeeded, type ComparedCell} from "./shares.js";

export const settings = v.object({
  /** T, in steps. */
  length: several,
  hiddenSize: several,
  inputSize: several,
  /** Standard deviation of an entry of W_x x. */
  inputStd: positive,
  spectralRadius: positive,
  forgetBias: v.number(),
  /** The k that the figure starts with. */
  last: several,
  /** What may be left out of a gradient, as a share of its length, where the last k steps count as all of it. */
  negligible: positive,
  seeds: seedsForInterval
});
export type Settings = v.InferOutput<typeof settings>;

/** What the figure goes on from: its settings, and over all seeds how many of the last steps make up the gradient. */
export interface Data {
  readonly settings: Settings;
  readonly needed: readonly (MedianSpread & {readonly cell: ComparedCell})[];
}

export function data(settings: Settings): Data {
  return {settings, needed: neededOverSeeds(settings)};
}

/** Of a small network and a short sequence, and the fewest seeds that have an interval. */
export function digest(settings: Settings): {rows: Pick<Data, "needed">} {
  const few = {length: 12, hiddenSize: 24, seeds: [1, 2, 3, 4, 5, 6]};
  return {rows: {needed: neededOverSeeds({...settings, ...few})}};
}

function neededOverSeeds(settings: Settings): Data["needed"] {
  return comparedCells.map((cell) => {
    const sample = settings.seeds.map((seed) =>
      stepsNeeded(shareByStep(sampleNetwork(cell, settings, seed), cell, settings), settings.negligible)
    );
    return {cell, ...medianSpread(sample)};
  });
}
