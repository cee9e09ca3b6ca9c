import type {RealTextData} from "./experiment.js";
import type {StageSize} from "../../frame/stage.js";
import {standalone} from "../../frame/standalone.js";
import {drawRealText} from "./drawing.js";
import type {RealTextReading} from "./readings.js";
import {sayRealText} from "./words.js";

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
