import type {EigenvalueOrSingularValueSettings, Powers} from "./experiment.js";
import type {StageSize} from "../../frame/stage.js";
import {keyFrames} from "../../frame/keyFrames.js";
import {standalone} from "../../frame/standalone.js";
import {drawPowers} from "./drawing.js";
import {sayPower} from "./words.js";

/** What the loader writes. */
export interface PowersData {
  readonly settings: EigenvalueOrSingularValueSettings;
  readonly powers: Powers;
}

/** The figure's first picture as a file. */
export function powersStill({settings: {k}, powers}: PowersData, size: StageSize & {document: Document}): string {
  const description = sayPower(powers, k);
  return standalone(drawPowers(powers, {...size, k}), {title: "A matrix that grows before it shrinks", description});
}

/** The powers at the start, where they are largest, and on the way down. */
export function powersFrames({settings: {k, steps}, powers}: PowersData, document: Document): string {
  const frames = [1, k, steps / 2, steps].map((power) => ({
    picture: drawPowers(powers, {k: power, width: 520, height: 270, document}),
    words: sayPower(powers, power)
  }));
  return keyFrames(frames, {title: "Powers of a matrix that grows before it shrinks", document});
}
