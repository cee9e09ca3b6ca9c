import {scaleLinear, type ScaleLinear} from "d3";
import type {Box} from "../../frame/box.js";
import type {LossCliffData} from "./data.js";
import type {StageSize} from "../../frame/stage.js";

/** Room for the axes, the same in each panel, in pixels. */
export const margins = {marginTop: 24, marginRight: 14, marginBottom: 38, marginLeft: 46};

/** Where the panels stand: the slices beside the map, or under it in a picture that is taller than wide. */
export function layout({width, height}: StageSize): {map: Box; loss: Box; norm: Box} {
  if (height > width) {
    const [top, middle] = [Math.round(0.48 * height), Math.round(0.74 * height)];
    return {
      map: {x: 0, y: 0, width, height: top},
      loss: {x: 0, y: top, width, height: middle - top},
      norm: {x: 0, y: middle, width, height: height - middle}
    };
  }
  const [left, middle] = [Math.round(0.61 * width), Math.round(0.52 * height)];
  return {
    map: {x: 0, y: 0, width: left, height},
    loss: {x: left, y: 0, width: width - left, height: middle},
    norm: {x: left, y: middle, width: width - left, height: height - middle}
  };
}

/** From w and b to pixels within the map, and back. */
export function mapScales(
  {settings: {w, b}}: LossCliffData,
  {width, height}: Box
): {x: ScaleLinear<number, number>; y: ScaleLinear<number, number>} {
  return {
    x: scaleLinear([w.from, w.to], [margins.marginLeft, width - margins.marginRight]),
    y: scaleLinear([b.from, b.to], [height - margins.marginBottom, margins.marginTop])
  };
}
