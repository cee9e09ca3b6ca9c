import type {RealTextData} from "../../experiments/realText.js";
import {keyFrames} from "../keyFrames.js";
import {drawRealText} from "./realTextDrawing.js";
import type {RealTextReading} from "./realTextReadings.js";
import {sayRealText} from "./realTextWords.js";

/** At the space after "and", and inside "snapped": where the page points at the words in the gradient. */
const moments = [235, 249];

/** In columns that are narrow enough for print to leave the letters legible, in pixels. */
const size = {width: 400, height: 1050};

/** The passage at two more characters, for print. */
export function realTextFrames(data: RealTextData, readings: readonly RealTextReading[], document: Document): string {
  const frames = moments.map((at) => ({
    picture: drawRealText(data, readings, at, {...size, document}),
    words: sayRealText(data.passage, at, readings, data.settings.back)
  }));
  return keyFrames(frames, {title: "How far back three networks look, at two more characters", document});
}
