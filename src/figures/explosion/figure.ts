import {range} from "../../frame/controls/controls.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {guess} from "../../frame/guess/guess.js";
import {guessed, shown as shownField} from "../../frame/guess/guessFields.js";
import {integer, number, oneOf} from "../../frame/state/fields.js";
import {drawExplosion} from "./drawing.js";
import type {ExplosionSettings} from "./experiment.js";
import {updateAt, type ExplosionState} from "./explode.js";
import {showing, type Shown} from "./view.js";
import {replyTo, say} from "./words.js";

/** One network's gradient some steps back, in one draw, as the CSV has it. */
interface Row {
  readonly network: string;
  readonly draw: number;
  readonly back: number;
  readonly log10: number;
  /** Of the picked draw: rounded on the way back, and the update of a gradient that is summed over so many steps. */
  readonly float32: number | null;
  readonly update_in_lengths_of_W_x: number | null;
}

/**
 * The gradients of a linear and of a tanh RNN on their way back, in ten draws, at the spectral radius that the reader
 * sets, the end of float32, and how long the update is that follows.
 */
export const explosion = declareFigure({
  id: "explosion",
  title: "How long a gradient gets",
  broad: true,
  sizes: {
    wide: {width: 700, height: 440},
    narrow: {width: 324, height: 567}
  },
  source: "browser",
  otherState: "radius=3&back=120&seed=4&shown=yes",
  timed: [
    {field: "radius", state: "shown=yes", from: 1, by: 0.05},
    {field: "seed", state: "shown=yes", places: 5}
  ],
  experiment: () => import("./experiment.js"),
  view(settings: ExplosionSettings, {document}): View<ExplosionState, Row> {
    const shownBy = showing(settings);
    const {seeds} = settings;
    return {
      fields: {
        radius: number({min: 0.5, max: 4, step: 0.01, default: settings.radius}),
        back: integer({min: 1, max: settings.steps - 1, default: settings.back}),
        rate: number({min: 1e-4, max: 1, default: settings.rate}),
        seed: oneOf(seeds, settings.seed),
        guess: guessed(integer({min: 0, max: seeds.length, default: settings.guess})),
        shown: shownField()
      },
      controls: (figure) => [
        guess(figure, {
          question: `Of ${seeds.length} tanh networks at ρ = ${settings.radius}, how many have a gradient longer than 1, $k$ = ${settings.back} steps back?`,
          inputs: [range(figure, "guess", {label: "my guess", unit: `of ${seeds.length}`})],
          reply: (state) => replyTo(shownBy(state), state, settings)
        }),
        range(figure, "radius", {label: "spectral radius ρ", format: (radius) => radius.toFixed(2)}),
        range(figure, "back", {label: "steps back, $k$"}),
        range(figure, "rate", {label: "rate η", log: true}),
        range(figure, "seed", {label: "draw"})
      ],
      draw: (state, size) => drawExplosion(shownBy(state), state, {...size, document}),
      rows: (state) => rowsOf(settings, shownBy(state), state),
      say: (state) => say(shownBy(state), state),
      frames: {
        title: "How long a gradient gets, in ten draws",
        states: [{shown: true}, {shown: true, radius: 3}],
        ...{width: 560, height: 360}
      }
    };
  },
  facts: async (settings) => (await import("./facts.js")).facts(settings)
});

function rowsOf({seeds}: ExplosionSettings, {picked, fans}: Shown, {rate, seed}: ExplosionState): Row[] {
  return picked.flatMap((explosion) =>
    fans[explosion.network].flatMap((lengths, k) =>
      lengths.map((log10, back) => ({
        ...{network: explosion.network, draw: seeds[k], back, log10},
        float32: seeds[k] === seed ? explosion.float32[back] : null,
        update_in_lengths_of_W_x: seeds[k] === seed && back > 0 ? updateAt(explosion, back, rate) : null
      }))
    )
  );
}
