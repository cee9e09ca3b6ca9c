import {range, seed} from "../../frame/controls/controls.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {integer, number} from "../../frame/state/fields.js";
import {lastResult} from "../../frame/lastResult.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import {drawExplosion} from "./drawing.js";
import type {ExplosionSettings} from "./experiment.js";
import {sampleWeights, explode, overflowsAt, updateAt, type Explosion, type ExplosionState} from "./explode.js";

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
 */
export const explosion = declareFigure({
  id: "explosion",
  title: "The gradient’s way to overflow",
  broad: true,
  sizes: {
    wide: {width: 700, height: 440},
    narrow: {width: 324, height: 567}
  },
  source: "browser",
  otherState: "radius=4&back=600",
  timed: [{field: "radius", from: 1, by: 0.05}],
  experiment: () => import("./experiment.js"),
  view(settings: ExplosionSettings, {document}): View<ExplosionState, Row> {
    const weights = lastResult((seed) => sampleWeights(settings, seed));
    const exploded = lastResult((seed, radius) => explode(weights(seed), radius));
    const at = ({seed, radius}: ExplosionState): Explosion[] => exploded(seed, radius);
    return {
      fields: {
        radius: number({min: 0.5, max: 4, step: 0.01, default: settings.radius}),
        back: integer({min: 1, max: settings.steps - 1, default: settings.back}),
        rate: number({min: 1e-4, max: 1, default: settings.rate}),
        seed: integer({min: 1, max: 999, default: settings.seed})
      },
      controls: (figure) => [
        range(figure, "radius", {label: "spectral radius ρ", format: (radius) => radius.toFixed(2)}),
        range(figure, "back", {label: "steps back"}),
        range(figure, "rate", {label: "rate η", log: true}),
        seed(figure, "seed")
      ],
      draw: (state, size) => drawExplosion(at(state), state, {...size, document}),
      rows: (state) => at(state).flatMap((explosion) => rowsOf(explosion, state)),
      say: (state) => sayExplosion(at(state), state)
    };
  },
  facts: async (settings) => (await import("./facts.js")).facts(settings)
});

function rowsOf(explosion: Explosion, {rate}: ExplosionState): Row[] {
  const {network, float64, float32} = explosion;
  return float64.map((length, back) => ({
    ...{network, back, float64: length, float32: float32[back]},
    update_in_lengths_of_W_x: back === 0 ? null : updateAt(explosion, back, rate)
  }));
}

/** Where the gradients are `back` steps from the loss, what update follows, and where their numbers end. */
function sayExplosion(explosions: readonly Explosion[], state: ExplosionState): string {
  const subject = `Spectral radius ${state.radius.toFixed(2)}, ${state.back} ${state.back === 1 ? "step" : "steps"} back:`;
  return `${subject} ${explosions.map((explosion) => sayNetwork(explosion, state)).join(" ")}`;
}

function sayNetwork(explosion: Explosion, {back, rate}: ExplosionState): string {
  const {network, float64, float32} = explosion;
  // The gradient k steps back is summed into that of the weights with those nearer to the loss.
  const length = float64[Math.min(back, float64.length - 1)];
  const update = updateAt(explosion, back, rate);
  const here = Number.isFinite(length)
    ? `the ${network} network’s gradient is ${powerOfTen(Math.log10(length))} long, and the update ${powerOfTen(Math.log10(update))} times as long as the weights.`
    : `the ${network} network’s gradient is no number any more, even in float64.`;
  return `${here.replace(/^the/, network === "linear" ? "the" : "The")}${sayEnds(overflowsAt(float32), overflowsAt(float64))}`;
}

function sayEnds(float32: number | undefined, float64: number | undefined): string {
  if (float32 === undefined) return "";
  if (float64 === undefined) return ` It is Inf in float32 after ${float32} steps.`;
  return ` It is Inf in float32 after ${float32} steps, in float64 after ${float64}.`;
}
