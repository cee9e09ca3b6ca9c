import type {RealTextData} from "../../experiments/realText.js";
import type {StageSize} from "../frame/stage.js";
import {standalone} from "../standalone.js";
import {drawRealText} from "./realTextDrawing.js";
import type {RealTextReading} from "./realTextReadings.js";
import {sayRealText} from "./realTextWords.js";

/** The figure's first picture as a file. */
export function realTextStill(
  data: RealTextData,
  readings: readonly RealTextReading[],
  size: StageSize & {document: Document}
): string {
  const {at, back} = data.settings;
  const description = sayRealText(data.passage, at, readings, back);
  return standalone(drawRealText(data, readings, at, size), {title: "How far back three networks look", description});
}
