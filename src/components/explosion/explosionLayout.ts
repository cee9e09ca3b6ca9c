import type {StageSize} from "../frame/stage.js";

/** Where a panel stands, in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Room for the axes, the same in each panel, in pixels. */
export const margins = {marginTop: 26, marginRight: 16, marginBottom: 38, marginLeft: 48};

/** The gradient's panel beside the update's, or over it in a picture that is taller than wide. */
export function layout({width, height}: StageSize): {gradient: Box; update: Box} {
  if (height > width) {
    const top = Math.round(0.58 * height);
    return {
      gradient: {x: 0, y: 0, width, height: top},
      update: {x: 0, y: top, width, height: height - top}
    };
  }
  const left = Math.round(0.6 * width);
  return {
    gradient: {x: 0, y: 0, width: left, height},
    update: {x: left, y: 0, width: width - left, height}
  };
}
