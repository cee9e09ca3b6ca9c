import {choose, range} from "../../frame/controls/controls.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {guess} from "../../frame/guess/guess.js";
import {guessed, shown as shownField} from "../../frame/guess/guessFields.js";
import {choice, integer, number, type Fields} from "../../frame/state/fields.js";
import {lastResult} from "../../frame/lastResult.js";
import {stepper} from "../../frame/controls/stepper.js";
import {drawKeepOrReplace} from "./drawing.js";
import type {KeepOrReplaceData} from "./experiment.js";
import {keepOrReplace as compute, type KeepRow} from "./keptState.js";
import {gateDrag, gateSlider, type GateName, type State} from "./gate.js";
import {
  conventions,
  decimals,
  gateRow,
  question,
  reply,
  sayKeepOrReplace,
  sayStep,
  type KeepOrReplaceShown
} from "./words.js";

/** A row of the CSV: before the first step there is no gate yet. */
type Row = Record<keyof KeepRow, number | undefined>;

/**
 * The update gate over ten steps, set by the reader at each: the state kept or replaced, in either convention, and what
 * is left of a change to it.
 */
export const keepOrReplace = declareFigure({
  id: "keep-or-replace",
  title: "Kept or replaced",
  sizes: {
    wide: {width: 720, height: 500},
    narrow: {width: 324, height: 540}
  },
  source: "browser",
  otherState: "step=10&convention=z&u10=1&u9=1&shown=yes",
  timed: [{field: "gate", from: 0, by: 0.05}],
  experiment: () => import("./experiment.js"),
  view({settings}: KeepOrReplaceData, {document}): View<State, Row> {
    const {update} = settings;
    const steps = update.length;
    const computed = lastResult((...update) => compute({...settings, update}));
    const rowsOf = (state: State): KeepRow[] => computed(...update.map((_, t) => state[`u${t + 1}`]));
    const shown = (state: State): KeepOrReplaceShown => ({
      ...{rows: rowsOf(state), settings, step: state.step, convention: state.convention},
      ...{guess: state.guess, shown: state.shown}
    });
    const gates = update.map((u, t) => [`u${t + 1}`, number({min: 0, max: 1, step: 0.05, default: u})] as const);
    return {
      fields: {
        step: integer({min: 1, max: steps, default: settings.step}),
        convention: choice(conventions, "u"),
        guess: guessed(number({min: 0, max: 1, step: 0.05, default: 1})),
        shown: shownField(),
        ...(Object.fromEntries(gates) as Fields<Record<GateName, number>>)
      },
      controls: (figure) => [
        guess(figure, {
          question: question(steps),
          inputs: [range(figure, "guess", {label: "my guess"})],
          reply: (state) => reply(shown(state))
        }),
        stepper(figure, "step", {
          valueText: (state) => sayStep(shown(state)),
          reads: (state) => sayKeepOrReplace(shown(state))
        }),
        gateSlider(figure, (state) => decimals(gateRow(shown(state).rows, state.step).h)),
        choose(figure, "convention", {
          label: "convention",
          labels: {u: "$u$, 0 keeps (lecture)", z: "$z$, 1 keeps (Cho et al., PyTorch)"}
        })
      ],
      draw: (state, size) => drawKeepOrReplace(shown(state), {...size, document}),
      rows: (state) => rowsOf(state).map(toRow),
      say: (state) => sayKeepOrReplace(shown(state)),
      frames: {
        title: "Written, kept, half replaced, and the same in the other convention",
        states: [
          {step: 1, shown: true},
          {step: settings.step - 1, shown: true},
          {step: settings.step, shown: true},
          {step: settings.step, convention: "z", shown: true}
        ],
        ...{width: 560, height: 440}
      },
      mounted: (figure) => gateDrag(figure, steps)
    };
  },
  facts({settings, rows}) {
    const {step, update} = settings;
    const {h, content, u} = gateRow(rows, step);
    const {gradient, direct} = rows[step - 1];
    return {
      steps: update.length,
      // What the first step writes is kept until the step that the first picture writes out.
      written: rows[1].h,
      keptTo: step - 1,
      half: {h, content, u, gradient, direct, taken: direct - gradient}
    };
  }
});

function toRow({t, h, content, x, a_u, u, a_z, z, h_z, gradient, direct}: KeepRow): Row {
  return {t, h, content, x, a_u, u, a_z, z, h_z, gradient, direct};
}
