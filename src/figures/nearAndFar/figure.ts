import {initialState} from "../../frame/state/addressState.js";
import {range, seed} from "../../frame/controls/controls.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {guess} from "../../frame/guess/guess.js";
import {guessed, shown as shownField} from "../../frame/guess/guessFields.js";
import {integer, number} from "../../frame/state/fields.js";
import {drawNearAndFar} from "./drawing.js";
import type {Data} from "./experiment.js";
import {angleOf, leftOut, replyTo, sayNearAndFar, shownBy, type CellShares, type Shown, type State} from "./shown.js";

type Row = ReturnType<typeof rowsOf>[number];

/**
 * The gradient of the recurrent weights as a sum over steps: how long each step's share is, and how soon the last k steps
 * make up all of it.
 */
export const nearAndFar = declareFigure({
  id: "near-and-far",
  title: "Near steps and far steps in the gradient of the recurrent weights",
  sizes: {
    wide: {width: 720, height: 440},
    narrow: {width: 324, height: 560}
  },
  otherState: "last=1&forgetBias=3&shown=yes",
  experiment: () => import("./experiment.js"),
  view({settings}: Data, {document}): View<State, Row> {
    const shown = shownBy(settings);
    return {
      fields: {
        last: integer({min: 1, max: settings.length, default: settings.last}),
        spectralRadius: number({min: 0.1, max: 2, step: 0.01, default: settings.spectralRadius}),
        forgetBias: number({min: -2, max: 6, step: 0.1, default: settings.forgetBias}),
        seed: integer({min: 1, max: 9999, default: settings.seeds[0]}),
        guess: guessed(integer({min: 1, max: settings.length, default: settings.length / 2})),
        shown: shownField()
      },
      controls: (figure) => [
        guess(figure, {
          question: `How many of the last steps make up ${100 * (1 - settings.negligible)}% of the tanh network’s gradient?`,
          inputs: [range(figure, "guess", {label: "my guess", unit: "steps"})],
          reply: (state) => replyTo(shown(state))
        }),
        range(figure, "last", {label: "the last $k$ steps", format: (k) => `k = ${k}`}),
        range(figure, "spectralRadius", {label: "spectral radius ρ", format: (radius) => radius.toFixed(2)}),
        range(figure, "forgetBias", {label: "forget bias", format: (bias) => bias.toFixed(1).replace("-", "−")}),
        seed(figure, "seed")
      ],
      draw: (state, size) => drawNearAndFar(shown(state), {...size, document}),
      rows: (state) => rowsOf(shown(state)),
      say: (state) => sayNearAndFar(shown(state)),
      frames: {
        title: "Near steps and far steps in the gradient of the recurrent weights",
        states: [{shown: true}, {shown: true, forgetBias: 3}],
        ...{width: 560, height: 380}
      }
    };
  },
  facts({settings, needed}, {fields}) {
    const {length, last, negligible, seeds} = settings;
    const {cells} = shownBy(settings)(initialState<State>(fields));
    const of = (cell: CellShares) => ({
      near: cell.shares[0].length,
      far: cell.shares[length - 2].length,
      ...{leftOut: leftOut(cell, last), angle: angleOf(cell, last), half: leftOut(cell, length / 2)},
      ...{needed: cell.needed, others: length - cell.needed},
      over: {...needed.find((over) => over.cell === cell.cell)}
    });
    const [tanh, lstm] = cells.map(of);
    // The first step has no share, so that the last one that has is two before the length.
    return {tanh, lstm, farthest: length - 2, counted: 1 - negligible, seeds: seeds.length};
  }
});

/**
 * By distance T − t: the length of this step's share; of the sum of this and all later steps the length, and the angle
 * with the whole in degrees; and the length of the sum of all earlier steps.
 */
function rowsOf({cells}: Shown) {
  return cells.flatMap((each) =>
    each.shares.map(({cell, distance, length, near, far}) => {
      const angle = angleOf(each, distance + 1);
      return {cell, distance, share: length, near, angle, far, whole: each.whole};
    })
  );
}
