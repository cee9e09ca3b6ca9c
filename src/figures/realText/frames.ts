import type {RealTextData} from "./experiment.js";
import {keyFrames} from "../../frame/keyFrames.js";
import {drawRealText} from "./drawing.js";
import type {RealTextReading} from "./readings.js";
import {sayRealText} from "./words.js";

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
