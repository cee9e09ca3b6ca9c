import type {ExplosionRunData} from "./experiment.js";
import {choose} from "../../frame/controls.js";
import {drawExplosionRun} from "./drawing.js";
import {curveOf, firstState, scopes, type ExplosionRunState} from "./state.js";
import {sayExplosionRun, sayUpdate} from "./words.js";
import {choice, integer} from "../../frame/fields.js";
import {mountFigure, type Figure} from "../../frame/mountFigure.js";
import type {RunName} from "../../frame/clippedRuns.js";
import {stepper} from "../../frame/stepper.js";

/** One update of one run, as the CSV has it. */
interface Row extends Record<"update" | "loss" | "norm", number> {
  readonly run: RunName;
}

/**
 * A training run whose numbers overflow, update by update, and the same run from the last checkpoint with clipping.
 * @param data what the loader wrote
 */
export function explosionRun(
  data: ExplosionRunData,
  {invalidation}: {invalidation?: Promise<unknown>} = {}
): Figure<ExplosionRunState> {
  const first = firstState(data);
  const {checkpoint, overflow, settings} = data;
  return mountFigure<ExplosionRunState, Row>({
    id: "explosion-run",
    fields: {
      update: integer({min: 1, max: settings.updates, default: first.update}),
      show: choice(scopes, first.show)
    },
    controls: (figure) => [
      stepper(figure, "update", {
        label: "update",
        stages: [checkpoint, overflow.update - 3, overflow.update],
        valueText: (state) => sayUpdate(data, state)
      }),
      choose(figure, "show", {label: "show", labels: {all: "all updates", overflow: "around the overflow"}})
    ],
    draw: (state, size) => drawExplosionRun(data, state, {...size, document}),
    rows: ({update}) => [...rowsOf(data, "unclipped", update), ...rowsOf(data, "clipped", update)],
    say: (state) => sayExplosionRun(data, state),
    invalidation
  });
}

function rowsOf(data: ExplosionRunData, run: RunName, last: number): Row[] {
  const {first, loss, norm} = curveOf(data, run);
  return loss.map((loss, k) => ({run, update: first + k, loss, norm: norm[k]})).filter(({update}) => update <= last);
}
