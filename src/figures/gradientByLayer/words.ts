import {powerOfTen} from "../../frame/words/powerOfTen.js";
import {percent} from "../../frame/words/percent.js";
import type {Settings} from "./experiment.js";
import type {Net, Profile, Spread} from "./profile.js";

/** Which gradient is drawn. */
export const shownGradients = ["output", "weights"] as const;
export type ShownGradient = (typeof shownGradients)[number];

export const initialisationNames = {
  standard: "standard",
  glorot: "Glorot",
  he: "He",
  orthogonal: "orthogonal",
  "looks-linear": "looks-linear"
} as const;

/** Whether a gradient that changes by so many decades from the last layer to the first has vanished, or exploded. */
export function fateOf(decades: number, settings: Settings): "vanishes" | "explodes" | "keeps" {
  if (decades < -settings.decades) return "vanishes";
  return decades > settings.decades ? "explodes" : "keeps";
}

/** From the last layer to the first, in decades. */
export function changeOf(lengths: readonly Spread[]): number {
  return lengths[0].median - lengths[lengths.length - 1].median;
}

/** The steady factor a layer that comes to the same: "0.58 a layer". */
export function aLayer(lengths: readonly Spread[]): string {
  return `${Number((10 ** (changeOf(lengths) / (lengths.length - 1))).toPrecision(2))} a layer`;
}

/** The net, its seeds, and what becomes of the gradient on the way back. */
export function sayProfile(net: Net, profile: Profile, of: ShownGradient, settings: Settings): string {
  const found = of === "output" ? sayOutputs(profile.outputs, settings) : sayWeights(profile.weights, settings);
  return `${found} (${inWords(net)}, median of ${profile.seeds} seeds).`;
}

/** What is asked of a net as long as its gradient is not there. */
export function askProfile(net: Net): string {
  const biases = net.drawnBiases ? ", biases at random" : "";
  return `${net.depth} layers of ${net.width} units (${inWords(net)}${biases}): at the last the gradient has length 1. How long is it below?`;
}

function inWords({connections, activation, initialisation}: Net): string {
  return `${connections} ${activation === "relu" ? "ReLU" : activation}, ${initialisationNames[initialisation]} start`;
}

function sayOutputs(lengths: readonly Spread[], settings: Settings): string {
  const change = changeOf(lengths);
  if (change === -Infinity)
    return "The gradient is exactly 0 at the first layer: all units of a layer on its way are off";
  const fate = fateOf(change, settings);
  const nearly = Math.abs(change) < settings.nearly;
  if (nearly) return `The gradient nearly keeps its size: the first layer gets ${powerOfTen(change)} times the last’s`;
  if (fate === "keeps") {
    const word = change < 0 ? "shrinks" : "grows";
    return `The gradient ${word}, by ${aLayer(lengths)}: the first layer gets ${powerOfTen(change)} times the last’s`;
  }
  const share = `${powerOfTen(change)} ${fate === "vanishes" ? "of" : "times"} the last’s`;
  return `The gradient ${fate}: a factor of ${aLayer(lengths)}; the first layer gets ${share}`;
}

function sayWeights(lengths: readonly Spread[], settings: Settings): string {
  const [first, last] = [lengths[0].median, lengths[lengths.length - 1].median];
  const lengthsInWords = `${powerOfTen(first)} at the first layer, ${powerOfTen(last)} at the last`;
  if (fateOf(first - last, settings) !== "keeps") return `The gradient of a layer’s weights is ${lengthsInWords}`;
  const alike = `The weights’ gradients are about as long in all layers: ${lengthsInWords}`;
  return fateOf(last, settings) === "vanishes" ? `${alike}, for the signal has vanished too` : alike;
}

/** What has become of the signal at the last layer. */
export function sayUnits({activation}: Net, {units}: Profile, settings: Settings): string {
  const {off, size} = units[units.length - 1];
  if (activation !== "logistic" && Math.abs(size) > settings.decades) return `${powerOfTen(size)} at the top`;
  const word = activation === "relu" ? "0" : "saturated";
  return `${off < 0.005 ? "none" : percent(off)} ${word} at the top`;
}

/** Whether the reader has drawn anything: the curve is level at first. */
export function isDrawn(guess: readonly number[]): boolean {
  return guess.some((height) => height !== 0);
}

/** An answer to the reader's curve: its end at the first layer, and its shape. */
export function replyTo(guess: readonly number[], {outputs}: Profile, settings: Settings): string {
  const [drawn, middle] = [guess[0], guess[2]];
  const found = changeOf(outputs);
  const answer = `at the first layer it is ${powerOfTen(found)}`;
  if (!isDrawn(guess)) return `Here ${answer}: ${aLayer(outputs)}, multiplied up.`;
  const line = Math.abs(middle - drawn / 2) < 1.5 ? "" : " The same factor at every layer is a straight line here.";
  if (Math.abs(drawn - found) <= 1.5) return `Close: ${answer}, you drew ${powerOfTen(drawn)}.${line}`;
  if (fateOf(drawn, settings) === "keeps" && fateOf(found, settings) !== "keeps")
    return `You kept it nearly whole; ${answer}. A factor of ${aLayer(outputs)} multiplies up.`;
  const times = powerOfTen(Math.abs(drawn - found));
  return `You drew ${powerOfTen(drawn)}, ${times} times too ${drawn > found ? "long" : "short"}: ${answer}.${line}`;
}
