import type {IsOrAreGradientData} from "./experiment.js";
import {range} from "../../frame/controls.js";
import {integer} from "../../frame/fields.js";
import {mountFigure, type Figure} from "../../frame/mountFigure.js";
import {drawIsOrAreGradient} from "./drawing.js";
import {coursesWith, firstAttractors, type IsOrAreGradientState} from "./state.js";
import {sayIsOrAreGradient} from "./words.js";

/** Median over seeds of log10 of a gradient's length, at one noun after so many updates. */
interface Row {
  readonly network: string;
  readonly attractors: number;
  readonly noun: "subject" | "nearest";
  readonly update: number;
  readonly log10: number;
  readonly low: number;
  readonly high: number;
}

/**
 * How much of the error at the verb gets back to the subject and to the nearest noun, over training.
 * @param data what the loader wrote
 */
export function isOrAreGradient(
  data: IsOrAreGradientData,
  {invalidation}: {invalidation?: Promise<unknown>} = {}
): Figure<IsOrAreGradientState> {
  return mountFigure<IsOrAreGradientState, Row>({
    id: "is-or-are-gradient",
    fields: {attractors: integer({min: 0, max: 4, default: firstAttractors})},
    controls: (figure) => [range(figure, "attractors", {label: "attractors"})],
    draw: ({attractors}, size) => drawIsOrAreGradient(data, attractors, {...size, document}),
    rows: ({attractors}) => rowsOf(data, attractors),
    say: ({attractors}) => sayIsOrAreGradient(data, attractors),
    invalidation
  });
}

function rowsOf(data: IsOrAreGradientData, attractors: number): Row[] {
  return coursesWith(data, attractors).flatMap(({network, ...courses}) =>
    (["subject", "nearest"] as const).flatMap((noun) =>
      data.updates.map((update, k) => {
        const {log10, low, high} = courses[noun];
        return {network, attractors, noun, update, log10: log10[k], low: low[k], high: high[k]};
      })
    )
  );
}
