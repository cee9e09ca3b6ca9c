import * as v from "valibot";
import {count, positive, seeds, several, share, wholeNumber} from "../../experiments/schemas.js";
import {profileComputer} from "./profile.js";

export const settings = v.object({
  /** Layers of the first net, and of the deepest. */
  depth: several,
  deepest: several,
  /** Units of a layer of the first net, and what there is to choose. */
  width: count,
  widths: v.array(count),
  /** The share of the width that a dense layer adds. */
  growth: share,
  /** b_t of a highway. */
  transformBias: v.number(),
  batch: several,
  seeds,
  /** Seeds are left out where all of them would have more weights than this, down to the fewest. */
  fewestSeeds: count,
  weights: wholeNumber,
  /** The two quantiles of the band over seeds. */
  band: v.tuple([share, share]),
  /** A gradient that has changed by more than so many decades over all layers counts as vanished, or as exploded. */
  decades: positive,
  /** One that has changed by less than so many decades has nearly kept its size. */
  nearly: positive,
  /** A unit whose slope is less than this share of the largest is saturated. */
  saturated: share
});
export type Settings = v.InferOutput<typeof settings>;

/** The figure computes by itself; it needs its settings alone. */
export function data(settings: Settings) {
  return {settings};
}

export type GradientByLayerData = ReturnType<typeof data>;

/** The first net, ten layers deep, by three seeds. */
export function digest(settings: Settings): Readonly<Record<string, unknown>> {
  const few = {...settings, seeds: settings.seeds.slice(0, 3)};
  const {outputs, weights} = profileComputer(few)({
    ...{depth: 10, width: settings.width, transformBias: settings.transformBias},
    ...{activation: "tanh", initialisation: "standard", connections: "plain", drawnBiases: false}
  });
  return {outputs, weights};
}
