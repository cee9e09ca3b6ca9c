import type {YourOwnActivationSettings} from "./experiment.js";
import type {StageSize} from "../../frame/stage.js";
import {standalone} from "../../frame/standalone.js";
import {firstFormula} from "./formulaReader.js";
import {drawOwnActivation} from "./drawing.js";
import {ownShown, type OwnExperiment} from "./shown.js";
import {sayOwnActivation} from "./words.js";

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
