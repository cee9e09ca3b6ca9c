import {initialState} from "../../frame/state/addressState.js";
import {range, seed} from "../../frame/controls/controls.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {integer, number, text} from "../../frame/state/fields.js";
import {drawOwnActivation} from "./drawing.js";
import type {Data} from "./experiment.js";
import {formulaInput} from "./formulaInput.js";
import {firstFormula, formulaReader} from "./formulaReader.js";
import {limits, looksLikeExpression} from "../../frame/formulas/readExpression.js";
import {ownShown, sayOwnActivation, type Shown} from "./shown.js";

interface State {
  readonly expression: string;
  readonly spectralRadius: number;
  readonly seed: number;
}

type Row = ReturnType<typeof rowsOf>[number];

/**
 * An activation that the reader writes: its slope as a formula and a line, and the vanishing curve of a network with it.
 * Where the reader's text is no formula, a message says why and the last one that was stays.
 */
export const yourOwnActivation = declareFigure({
  id: "your-own-activation",
  title: "An activation of the reader’s own, its slope, and what becomes of the gradient",
  broad: true,
  sizes: {
    wide: {width: 700, height: 350},
    narrow: {width: 324, height: 540}
  },
  source: "browser",
  otherState: "spectralRadius=2",
  timed: [{field: "spectralRadius", from: 0.8, by: 0.01}],
  experiment: () => import("./experiment.js"),
  view({settings}: Data, {document}): View<State, Row> {
    const reader = formulaReader(settings.range);
    const compute = ownShown(settings);
    let formula = firstFormula(settings.range);
    const shown = ({expression, spectralRadius, seed}: State): Shown => {
      const read = reader.read(expression);
      if (read && "formula" in read) formula = read.formula;
      return compute(formula, spectralRadius, seed);
    };
    return {
      fields: {
        expression: text({
          default: formula.text,
          maxLength: limits.letters,
          expected: "a formula in x of numbers, + − * / ^ and known functions",
          accepts: looksLikeExpression
        }),
        spectralRadius: number({min: 0.1, max: 2.2, step: 0.01, default: settings.spectralRadius}),
        seed: integer({min: 1, max: 9999, default: settings.seed})
      },
      controls: (figure) => [
        formulaInput(figure, reader, () => shown(figure.state).formula),
        range(figure, "spectralRadius", {label: "spectral radius ρ", format: (radius) => radius.toFixed(2)}),
        seed(figure, "seed")
      ],
      draw: (state, size) => drawOwnActivation(shown(state), {...size, document}),
      rows: (state) => rowsOf(shown(state)),
      say: (state) => sayOwnActivation(shown(state))
    };
  },
  facts({settings}, {fields, rows}) {
    const first = initialState<State>(fields);
    const end = (expression: string): Row => rows({...first, expression})[settings.length - 1];
    const {own, tanh} = end(first.expression);
    return {
      ...{far: settings.length - 1, own: length(own), tanh: length(tanh), steep: length(end("tanh(2 * x)").own)},
      lost: {own: decades(own), tanh: decades(tanh)}
    };
  }
});

/** By distance, log10 of the gradient's length with the reader's activation and with tanh, empty past a curve's end; and the bounds. */
function rowsOf({own, tanh, length, singularValue, formula}: Shown) {
  return Array.from({length}, (_, distance) => ({
    distance,
    own: own.log10.at(distance),
    tanh: tanh.log10.at(distance),
    own_bound: distance * Math.log10(singularValue * formula.largest.slope),
    tanh_bound: distance * Math.log10(singularValue)
  }));
}

/** Of the gradient at a curve's end, where it has one. */
function length(log10: number | undefined): number | null {
  return log10 === undefined ? null : 10 ** log10;
}

function decades(log10: number | undefined): number | null {
  return log10 === undefined ? null : Math.round(-log10);
}
