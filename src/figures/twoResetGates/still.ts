import type {StageSize} from "../../frame/stage.js";
import {standalone} from "../../frame/standalone.js";
import {drawTwoResetGates, type TwoResetGatesData} from "./drawing.js";
import {sayTwoResetGates} from "./words.js";

/** The figure's first picture as a file: the new content at the first step. */
export function twoResetGatesStill(data: TwoResetGatesData, size: StageSize & {document: Document}): string {
  const picture = drawTwoResetGates(data, "content", size);
  return standalone(picture, {title: "The reset gate’s two forms", description: sayTwoResetGates(data, "content")});
}
