import type {IsOrAreData} from "../../experiments/isOrAre.js";
import type {StageSize} from "../frame/stage.js";
import {standalone} from "../standalone.js";
import {drawIsOrAre} from "./isOrAreDrawing.js";
import {firstState} from "./isOrAreState.js";
import {sayIsOrAre} from "./isOrAreWords.js";

/** The figure's first picture as a file. */
export function isOrAreStill(data: IsOrAreData, size: StageSize & {document: Document}): string {
  const picture = drawIsOrAre(data, firstState, size);
  return standalone(picture, {title: "Is or are", description: sayIsOrAre(data, firstState)});
}
