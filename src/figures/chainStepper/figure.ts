import {initialState} from "../../frame/state/addressState.js";
import {range} from "../../frame/controls/controls.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {integer, number} from "../../frame/state/fields.js";
import {lastResult} from "../../frame/lastResult.js";
import {stepper} from "../../frame/controls/stepper.js";
import {drawChainStepper} from "./drawing.js";
import type {Data} from "./experiment.js";
import {multiplyBack, type Chain} from "./chain.js";
import {sayChain, sayForward, sayStep} from "./words.js";

interface State {
  /** Factors multiplied so far: 0 stands at the loss, the last at h^1. Below 0, steps that the network has yet to read. */
  readonly step: number;
  /** The size of W_h, and its angle in degrees. */
  readonly size: number;
  readonly angle: number;
}

/** One cell that has been reached, as the CSV has it, on the way forward without a gradient; J and P are the factor and the running product. */
type Row = Record<"t" | "h_1" | "h_2", number> &
  Partial<
    Record<
      | `${"J" | "P"}_${"11" | "12" | "21" | "22"}`
      | "gradient_1"
      | "gradient_2"
      | "length"
      | "stretch"
      | "slope_1"
      | "slope_2",
      number | undefined
    >
  >;

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
    const say = (state: Readonly<State>): string =>
      state.step < 0 ? sayForward(shown(state), state.step, settings.x) : sayChain(shown(state), state.step);
    return {
      fields: {
        step: integer({min: 1 - steps, max: steps - 1, default: 0}),
        size: number({min: 0, max: 2, step: 0.01, default: settings.size}),
        angle: integer({min: -180, max: 180, default: settings.angle})
      },
      controls: (figure) => [
        stepper(figure, "step", {
          read: (step) => String(step + steps),
          stages: [-1, 0, 1],
          valueText: (state) => sayStep(shown(state), state.step),
          reads: say
        }),
        range(figure, "size", {label: "size of W_h", format: (size) => size.toFixed(2)}),
        range(figure, "angle", {label: "angle of W_h", format: (angle) => `${String(angle).replace("-", "−")}°`})
      ],
      draw: (state, size) => drawChainStepper({chain: shown(state), settings, step: state.step}, {...size, document}),
      rows: (state) => rowsOf(shown(state), state.step),
      say,
      frames: {
        title: "Forward to the loss, and back to h¹ one factor at a time",
        states: [1 - steps, -1, ...Array.from({length: steps}, (_, step) => step)].map((step) => ({step})),
        ...{width: 550, height: 420}
      }
    };
  },
  facts({chain: {loss, links}}, {fields, rows}) {
    const first = {...initialState<State>(fields), step: links.length - 1};
    const ends = (change: Partial<State>) => {
      const lengths = rows({...first, ...change}).map(({length = NaN}) => length);
      const [start, arrives] = [lengths[0], lengths[lengths.length - 1]];
      return {start, arrives, factor: arrives / start};
    };
    const turned = {by60: ends({size: 1.6, angle: 60}), by90: ends({size: 1.6, angle: 90})};
    return {
      loss,
      length: Object.fromEntries(links.map(({t, norm}) => [`h${t}`, norm])),
      stretch: links[links.length - 1].factor?.productNorm ?? NaN,
      turned: {
        ...turned,
        starts: turned.by90.start / turned.by60.start,
        factors: turned.by90.factor / turned.by60.factor
      }
    };
  }
});

function rowsOf({links}: Chain, step: number): Row[] {
  if (step < 0) return links.slice(-step).map(({t, h}) => ({t, h_1: h[0], h_2: h[1]}));
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
