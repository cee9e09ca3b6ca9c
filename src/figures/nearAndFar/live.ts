import type {
  drawNetwork as DrawNetwork,
  NearAndFarCell,
  NearAndFarSettings,
  Shares,
  shareByStep as ShareByStep,
  stepsNeeded as StepsNeeded
} from "./experiment.js";
import {lastResult} from "../../frame/lastResult.js";
import type {Shown} from "./drawing.js";

export interface NearAndFarState {
  /** k: how many of the last steps are summed. */
  readonly last: number;
  readonly spectralRadius: number;
  readonly forgetBias: number;
  readonly seed: number;
}

export interface NearAndFarExperiment {
  readonly drawNetwork: typeof DrawNetwork;
  readonly shareByStep: typeof ShareByStep;
  readonly stepsNeeded: typeof StepsNeeded;
}

/** From the reader's state to what is drawn: each cell is computed anew only where something that it depends on changed. */
export function shownBy(
  settings: NearAndFarSettings,
  {drawNetwork, shareByStep, stepsNeeded}: NearAndFarExperiment
): (state: NearAndFarState) => Shown {
  const computer = (cell: NearAndFarCell) => {
    const drawOf = lastResult((seed) => drawNetwork(cell, settings, seed));
    return lastResult((seed, spectralRadius, forgetBias) =>
      shareByStep(drawOf(seed), cell, {...settings, spectralRadius, forgetBias})
    );
  };
  const [tanh, lstm] = [computer("rnn-tanh"), computer("lstm")];
  return ({last, spectralRadius, forgetBias, seed}) => {
    const of = (cell: NearAndFarCell, shares: Shares) => ({
      cell,
      ...shares,
      needed: stepsNeeded(shares, settings.negligible)
    });
    // The vanilla RNN has no forget gate.
    const cells = [of("rnn-tanh", tanh(seed, spectralRadius, 0)), of("lstm", lstm(seed, spectralRadius, forgetBias))];
    return {cells, last, negligible: settings.negligible};
  };
}

/** The state that the figure starts with. */
export function firstState({last, spectralRadius, forgetBias, seeds}: NearAndFarSettings): NearAndFarState {
  return {last, spectralRadius, forgetBias, seed: seeds[0]};
}
