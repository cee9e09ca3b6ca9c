import type {Parameters} from "../../engine/cells/cell.js";
import {clipByGlobalNorm, clipByParameterNorm, clipByValue, globalNorm} from "../../engine/clip.js";
import {matrix, scale, type Matrix} from "../../engine/linear/matrix.js";
import {mapMembers, mapParameters} from "../../engine/parameters.js";
import {oneOf, whole} from "../asking/draws.js";
import type {Exercise} from "../asking/exercise.js";
import type {Random} from "../../engine/random.js";
import type {Table} from "../hunt/tables.js";
import {askForCode, type DrawnCall, type Given} from "./askForCode.js";

/** How large gradients are: as usual, none at all, and so large that their squares are not numbers any more. */
const sizes = [0.1, 1, 10, 0, 1e200];

export const clipTogether: Exercise = {
  id: "clip-together",
  title: "Clip by the global norm",
  kind: "implement",
  page: "exploding-gradient",
  figure: "clipping",
  teaches: "All matrices are scaled by one number, so that the direction of the step stays.",
  points: 3,
  hints: [
    "How long is the whole gradient, all matrices taken as one vector?",
    "A gradient that is shorter than τ stays as it is. One that is zero has no direction: what do you divide by?",
    "The square of 1e200 is not a number that a double holds. Divide by the largest entry before you square."
  ],
  pose: () =>
    askForCode({
      question:
        "Write `clip(first, second, τ)` in `clip-together.ts`: the gradients of two matrices, clipped together, so that the norm of all their entries is at most τ. It has to stand gradients that are zero, and such as are 1e200 long.",
      exports: "clip",
      starter,
      draw: drawGradients
    })
};

function drawGradients(random: Random, call: number): DrawnCall {
  const size = sizes[call % sizes.length];
  const table = (rows: number, cols: number): Table =>
    Array.from({length: rows}, () => Array.from({length: cols}, () => size * random.normal()));
  const both = {first: table(whole(random, 1, 3), 2), second: table(2, whole(random, 1, 3))};
  const τ = oneOf(random, [0.5, 1, 5]);
  const parameters = mapMembers(both, (rows) => matrix(rows.length, rows[0].length, rows.flat()));
  const given = (clipped: Parameters): Given => mapMembers(clipped, rowsOf);
  const norm = globalNorm(parameters);
  const turns = "the direction of the step turns.";
  const mistakes = [
    {
      given: given(clipByParameterNorm(parameters, τ).gradients),
      says: `Each matrix is clipped by its own norm: ${turns}`
    },
    {given: given(clipByValue(parameters, τ).gradients), says: `Every entry is clipped by itself: ${turns}`},
    {
      given: given(mapParameters(parameters, (g) => scale(g, τ / norm))),
      says: "A gradient shorter than τ is made longer: it is to stay as it is."
    },
    {
      given: given(mapParameters(parameters, (g) => scale(g, 0))),
      says: "A gradient has become zero: the squares of its entries are too large for a double, their root is not."
    }
  ];
  return {args: [both.first, both.second, τ], right: given(clipByGlobalNorm(parameters, τ).gradients), mistakes};
}

function rowsOf({rows, cols, data}: Matrix): Table {
  return Array.from({length: rows}, (_, j) => [...data.slice(j * cols, (j + 1) * cols)]);
}

const starter = `type Table = number[][];

/** The gradients of two matrices, scaled together so that the norm of all their entries is at most τ. */
export function clip(first: Table, second: Table, τ: number): {first: Table; second: Table} {
  return {first: first.slice(0, 0), second: second.slice(0, 0)};
}
`;
