import type {IsOrAreData} from "../../experiments/isOrAre.js";
import type {StageSize} from "../frame/stage.js";
import {keyFrames} from "../keyFrames.js";
import {standalone} from "../standalone.js";
import {drawIsOrAre, drawIsOrAreMoment} from "./isOrAreDrawing.js";
import {firstState} from "./isOrAreState.js";
import {sayIsOrAre} from "./isOrAreWords.js";

/** The figure's first picture as a file. */
export function isOrAreStill(data: IsOrAreData, size: StageSize & {document: Document}): string {
  const picture = drawIsOrAre(data, firstState, size);
  return standalone(picture, {title: "Is or are", description: sayIsOrAre(data, firstState)});
}

/** In the stage of sequential recency, on the way out of it, nearly out, and at the end. */
const moments = [200, 500, 800, 4000];

/** The errors by attractors at the telling moments, for print. */
export function isOrAreFrames(data: IsOrAreData, document: Document): string {
  const frames = moments.map((update) => {
    const state = {...firstState, update};
    return {
      picture: drawIsOrAreMoment(data, state, {width: 340, height: 230, document}),
      words: sayIsOrAre(data, state)
    };
  });
  return keyFrames(frames, {title: "Is or are, during training", document});
}
