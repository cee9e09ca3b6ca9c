import type {ClippingRescuesData} from "./experiment.js";
import type {StageSize} from "../../frame/stage.js";
import {standalone} from "../../frame/standalone.js";
import {drawClippingRescues} from "./drawing.js";
import {sayClippingRescues} from "./words.js";

/** The figure's first picture as a file: the share of seeds. */
export function clippingRescuesStill(data: ClippingRescuesData, size: StageSize & {document: Document}): string {
  const picture = drawClippingRescues(data, "share", size);
  return standalone(picture, {title: "How far clipping reaches", description: sayClippingRescues(data, "share")});
}
