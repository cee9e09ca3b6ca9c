import type {YourOwnActivationSettings} from "./experiment.js";
import {range, seed} from "../../frame/controls.js";
import {integer, number, text} from "../../frame/fields.js";
import {mountFigure, type Figure} from "../../frame/mountFigure.js";
import {formulaInput} from "./formulaInput.js";
import {firstFormula, formulaReader} from "./formulaReader.js";
import {limits, looksLikeExpression} from "./readExpression.js";
import {drawOwnActivation, type Shown} from "./drawing.js";
import {ownShown, type OwnExperiment} from "./shown.js";
import {sayOwnActivation} from "./words.js";

interface State {
  readonly expression: string;
  readonly spectralRadius: number;
  readonly seed: number;
}

/** One distance: log10 of the gradient's length with the reader's activation and with tanh, and the bound; empty past a curve's end. */
interface Row {
  readonly distance: number;
  readonly own: number | undefined;
  readonly tanh: number | undefined;
  readonly own_bound: number;
  readonly tanh_bound: number;
}

/**
 * An activation that the reader writes: its slope as a formula and a line, and the vanishing curve of a network with it.
 * Where the reader's text is no formula, a message says why and the last one that was stays.
 * @param settings of the experiment
 * @param options the functions of the experiment
 */
export function yourOwnActivation(
  settings: YourOwnActivationSettings,
  {invalidation, ...experiment}: OwnExperiment & {invalidation?: Promise<unknown>}
): Figure<State> {
  const reader = formulaReader(settings.range);
  const compute = ownShown(settings, experiment);
  let formula = firstFormula(settings.range);
  let last: {key: string; shown: Shown} | undefined;
  const shown = ({expression, spectralRadius, seed}: State): Shown => {
    const read = reader.read(expression);
    if (read && "formula" in read) formula = read.formula;
    const key = JSON.stringify([formula.text, spectralRadius, seed]);
    if (last?.key !== key) last = {key, shown: compute(formula, spectralRadius, seed)};
    return last.shown;
  };
  return mountFigure<State, Row>({
    id: "your-own-activation",
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
    say: (state) => sayOwnActivation(shown(state)),
    invalidation
  });
}

function rowsOf({own, tanh, length, singularValue, formula}: Shown): Row[] {
  return Array.from({length}, (_, distance) => ({
    distance,
    own: own.log10[distance],
    tanh: tanh.log10[distance],
    own_bound: distance * Math.log10(singularValue * formula.largest.slope),
    tanh_bound: distance * Math.log10(singularValue)
  }));
}
