import {format} from "d3";
import {nudgedNetworks, type NudgedNetwork, type NudgeRow} from "./effects.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";

const twoDecimals = format(".2f");

/** Below this share the gradient's prediction is off by more than a little. */
const holds = 0.2;

/** Differences of states below this are rounding: a state is a float64 near 1. */
export const resolution = 1e-15;

/** What the nudge has done to both networks by the last step, beside what the gradient said it would. */
export function sayNudge(rows: readonly NudgeRow[]): string {
  const nudged = rows.find(({effect}) => effect !== undefined);
  const last = rows[rows.length - 1];
  const begin = `A nudge of ${signed(nudged?.effect ?? 0)} at step ${nudged?.k}.`;
  return [begin, ...nudgedNetworks.map((network) => sayNetwork(rows, network, last.k))].join(" ");
}

function sayNetwork(rows: readonly NudgeRow[], network: NudgedNetwork, k: number): string {
  const {effect = 0, predicted = 0} = rows.find((row) => row.network === network && row.k === k) ?? {};
  const name = network === "latch" ? `By step ${k} the latch` : "The fading unit";
  const promise = `the gradient promised ${sizeText(predicted)}`;
  const moved = Math.abs(effect) < resolution ? "less than 10⁻¹⁵" : sizeText(effect);
  return `${name} has moved by ${moved}; ${promise}${verdict(effect, predicted)}.`;
}

function verdict(effect: number, predicted: number): string {
  const [real, promised] = [Math.abs(effect), Math.abs(predicted)];
  if (real < resolution && promised < resolution) return ", as good as nothing";
  if (Math.abs(effect - predicted) <= holds * promised) return ", and is about right";
  return promised < real / 1000 ? ", and saw none of it" : "";
}

/** An absolute value: to two decimals, or its power of ten. */
export function sizeText(value: number): string {
  const size = Math.abs(value);
  if (size === 0) return "0";
  return size >= 0.095 ? twoDecimals(size) : powerOfTen(Math.log10(size));
}

/** A nudge with its sign. */
export function signed(value: number): string {
  return format("+.2f")(value);
}
