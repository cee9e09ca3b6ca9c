import {lastResult} from "../../frame/lastResult.js";
import type {OfSeed, WhichPathsData} from "./experiment.js";
import {profileOfNet, sampleExamples, sampleNet} from "./networks.js";
import type {Profile} from "./paths.js";
import {Random} from "../../engine/random.js";

/** What is shown of each length of path. */
export const measures = ["sizes", "shares"] as const;

export interface State {
  /** The length of path that the reader thinks carries most of the gradient. */
  readonly guess: number;
  readonly shown: boolean;
  readonly measure: (typeof measures)[number];
  /** Of the blocks' weights at the start. */
  readonly gain: number;
  readonly seed: number;
}

/** All that a state shows. */
export interface Shown {
  /** Before training, with the reader's gain. */
  readonly start: Profile;
  /** After training from the settings' own gain. */
  readonly trained: Profile;
  readonly own: OfSeed;
}

/** Computes what a state shows: trained nets are kept, an untrained one with another gain is computed anew. */
export function showing({settings, seeds}: WhichPathsData): (state: Readonly<State>) => Shown {
  const startOf = lastResult((seed, gain) => {
    const examples = sampleExamples(settings.turns, settings.pathExamples, new Random(settings.exampleSeed));
    return profileOfNet(sampleNet("residual", settings, {seed, gain}), examples);
  });
  return ({seed, gain}) => {
    const own = seeds.find((one) => one.seed === seed) ?? seeds[0];
    return {own, trained: own.trained, start: gain === settings.gain ? own.start : startOf(seed, gain)};
  };
}
