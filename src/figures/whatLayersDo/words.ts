import {percent} from "../../frame/words/percent.js";
import {changeSpread} from "./drawChanges.js";
import {spreads} from "./drawing.js";
import type {WhatLayersDoData} from "./experiment.js";
import {asked, featureNames, type Feature} from "./features.js";

/** A layer counts as the best too whose median is so near to that of the best. */
export const near = 0.01;

/** Which layers of the trained networks a feature is best read off, and how often it is read right there. */
export function bestLayers(data: WhatLayersDoData, feature: Feature): {layers: number[]; right: number} {
  const medians = spreads(data.probes.filter((row) => row.feature === feature && row.network === "trained"));
  const right = Math.max(...medians.map(({median}) => median));
  return {layers: medians.filter(({median}) => median >= right - near).map(({layer}) => layer), right};
}

/** What is said to a reader's three guesses: how many are right, and what would have been. */
export function reply(data: WhatLayersDoData, guesses: Readonly<Record<(typeof asked)[number], string>>): string {
  const best = asked.map((feature) => ({feature, ...bestLayers(data, feature)}));
  const right = best.filter(({feature, layers}) => layers.includes(Number(guesses[feature]))).length;
  const answers = best
    .map(({feature, layers, right}) => `${feature}: ${inWords(layers)}, ${percent(right)}`)
    .join("; ");
  const none = asked.every((feature) => guesses[feature] === "");
  return `${none ? "Best" : `${right} of ${asked.length} right. Best`} read, to a point: ${answers}.`;
}

function inWords(layers: readonly number[]): string {
  return layers.length > 2 ? "any layer" : `layer ${layers.join(" or ")}`;
}

/** How often features are read right off each layer, in the median of the seeds. */
export function sayFeatures(data: WhatLayersDoData, features: readonly Feature[]): string {
  const medians = (feature: Feature, network: "trained" | "untrained") =>
    spreads(data.probes.filter((row) => row.feature === feature && row.network === network))
      .map(({median}) => percent(median))
      .join(", ");
  const each = features.map(
    (feature) =>
      `${featureNames[feature].spoken} ${medians(feature, "trained")} (untrained ${medians(feature, "untrained")})`
  );
  return `Read right off layers 1 to ${data.layers}, median of ${data.seeds} seeds: ${each.join("; ")}.`;
}

/** After how many characters a changed one has moved each layer's state the most. */
export function sayChanges(data: WhatLayersDoData): string {
  const peaks = (network: "trained" | "untrained") =>
    Array.from({length: data.layers}, (_, k) => peakOf(data, network, k + 1)).join(", ");
  return (
    `A changed character moves layers 1 to ${data.layers} the most after ${peaks("untrained")} more characters where ` +
    `nothing is trained, after ${peaks("trained")} where it is.`
  );
}

/** The characters read since the change when the layer's state is farthest away, in the median of the seeds. */
export function peakOf(data: WhatLayersDoData, network: "trained" | "untrained", layer: number): number {
  return changeSpread(data, network, layer).reduce((most, point) => (point.median > most.median ? point : most)).since;
}

/** log10 of the distance at which a change counts as gone: a hundredth of that between unrelated states. */
const gone = -2;

/** The characters until a change is gone from a trained layer, in the median of the seeds; −1 where it is not. */
export function goneOf(data: WhatLayersDoData, layer: number): number {
  return changeSpread(data, "trained", layer).find(({median}) => median < gone)?.since ?? -1;
}
