import {scaleLinear, scaleLog, type ScaleContinuousNumeric} from "d3";
import type {NotGuaranteedSettings} from "../../experiments/notGuaranteed.js";
import type {StageSize} from "../frame/stage.js";

/** A panel's place in the picture, in pixels. */
export interface Box extends StageSize {
  readonly x: number;
  readonly y: number;
}

/** Below this width the panels stand under each other. */
const narrow = 600;

/** The map beside the curve, or above it on a phone. */
export function layout({width, height}: StageSize): {map: Box; curve: Box; compact: boolean} {
  if (width < narrow) {
    const first = Math.round(0.5 * height);
    return {
      compact: true,
      map: {x: 0, y: 0, width, height: first},
      curve: {x: 0, y: first, width, height: height - first}
    };
  }
  const left = Math.round(0.5 * width);
  return {
    compact: false,
    map: {x: 0, y: 0, width: left, height},
    curve: {x: left, y: 0, width: width - left, height}
  };
}

export const mapMargins = {marginTop: 62, marginRight: 14, marginBottom: 36, marginLeft: 40};

/** From the two settings to pixels within the map's panel; its cells reach half a cell beyond the settings' ranges. */
export function mapScales(
  {biases, radii}: NotGuaranteedSettings,
  {width, height}: StageSize
): {
  x: ScaleContinuousNumeric<number, number>;
  y: ScaleContinuousNumeric<number, number>;
  cell: {bias: number; factor: number};
} {
  const {marginTop, marginRight, marginBottom, marginLeft} = mapMargins;
  const bias = (biases.to - biases.from) / (biases.values - 1);
  const factor = (radii.to / radii.from) ** (1 / (radii.values - 1));
  return {
    x: scaleLinear([biases.from - bias / 2, biases.to + bias / 2], [marginLeft, width - marginRight]),
    y: scaleLog([radii.from / factor ** 0.5, radii.to * factor ** 0.5], [height - marginBottom, marginTop]),
    cell: {bias, factor}
  };
}
