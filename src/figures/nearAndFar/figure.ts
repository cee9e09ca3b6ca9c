import type {NearAndFarCell, NearAndFarSettings} from "./experiment.js";
import {range, seed} from "../../frame/controls.js";
import {integer, number} from "../../frame/fields.js";
import {mountFigure, type Figure} from "../../frame/mountFigure.js";
import {drawNearAndFar, type Shown} from "./drawing.js";
import {firstState, shownBy, type NearAndFarExperiment, type NearAndFarState} from "./live.js";
import {sayNearAndFar} from "./words.js";

interface Row {
  readonly cell: NearAndFarCell;
  /** T − t. */
  readonly distance: number;
  /** Length of this step's share. */
  readonly share: number;
  /** Of the sum of this and all later steps: length, and angle with the whole in degrees. */
  readonly near: number;
  readonly angle: number;
  /** Length of the sum of all earlier steps. */
  readonly far: number;
  readonly whole: number;
}

/**
 * The gradient of the recurrent weights as a sum over steps: how long each step's share is, and how soon the last k steps
 * make up all of it; live.
 * @param settings of the experiment; the reader's inputs start there
 * @param options the functions of the experiment
 */
export function nearAndFar(
  settings: NearAndFarSettings,
  {invalidation, ...experiment}: NearAndFarExperiment & {invalidation?: Promise<unknown>}
): Figure<NearAndFarState> {
  const shown = shownBy(settings, experiment);
  const first = firstState(settings);
  return mountFigure<NearAndFarState, Row>({
    id: "near-and-far",
    fields: {
      last: integer({min: 1, max: settings.length, default: first.last}),
      spectralRadius: number({min: 0.1, max: 2, step: 0.01, default: first.spectralRadius}),
      forgetBias: number({min: -2, max: 6, step: 0.1, default: first.forgetBias}),
      seed: integer({min: 1, max: 9999, default: first.seed})
    },
    controls: (figure) => [
      range(figure, "last", {label: "the last k steps", format: (k) => `k = ${k}`}),
      range(figure, "spectralRadius", {label: "spectral radius ρ", format: (radius) => radius.toFixed(2)}),
      range(figure, "forgetBias", {label: "forget bias", format: (bias) => bias.toFixed(1).replace("-", "−")}),
      seed(figure, "seed")
    ],
    draw: (state, size) => drawNearAndFar(shown(state), {...size, document}),
    rows: (state) => rowsOf(shown(state)),
    say: (state) => sayNearAndFar(shown(state)),
    invalidation
  });
}

function rowsOf({cells}: Shown): Row[] {
  return cells.flatMap(({shares, whole}) =>
    shares.map(({cell, distance, length, near, cosine, far}) => ({
      cell,
      distance,
      share: length,
      near,
      angle: (Math.acos(Math.min(1, cosine)) * 180) / Math.PI,
      far,
      whole
    }))
  );
}
