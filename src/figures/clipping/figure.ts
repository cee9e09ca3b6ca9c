import type {ClippedBy} from "./experiment.js";
import type {ClippingData} from "./run.js";
import {dragGradient} from "./drag.js";
import {drawClipping} from "./drawing.js";
import {binsOf} from "./histogram.js";
import {reach} from "./layout.js";
import {clipper, type Clipper} from "./rules.js";
import {firstState, turnOf, type ClippingState} from "./state.js";
import {sayClipping} from "./words.js";
import {range} from "../../frame/controls.js";
import {number} from "../../frame/fields.js";
import {mountFigure, type Figure} from "../../frame/mountFigure.js";

/** A length before and after clipping, or a bin of the histogram, as the CSV has them. */
type Row =
  | {
      part: "plane" | "longest";
      rule: string;
      parameter: string;
      before: number;
      after: number;
      turn_in_degrees?: number;
    }
  | {part: "histogram"; from: number; to: number; updates: number};

/**
 * A gradient in the plane, which the reader drags, before and after each way of clipping it, and what the same threshold
 * does in a run: how many updates it clips, and how it turns the longest gradient.
 * @param data what the loader wrote
 * @param options `clipEachWay` and `planeGradient` of the experiment, to compute anew what the reader changes
 */
export function clipping(
  data: ClippingData,
  {invalidation, ...experiment}: Clipper & {invalidation?: Promise<unknown>}
): Figure<ClippingState> {
  const first = firstState(data.settings);
  const clippings = clipper(data, experiment);
  const part = (initial: number) => number({min: -reach, max: reach, step: 0.05, default: initial});
  const figure = mountFigure<ClippingState, Row>({
    id: "clipping",
    fields: {
      x: part(first.x),
      y: part(first.y),
      threshold: number({min: 0.01, max: 100, default: first.threshold})
    },
    controls: (figure) => [
      range(figure, "threshold", {label: "threshold τ", log: true}),
      range(figure, "x", {label: "gradient ∂J/∂w", format: signed}),
      range(figure, "y", {label: "∂J/∂b", format: signed})
    ],
    draw: (state, size) => drawClipping(data.norms, clippings(state), {...size, state, document}),
    rows(state) {
      const {plane, run} = clippings(state);
      return [...rowsOf("plane", plane), ...rowsOf("longest", run), ...histogramRows(data.norms)];
    },
    say: (state) => sayClipping(data.norms, clippings(state), state),
    invalidation
  });
  dragGradient(figure);
  return figure;
}

function signed(value: number): string {
  return value.toFixed(2).replace("-", "−");
}

function rowsOf(part: "plane" | "longest", clipped: readonly ClippedBy[]): Row[] {
  return clipped.flatMap((by) => [
    ...by.parts.map((row) => ({part, rule: by.rule, ...row})),
    {part, rule: by.rule, parameter: "all", ...by.norm, turn_in_degrees: turnOf(by)}
  ]);
}

function histogramRows(norms: readonly number[]): Row[] {
  return binsOf(norms).map(({from, to, updates}) => ({part: "histogram", from: 10 ** from, to: 10 ** to, updates}));
}
