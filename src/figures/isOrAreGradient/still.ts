import type {IsOrAreGradientData} from "./experiment.js";
import type {StageSize} from "../../frame/stage.js";
import {standalone} from "../../frame/standalone.js";
import {drawIsOrAreGradient} from "./drawing.js";
import {firstAttractors} from "./state.js";
import {sayIsOrAreGradient} from "./words.js";

/** The figure's first picture as a file. */
export function isOrAreGradientStill(data: IsOrAreGradientData, size: StageSize & {document: Document}): string {
  const picture = drawIsOrAreGradient(data, firstAttractors, size);
  return standalone(picture, {
    title: "Does the error reach the subject?",
    description: sayIsOrAreGradient(data, firstAttractors)
  });
}
