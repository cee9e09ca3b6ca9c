import type {StageSize} from "../../frame/stage.js";
import {standalone} from "../../frame/standalone.js";
import type {KeyFrame} from "../../frame/keyFrames.js";
import {isInside, type LossCliffData} from "./data.js";
import {drawLossCliff} from "./drawing.js";
import {firstState, racer} from "./race.js";
import {firstView} from "./view.js";
import {sayRace} from "./words.js";

/** The figure's first picture as a file: both descents from the settings' start, to their end. */
export function lossCliffStill(
  data: LossCliffData,
  {descend, slice, ...size}: StageSize & Parameters<typeof racer>[1] & {document: Document}
): string {
  const race = racer(data, {descend, slice})(firstState(data.settings));
  return standalone(drawLossCliff(data, race, {...size, view: firstView(data.settings)}), {
    title: "The loss cliff",
    description: sayRace(data, race)
  });
}

/** The figure's moments for paper: at the wall, before the throw, after it, and the end, which is seen in perspective. */
export function lossCliffFrames(
  data: LossCliffData,
  {descend, slice, ...size}: StageSize & Parameters<typeof racer>[1] & {document: Document}
): KeyFrame[] {
  const raceOf = racer(data, {descend, slice});
  const first = raceOf(firstState(data.settings));
  const clip = first.clipped.findIndex(({clipped}) => clipped) + 1;
  const exit = first.unclipped.findIndex((place) => !isInside(data, place));
  const map = firstView(data.settings);
  return [
    {step: clip, view: map},
    {step: exit - 1, view: map},
    {step: exit, view: map},
    {step: data.settings.updates, view: {...map, view: "perspective"} as const}
  ].map(({step, view}) => {
    const race = raceOf({...firstState(data.settings), step});
    return {picture: drawLossCliff(data, race, {...size, view}), words: sayRace(data, race)};
  });
}
