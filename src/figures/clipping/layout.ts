import {scaleLinear, type ScaleLinear} from "d3";
import type {StageSize} from "../../frame/stage.js";

/** Where a panel stands, in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Both parts of the plane's gradient go from −reach to reach. */
export const reach = 4;

export const planeMargins = {marginTop: 26, marginRight: 10, marginBottom: 34, marginLeft: 34};

/** The plane beside the run's two panels, or over them in a picture that is taller than wide. */
export function layout({width, height}: StageSize): {plane: Box; histogram: Box; parts: Box} {
  if (height > width) {
    const [first, second] = [Math.round(0.42 * height), Math.round(0.68 * height)];
    return {
      plane: {x: 0, y: 0, width, height: first},
      histogram: {x: 0, y: first, width, height: second - first},
      parts: {x: 0, y: second, width, height: height - second}
    };
  }
  const left = Math.min(height + 10, Math.round(0.48 * width));
  const middle = Math.round(0.47 * height);
  return {
    plane: {x: 0, y: 0, width: left, height},
    histogram: {x: left + 8, y: 0, width: width - left - 8, height: middle},
    parts: {x: left + 8, y: middle, width: width - left - 8, height: height - middle}
  };
}

/** From the gradient's parts to pixels within the plane's panel, the same length in both. */
export function planeScales({width, height}: Box): {x: ScaleLinear<number, number>; y: ScaleLinear<number, number>} {
  const {marginTop, marginRight, marginBottom, marginLeft} = planeMargins;
  const [w, h] = [width - marginLeft - marginRight, height - marginTop - marginBottom];
  const side = Math.min(w, h);
  const [left, top] = [marginLeft + (w - side) / 2, marginTop + (h - side) / 2];
  return {
    x: scaleLinear([-reach, reach], [left, left + side]),
    y: scaleLinear([-reach, reach], [top + side, top])
  };
}
