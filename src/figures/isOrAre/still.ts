import type {IsOrAreData} from "./experiment.js";
import type {StageSize} from "../../frame/stage.js";
import {keyFrames} from "../../frame/keyFrames.js";
import {standalone} from "../../frame/standalone.js";
import {drawIsOrAre, drawIsOrAreMoment} from "./drawing.js";
import {firstState} from "./state.js";
import {sayIsOrAre} from "./words.js";

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
