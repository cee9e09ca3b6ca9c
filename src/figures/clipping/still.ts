import type {ClippingData} from "./run.js";
import type {StageSize} from "../../frame/stage.js";
import {keyFrames} from "../../frame/keyFrames.js";
import {standalone} from "../../frame/standalone.js";
import {drawClipping} from "./drawing.js";
import {clipper, type Clipper} from "./rules.js";
import {firstState, type ClippingState} from "./state.js";
import {sayClipping} from "./words.js";

/** The figure's first picture as a file. */
export function clippingStill(
  data: ClippingData,
  {clipEachWay, planeGradient, ...size}: StageSize & Clipper & {document: Document}
): string {
  const state = firstState(data.settings);
  const clippings = clipper(data, {clipEachWay, planeGradient})(state);
  return standalone(drawClipping(data.norms, clippings, {...size, state}), {
    title: "Clipping a gradient",
    description: sayClipping(data.norms, clippings, state)
  });
}

/** What the page points at: half the run's mean length; its longest hundredth, and a gradient that no rule touches. */
const moments: readonly ClippingState[] = [
  {x: 4, y: 1, threshold: 1.87},
  {x: 0.3, y: 0.1, threshold: 20}
];

/** Other gradients and thresholds side by side, for print. */
export function clippingFrames(
  data: ClippingData,
  {clipEachWay, planeGradient, ...size}: StageSize & Clipper & {document: Document}
): string {
  const clippings = clipper(data, {clipEachWay, planeGradient});
  const frames = moments.map((state) => ({
    picture: drawClipping(data.norms, clippings(state), {...size, state}),
    words: sayClipping(data.norms, clippings(state), state)
  }));
  return keyFrames(frames, {title: "Two other gradients and thresholds", document: size.document});
}
