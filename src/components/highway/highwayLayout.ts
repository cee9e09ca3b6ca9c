import type {StageSize} from "../frame/stage.js";

/** A panel's place in the picture, in pixels. */
export interface Box extends StageSize {
  readonly x: number;
  readonly y: number;
}

/** Below this width the panels stand under each other. */
const narrow = 600;

/** The gradients beside what is learnt, or above it on a phone. */
export function layout({width, height}: StageSize): {curves: Box; learning: Box; compact: boolean} {
  if (width < narrow) {
    const first = Math.round(0.52 * height);
    return {
      compact: true,
      curves: {x: 0, y: 0, width, height: first},
      learning: {x: 0, y: first, width, height: height - first}
    };
  }
  const left = Math.round(0.58 * width);
  return {
    compact: false,
    curves: {x: 0, y: 0, width: left, height},
    learning: {x: left, y: 0, width: width - left, height}
  };
}
