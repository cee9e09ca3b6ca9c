import {initialState} from "../../frame/state/addressState.js";
import {range} from "../../frame/controls/controls.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {integer, number} from "../../frame/state/fields.js";
import {lastResult} from "../../frame/lastResult.js";
import {stepper} from "../../frame/controls/stepper.js";
import {drawChainStepper} from "./drawing.js";
import type {Data} from "./experiment.js";
import {multiplyBack, type Chain} from "./chain.js";
import {sayChain, sayStep} from "./words.js";

interface State {
  /** Factors multiplied so far: 0 stands at the loss, the last step at h^1. */
  readonly step: number;
  /** The size of W_h, and its angle in degrees. */
  readonly size: number;
  readonly angle: number;
}

/** One cell that the way back has reached, as the CSV has it; J and P are the factor and the running product. */
type Row = Record<"t" | "h_1" | "h_2" | "gradient_1" | "gradient_2" | "length", number> &
  Partial<Record<`${"J" | "P"}_${"11" | "12" | "21" | "22"}` | "stretch" | "slope_1" | "slope_2", number | undefined>>;

/** The chain rule back through an unrolled network, one Jacobian at a time, with W_h as large, and turned as far, as the reader wants. */
export const chainStepper = declareFigure({
  id: "chain-stepper",
  title: "The chain rule, one factor at a time",
  sizes: {
    wide: {width: 600, height: 450},
    narrow: {width: 324, height: 660}
  },
  source: "browser",
  otherState: "size=2&angle=90",
  experiment: () => import("./experiment.js"),
  view({settings}: Data, {document}): View<State, Row> {
    const {steps} = settings;
    const chainAt = lastResult((size, angle) => multiplyBack({...settings, size, angle}));
    const shown = ({size, angle}: Readonly<State>): Chain => chainAt(size, angle);
    return {
      fields: {
        // The first picture is the last step: all arrows at once, for the reader who touches nothing.
        step: integer({min: 0, max: steps - 1, default: steps - 1}),
        size: number({min: 0, max: 2, step: 0.01, default: settings.size}),
        angle: integer({min: -180, max: 180, default: settings.angle})
      },
      controls: (figure) => [
        stepper(figure, "step", {
          label: "factor",
          valueText: (state) => sayStep(shown(state), state.step),
          reads: (state) => sayChain(shown(state), state.step)
        }),
        range(figure, "size", {label: "size of W_h", format: (size) => size.toFixed(2)}),
        range(figure, "angle", {label: "angle of W_h", format: (angle) => `${String(angle).replace("-", "−")}°`})
      ],
      draw: (state, size) => drawChainStepper(shown(state), state.step, {...size, document}),
      rows: (state) => rowsOf(shown(state), state.step),
      say: (state) => sayChain(shown(state), state.step),
      frames: {
        title: "From the loss back to h¹, one factor at a time",
        states: Array.from({length: steps}, (_, step) => ({step})),
        ...{width: 550, height: 420}
      }
    };
  },
  facts({chain: {loss, links}}, {fields, rows}) {
    const first = initialState<State>(fields);
    const arrives = (change: Partial<State>): number => rows({...first, ...change}).at(-1)?.length ?? NaN;
    return {
      loss,
      length: Object.fromEntries(links.map(({t, norm}) => [`h${t}`, norm])),
      stretch: links[links.length - 1].factor?.productNorm ?? NaN,
      turned: {by60: arrives({size: 1.6, angle: 60}), by90: arrives({size: 1.6, angle: 90})}
    };
  }
});

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
