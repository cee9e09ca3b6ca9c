import type {Chain, ChainStepperSettings, chainStepper as ComputeChain} from "../experiments/chainStepper.js";
import {drawChainStepper} from "./chainStepper/chainStepperDrawing.js";
import {sayChain, sayStep} from "./chainStepper/chainStepperWords.js";
import {range} from "./controls.js";
import {integer, number} from "./fields.js";
import {mountFigure, type Figure} from "./frame.js";
import {lastResult} from "./lastResult.js";
import {stepper} from "./stepper.js";

export interface ChainStepperState {
  /** Factors multiplied so far: 0 stands at the loss, the last step at h^1. */
  readonly step: number;
  /** The size of W_h. */
  readonly size: number;
}

/** One cell that the way back has reached, as the CSV has it; J and P are the factor and the running product. */
type Row = Record<"t" | "h_1" | "h_2" | "gradient_1" | "gradient_2" | "length", number> &
  Partial<Record<`${"J" | "P"}_${"11" | "12" | "21" | "22"}` | "stretch", number>>;

const largestSize = 2;

/**
 * The chain rule back through an unrolled network, one Jacobian at a time, with W_h as large as the reader wants.
 * @param settings of the experiment; `size` is where the slider starts
 * @param options `chain` is the experiment itself
 */
export function chainStepper(
  settings: ChainStepperSettings,
  {chain, invalidation}: {chain: typeof ComputeChain; invalidation?: Promise<unknown>}
): Figure<ChainStepperState> {
  const chainAt = lastResult((size) => chain({...settings, size}));
  const reach = lastResult(() => reachOf(settings, chain));
  return mountFigure<ChainStepperState, Row>({
    id: "chain-stepper",
    fields: {
      // The first picture is the last step: all arrows at once, for the reader who touches nothing.
      step: integer({min: 0, max: settings.steps - 1, default: settings.steps - 1}),
      size: number({min: 0, max: largestSize, step: 0.01, default: settings.size})
    },
    controls: (figure) => [
      stepper(figure, "step", {label: "factor", valueText: ({step, size}) => sayStep(chainAt(size), step)}),
      range(figure, "size", {label: "size of W_h", format: (size) => size.toFixed(2)})
    ],
    draw: ({step, size}, stage) => drawChainStepper(chainAt(size), {...stage, step, reach: reach(), document}),
    rows: ({step, size}) => rowsOf(chainAt(size), step),
    say: ({step, size}) => sayChain(chainAt(size), step),
    invalidation
  });
}

/** The longest gradient anywhere for any size that the reader can set: one scale for all pictures. */
export function reachOf(settings: ChainStepperSettings, chain: typeof ComputeChain): number {
  const sizes = Array.from({length: 41}, (_, k) => (largestSize * k) / 40);
  const norms = sizes.flatMap((size) => chain({...settings, size}).links.map(({norm}) => norm));
  return 1.02 * Math.max(...norms, Number.MIN_VALUE);
}

function rowsOf({links}: Chain, step: number): Row[] {
  return links.slice(0, step + 1).map(({t, h, gradient, norm, jacobian, product, productNorm}) => ({
    t,
    h_1: h[0],
    h_2: h[1],
    gradient_1: gradient[0],
    gradient_2: gradient[1],
    length: norm,
    ...entries("J", jacobian),
    ...entries("P", product),
    ...(productNorm !== undefined && {stretch: productNorm})
  }));
}

/** A 2×2 matrix as columns. The columns are those of the first row, so a missing one is there, and empty. */
function entries(name: "J" | "P", values?: readonly number[]): Partial<Row> {
  const places = ["11", "12", "21", "22"] as const;
  return Object.fromEntries(places.map((place, k) => [`${name}_${place}`, values?.[k]]));
}
