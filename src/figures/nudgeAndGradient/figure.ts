import type {NudgeAndGradientSettings, nudgeAndGradient as Compute, NudgeRow} from "./experiment.js";
import {range} from "../../frame/controls.js";
import {integer, number} from "../../frame/fields.js";
import {mountFigure, type Figure} from "../../frame/mountFigure.js";
import {lastResult} from "../../frame/lastResult.js";
import {drawNudge} from "./drawing.js";
import {sayNudge, signed} from "./words.js";

export interface NudgeState {
  readonly nudge: number;
  /** The step whose state is nudged. */
  readonly t: number;
  /** The recurrent weight of the latch. */
  readonly latch: number;
}

/** A row of the CSV: steps before the nudge have no effect yet. */
type Row = Record<keyof NudgeRow, string | number | undefined>;

/**
 * What a nudge to a state really does to all later states, beside what the gradient predicts: in a unit that holds what
 * was written, and in one where it fades.
 * @param settings of the experiment: where the sliders start
 * @param options `nudgeAndGradient` is the experiment itself
 */
export function nudgeAndGradient(
  settings: NudgeAndGradientSettings,
  {nudgeAndGradient: compute, invalidation}: {nudgeAndGradient: typeof Compute; invalidation?: Promise<unknown>}
): Figure<NudgeState> {
  const computed = lastResult((nudge, t, latch) => compute({...settings, nudge, t, latch}));
  const shown = ({nudge, t, latch}: Readonly<NudgeState>): NudgeRow[] => computed(nudge, t, latch);
  const weights = ({latch}: Readonly<NudgeState>) => ({latch, fading: settings.fading});
  return mountFigure<NudgeState, Row>({
    id: "nudge-and-gradient",
    fields: {
      nudge: number({min: -2, max: 2, step: 0.01, default: settings.nudge}),
      t: integer({min: 1, max: settings.steps - 1, default: settings.t}),
      latch: number({min: 0.5, max: 3, step: 0.05, default: settings.latch})
    },
    controls: (figure) => [
      range(figure, "nudge", {label: "nudge", format: signed}),
      range(figure, "t", {label: "at step t"}),
      range(figure, "latch", {label: "w of the latch", format: (w) => w.toFixed(2)})
    ],
    draw: (state, size) => drawNudge(shown(state), {...size, weights: weights(state), document}),
    rows: (state) => shown(state).map(toRow),
    say: (state) => sayNudge(shown(state)),
    invalidation
  });
}

function toRow({network, k, h, nudged, effect, predicted}: NudgeRow): Row {
  return {network, k, h, nudged, effect, predicted};
}
