import type {Chain, ChainStepperSettings, chainStepper as ComputeChain} from "./experiment.js";
import {drawChainStepper} from "./drawing.js";
import {sayChain, sayStep} from "./words.js";
import {range} from "../../frame/controls.js";
import {integer, number} from "../../frame/fields.js";
import {mountFigure, type Figure} from "../../frame/mountFigure.js";
import {lastResult} from "../../frame/lastResult.js";
import {stepper} from "../../frame/stepper.js";

export interface ChainStepperState {
  /** Factors multiplied so far: 0 stands at the loss, the last step at h^1. */
  readonly step: number;
  /** The size of W_h, and its angle in degrees. */
  readonly size: number;
  readonly angle: number;
}

/** One cell that the way back has reached, as the CSV has it; J and P are the factor and the running product. */
type Row = Record<"t" | "h_1" | "h_2" | "gradient_1" | "gradient_2" | "length", number> &
  Partial<Record<`${"J" | "P"}_${"11" | "12" | "21" | "22"}` | "stretch" | "slope_1" | "slope_2", number | undefined>>;

const largestSize = 2;

/**
 * The chain rule back through an unrolled network, one Jacobian at a time, with W_h as large, and turned as far, as the reader wants.
 * @param settings of the experiment; `size` and `angle` are where the sliders start
 * @param options `chain` is the experiment itself
 */
export function chainStepper(
  settings: ChainStepperSettings,
  {chain, invalidation}: {chain: typeof ComputeChain; invalidation?: Promise<unknown>}
): Figure<ChainStepperState> {
  const chainAt = lastResult((size, angle) => chain({...settings, size, angle}));
  const shown = ({size, angle}: Readonly<ChainStepperState>): Chain => chainAt(size, angle);
  return mountFigure<ChainStepperState, Row>({
    id: "chain-stepper",
    fields: {
      // The first picture is the last step: all arrows at once, for the reader who touches nothing.
      step: integer({min: 0, max: settings.steps - 1, default: settings.steps - 1}),
      size: number({min: 0, max: largestSize, step: 0.01, default: settings.size}),
      angle: integer({min: -180, max: 180, default: settings.angle})
    },
    controls: (figure) => [
      stepper(figure, "step", {label: "factor", valueText: (state) => sayStep(shown(state), state.step)}),
      range(figure, "size", {label: "size of W_h", format: (size) => size.toFixed(2)}),
      range(figure, "angle", {label: "angle of W_h", format: (angle) => `${String(angle).replace("-", "−")}°`})
    ],
    draw: (state, size) => drawChainStepper(shown(state), {...size, step: state.step, document}),
    rows: (state) => rowsOf(shown(state), state.step),
    say: (state) => sayChain(shown(state), state.step),
    invalidation
  });
}

function rowsOf({links}: Chain, step: number): Row[] {
  return links.slice(0, step + 1).map(({t, h, gradient, norm, factor}) => ({
    t,
    h_1: h[0],
    h_2: h[1],
    gradient_1: gradient[0],
    gradient_2: gradient[1],
    length: norm,
    slope_1: factor?.slopes[0],
    slope_2: factor?.slopes[1],
    ...entries("J", factor?.jacobian),
    ...entries("P", factor?.product),
    stretch: factor?.productNorm
  }));
}

/** A 2×2 matrix as columns. The columns are those of the first row, so a missing one is there, and empty. */
function entries(name: "J" | "P", values?: readonly number[]): Partial<Row> {
  const places = ["11", "12", "21", "22"] as const;
  return Object.fromEntries(places.map((place, k) => [`${name}_${place}`, values?.[k]]));
}
