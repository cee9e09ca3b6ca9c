import type {IsOrAreGradientData} from "../../experiments/isOrAreGradient.js";
import type {StageSize} from "../frame/stage.js";
import {standalone} from "../standalone.js";
import {drawIsOrAreGradient} from "./isOrAreGradientDrawing.js";
import {firstAttractors} from "./isOrAreGradientState.js";
import {sayIsOrAreGradient} from "./isOrAreGradientWords.js";

/** The figure's first picture as a file. */
export function isOrAreGradientStill(data: IsOrAreGradientData, size: StageSize & {document: Document}): string {
  const picture = drawIsOrAreGradient(data, firstAttractors, size);
  return standalone(picture, {
    title: "Does the error reach the subject?",
    description: sayIsOrAreGradient(data, firstAttractors)
  });
}
