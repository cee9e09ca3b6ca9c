import type {StageSize} from "../frame/stage.js";
import {standalone} from "../standalone.js";
import type {LossCliffData} from "./lossCliffData.js";
import {drawLossCliff} from "./lossCliffDrawing.js";
import {firstState, racer} from "./lossCliffRace.js";
import {firstView} from "./lossCliffView.js";
import {sayRace} from "./lossCliffWords.js";

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
