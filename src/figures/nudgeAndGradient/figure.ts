import {range} from "../../frame/controls/controls.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {integer, number} from "../../frame/state/fields.js";
import {lastResult} from "../../frame/lastResult.js";
import {drawNudge} from "./drawing.js";
import type {Data} from "./experiment.js";
import {effectsOf, type NudgedNetwork, type NudgeRow} from "./effects.js";
import {resolution, sayNudge, signed} from "./words.js";

interface State {
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
 */
export const nudgeAndGradient = declareFigure({
  id: "nudge-and-gradient",
  title: "What a nudge does, and what the gradient says",
  sizes: {
    wide: {width: 660, height: 420},
    narrow: {width: 324, height: 640}
  },
  source: "browser",
  otherState: "nudge=-2&latch=3&t=1",
  timed: [{field: "nudge", from: -2, by: 0.2}],
  experiment: () => import("./experiment.js"),
  view({settings}: Data, {document}): View<State, Row> {
    const computed = lastResult((nudge, t, latch) => effectsOf({...settings, nudge, t, latch}));
    const shown = ({nudge, t, latch}: Readonly<State>): NudgeRow[] => computed(nudge, t, latch);
    return {
      fields: {
        nudge: number({min: -2, max: 2, step: 0.01, default: settings.nudge}),
        t: integer({min: 1, max: settings.steps - 1, default: settings.t}),
        latch: number({min: 0.5, max: 3, step: 0.05, default: settings.latch})
      },
      controls: (figure) => [
        range(figure, "nudge", {label: "nudge", format: signed}),
        range(figure, "t", {label: "at step $t$"}),
        range(figure, "latch", {label: "$w$ of the latch", format: (w) => w.toFixed(2)})
      ],
      draw: (state, size) =>
        drawNudge(shown(state), {latch: state.latch, fading: settings.fading}, {...size, document}),
      // The columns are those of the first row, so what is missing before the nudge is there, and empty.
      rows: (state) =>
        shown(state).map(({network, k, h, nudged, effect, predicted}) => ({network, k, h, nudged, effect, predicted})),
      say: (state) => sayNudge(shown(state))
    };
  },
  facts({settings: {steps, t, nudge}, rows}) {
    const end = (network: NudgedNetwork) => {
      const row = rows.find((row) => row.network === network && row.k === steps);
      const {h = NaN, nudged = NaN, effect = NaN, predicted = NaN} = row ?? {};
      return {h, nudged, effect: Math.abs(effect), predicted: Math.abs(predicted)};
    };
    const [latch, fading] = [end("latch"), end("fading")];
    return {
      ...{latch, fading, between: steps - t, resolution},
      /** What is said roughly: whole powers of ten. */
      latchGradient: wholePower(latch.predicted / Math.abs(nudge)),
      timesLatch: wholePower(fading.predicted / latch.predicted)
    };
  }
});

/** The power of ten that a number is nearest to; none of 0 and of what is no number. */
function wholePower(value: number): number | null {
  return value > 0 && value < Infinity ? Number(`1e${Math.round(Math.log10(value))}`) : null;
}
