import type {GradientPaths} from "../../experiments/gradientPaths.js";
import type {NotGuaranteedSettings} from "./experiment.js";
import {powerOfTen} from "../../frame/powerOfTen.js";
import {atFirstStep, type NotGuaranteedState} from "./state.js";

/** Vanished, exploded, or neither; by how much; and by which path. */
export function sayNotGuaranteed(
  {length, decades}: NotGuaranteedSettings,
  paths: GradientPaths,
  {forgetBias, radius}: NotGuaranteedState
): string {
  const steps = length - 1;
  const grown = atFirstStep(paths, "total") - paths.total[0];
  const verdict =
    grown < -decades
      ? `the gradient vanishes: ${steps} steps back it is ${powerOfTen(grown)} of its length, ${perStep(grown, steps)} a step`
      : grown > decades
        ? `the gradient explodes: ${steps} steps back it is ${powerOfTen(grown)} times as long, ${perStep(grown, steps)} a step`
        : `the gradient neither vanishes nor explodes: ${steps} steps back it is ${powerOfTen(grown)} times as long as at the start`;
  return (
    `With a forget bias of ${signed(forgetBias)} and a spectral radius of ${radius}, ${verdict}. There ` +
    `${powerOfTen(atFirstStep(paths, "direct"))} has come by the direct path, ` +
    `${powerOfTen(atFirstStep(paths, "throughH"))} through h.`
  );
}

/** The steady factor that would come to the same. */
function perStep(grown: number, steps: number): string {
  return `a factor of ${Number((10 ** (grown / steps)).toPrecision(2))}`;
}

function signed(value: number): string {
  return value.toFixed(1).replace("-", "−");
}
