import {cellInWords} from "../../frame/picture/palette.js";
import {powerOfTen, powerOfTenTo} from "../../frame/words/powerOfTen.js";
import {medianKept} from "./allCells.js";
import {percent, sayCount} from "./arrivals.js";
import type {LayerAndTimeData} from "./experiment.js";
import {countPaths} from "./paths.js";
import {shareFrom, type Grid} from "./stack.js";
import {cornerAt, corners, letters, lookedAt, type Corner, type State} from "./state.js";

/** The question; then the gradient at the place looked at and where it comes from; or all cells both ways. */
export function sayLayerAndTime(data: LayerAndTimeData, grid: Grid, state: State): string {
  if (!state.shown) return ask(data, state);
  if (state.show === "cells") return sayCells(data);
  const {layers, connections, loss} = state;
  const at = lookedAt(state);
  const place = grid[at.layer][at.step];
  const paths = countPaths(layers, data.settings.steps, connections, loss)[at.layer][at.step];
  const parts = [
    ["right", "the step after"],
    ["above", `layer ${at.layer + 2}`],
    ["past", "layers above that, by skips"],
    ["loss", "the loss itself"]
  ] as const;
  const shares = parts.flatMap(([from, words]) => {
    const share = percent(shareFrom(place, from));
    return share === "0%" ? [] : [`${share} from ${words}`];
  });
  return (
    `${sayStack(state)}: in layer ${at.layer + 1} at step ${at.step + 1} the gradient is ${powerOfTenTo(2, place.log10)} long. ` +
    `It comes by ${sayCount(paths)}: ${shares.join(", ")}.`
  );
}

/** Says all that can be set, so that no input is without an answer before the guess. */
function ask({settings}: LayerAndTimeData, state: State): string {
  const where = state.loss === "last" ? `the top of step ${settings.steps}` : "the top of every step";
  const {layer, step} = lookedAt(state);
  const then = state.show === "cells" ? "all cells" : `layer ${layer + 1} at step ${step + 1}`;
  return (
    `${sayStack(state)}, seed ${state.seed}, reads ${settings.steps} steps; the loss is at ${where}. ` +
    `After your guess you look at ${then}.`
  );
}

function sayStack({cell, layers, connections}: State): string {
  if (layers === 1) return `One ${cellInWords(cell)} layer`;
  return `A ${connections} stack of ${layers} ${cellInWords(cell)} layers`;
}

function sayCells({corners, settings}: LayerAndTimeData): string {
  const [lstm, rnn] = (["lstm", "rnn-tanh"] as const).map((cell) => medianKept(corners, cell, "plain"));
  return (
    `In plain stacks, medians of ${settings.seeds.length} seeds: ${settings.steps - 1} steps back the LSTM keeps ` +
    `${powerOfTen(lstm.steps)} and the tanh RNN ${powerOfTen(rnn.steps)}; ${settings.layers - 1} layers down ` +
    `${powerOfTen(lstm.layers)} and ${powerOfTen(rnn.layers)}.`
  );
}

/** What each corner has in its favour. */
const reasons: Readonly<Record<Corner, string>> = {
  "top-first": "Straight back in one layer leads one way only.",
  "lowest-first": "It is the farthest, but most ways lead there.",
  "lowest-last": "Only one way leads there, down through every layer."
};

/** To the guess: the gradient at that corner, and the corner that has the least. */
export function reply(grid: Grid, {corner, layers}: Pick<State, "corner" | "layers">): string {
  const at = (corner: Corner): number => {
    const {layer, step} = cornerAt(corner, layers, grid[0].length);
    return grid[layer][step].log10;
  };
  const least = corners.reduce((best, one) => (at(one) < at(best) ? one : best));
  const told = (corner: Corner): string => `${letters[corner]} gets ${powerOfTen(at(corner))}`;
  if (corner === least) return `Yes: ${told(corner)}, the least. ${reasons[corner]}`;
  if (corner === "") return `It is ${letters[least]}, with ${powerOfTen(at(least))}.`;
  return `${told(corner)}, but ${told(least)}, the least. ${reasons[corner]}`;
}
