import type {NearAndFarSettings} from "../../experiments/nearAndFar.js";
import type {StageSize} from "../frame/stage.js";
import {standalone} from "../standalone.js";
import {drawNearAndFar} from "./nearAndFarDrawing.js";
import {firstState, shownBy, type NearAndFarExperiment} from "./nearAndFarLive.js";
import {sayNearAndFar} from "./nearAndFarWords.js";

/** The figure's first picture as a file. */
export function nearAndFarStill(
  settings: NearAndFarSettings,
  experiment: NearAndFarExperiment,
  size: StageSize & {document: Document}
): string {
  const shown = shownBy(settings, experiment)(firstState(settings));
  return standalone(drawNearAndFar(shown, size), {
    title: "Near steps and far steps in the gradient of the recurrent weights",
    description: sayNearAndFar(shown)
  });
}
