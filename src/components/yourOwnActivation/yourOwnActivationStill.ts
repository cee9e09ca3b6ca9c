import type {YourOwnActivationSettings} from "../../experiments/yourOwnActivation.js";
import type {StageSize} from "../frame/stage.js";
import {standalone} from "../standalone.js";
import {firstFormula} from "./formulaReader.js";
import {drawOwnActivation} from "./yourOwnActivationDrawing.js";
import {ownShown, type OwnExperiment} from "./yourOwnActivationShown.js";
import {sayOwnActivation} from "./yourOwnActivationWords.js";

/** The figure's first picture as a file. */
export function ownActivationStill(
  settings: YourOwnActivationSettings,
  experiment: OwnExperiment,
  size: StageSize & {document: Document}
): string {
  const {spectralRadius, seed, range} = settings;
  const shown = ownShown(settings, experiment)(firstFormula(range), spectralRadius, seed);
  return standalone(drawOwnActivation(shown, size), {
    title: "An activation of the reader’s own, its slope, and what becomes of the gradient",
    description: sayOwnActivation(shown)
  });
}
