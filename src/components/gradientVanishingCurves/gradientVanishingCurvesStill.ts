import {firstPicture, type GradientVanishingCurvesData} from "./gradientVanishingCurvesData.js";
import {drawGradientVanishingCurves} from "./gradientVanishingCurvesDrawing.js";
import {sayCurves} from "./gradientVanishingCurvesWords.js";
import type {StageSize} from "../frame/stage.js";
import {standalone} from "../standalone.js";

/** The figure's first picture as a file: the loader's medians and bands. */
export function gradientVanishingCurvesStill(
  data: GradientVanishingCurvesData,
  size: StageSize & {document: Document}
): string {
  const shown = firstPicture(data);
  const picture = drawGradientVanishingCurves(shown, size);
  return standalone(picture, {title: "How fast the gradient vanishes", description: sayCurves(shown)});
}
