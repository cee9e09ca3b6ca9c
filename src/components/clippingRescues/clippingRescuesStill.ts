import type {ClippingRescuesData} from "../../experiments/clippingRescues.js";
import type {StageSize} from "../frame/stage.js";
import {standalone} from "../standalone.js";
import {drawClippingRescues} from "./clippingRescuesDrawing.js";
import {sayClippingRescues} from "./clippingRescuesWords.js";

/** The figure's first picture as a file: the share of seeds. */
export function clippingRescuesStill(data: ClippingRescuesData, size: StageSize & {document: Document}): string {
  const picture = drawClippingRescues(data, "share", size);
  return standalone(picture, {title: "How far clipping reaches", description: sayClippingRescues(data, "share")});
}
