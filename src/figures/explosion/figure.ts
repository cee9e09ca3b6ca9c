import type {drawExplosion as Draw, explode as Explode, Explosion, ExplosionSettings} from "./experiment.js";
import {range, seed} from "../../frame/controls.js";
import {drawExplosion} from "./drawing.js";
import {firstState, updateAt, type ExplosionState} from "./state.js";
import {sayExplosion} from "./words.js";
import {integer, number} from "../../frame/fields.js";
import {mountFigure, type Figure} from "../../frame/mountFigure.js";
import {lastResult} from "../../frame/lastResult.js";

/** One network's gradient some steps back, as the CSV has it. */
interface Row {
  readonly network: string;
  readonly back: number;
  readonly float64: number;
  readonly float32: number;
  /** Of the gradient that is summed over so many steps; none at the loss itself. */
  readonly update_in_lengths_of_W_x: number | null;
}

/**
 * The gradient of a linear and of a tanh RNN on its way back to the ends of float32 and float64, at the spectral radius
 * that the reader sets, and how long the update is that follows from it.
 * @param options `draw` and `explode` of the experiment, to compute anew what the reader changes
 */
export function explosion(
  settings: ExplosionSettings,
  options: {draw: typeof Draw; explode: typeof Explode; invalidation?: Promise<unknown>}
): Figure<ExplosionState> {
  const {draw, explode, invalidation} = options;
  const first = firstState(settings);
  const drawn = lastResult((seed) => draw(settings, seed));
  const exploded = lastResult((seed, radius) => explode(drawn(seed), radius));
  const at = ({seed, radius}: ExplosionState): Explosion[] => exploded(seed, radius);
  return mountFigure<ExplosionState, Row>({
    id: "explosion",
    fields: {
      radius: number({min: 0.5, max: 4, step: 0.01, default: first.radius}),
      back: integer({min: 1, max: settings.steps - 1, default: first.back}),
      rate: number({min: 1e-4, max: 1, default: first.rate}),
      seed: integer({min: 1, max: 999, default: first.seed})
    },
    controls: (figure) => [
      range(figure, "radius", {label: "spectral radius ρ", format: (radius) => radius.toFixed(2)}),
      range(figure, "back", {label: "steps back"}),
      range(figure, "rate", {label: "rate η", log: true}),
      seed(figure, "seed")
    ],
    draw: (state, size) => drawExplosion(at(state), state, {...size, document}),
    rows: (state) => at(state).flatMap((explosion) => rowsOf(explosion, state)),
    say: (state) => sayExplosion(at(state), state),
    invalidation
  });
}

function rowsOf(explosion: Explosion, {rate}: ExplosionState): Row[] {
  const {network, float64, float32} = explosion;
  return float64.map((length, back) => ({
    ...{network, back, float64: length, float32: float32[back]},
    update_in_lengths_of_W_x: back === 0 ? null : updateAt(explosion, back, rate)
  }));
}
