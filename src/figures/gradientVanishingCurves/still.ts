import {firstPicture, type GradientVanishingCurvesData} from "./data.js";
import {drawGradientVanishingCurves} from "./drawing.js";
import {sayCurves} from "./words.js";
import type {StageSize} from "../../frame/stage.js";
import {standalone} from "../../frame/standalone.js";

/** The figure's first picture as a file: the loader's medians and bands. */
export function gradientVanishingCurvesStill(
  data: GradientVanishingCurvesData,
  size: StageSize & {document: Document}
): string {
  const shown = firstPicture(data);
  const picture = drawGradientVanishingCurves(shown, size);
  return standalone(picture, {title: "How fast the gradient vanishes", description: sayCurves(shown)});
}
