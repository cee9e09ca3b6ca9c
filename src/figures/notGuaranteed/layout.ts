import {scaleLinear, scaleLog, type ScaleContinuousNumeric} from "d3";
import type {NotGuaranteedSettings} from "./experiment.js";
import type {StageSize} from "../../frame/stage.js";
import {twoPanels, type Box} from "../../frame/twoPanels.js";

/** The map beside the curve, or above it on a phone. */
export function layout(size: StageSize): {map: Box; curve: Box; compact: boolean} {
  const {first, second, compact} = twoPanels(size, {beside: 0.5, under: 0.5});
  return {map: first, curve: second, compact};
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
