import type {NearAndFarSettings} from "./experiment.js";
import type {StageSize} from "../../frame/stage.js";
import {standalone} from "../../frame/standalone.js";
import {drawNearAndFar} from "./drawing.js";
import {firstState, shownBy, type NearAndFarExperiment} from "./live.js";
import {sayNearAndFar} from "./words.js";

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
