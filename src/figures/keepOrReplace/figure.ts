import type {keepOrReplace as Compute, KeepRow} from "./experiment.js";
import {choose} from "../../frame/controls.js";
import {choice, integer, number, type Fields} from "../../frame/fields.js";
import {mountFigure, type Figure} from "../../frame/mountFigure.js";
import {gateDrag} from "./gateDrag.js";
import {gateSlider} from "./gateSlider.js";
import {drawKeepOrReplace} from "./drawing.js";
import {conventions, gatesOf, type GateName, type KeepOrReplaceState} from "./state.js";
import type {KeepOrReplaceData} from "./still.js";
import {sayKeepOrReplace} from "./words.js";
import {lastResult} from "../../frame/lastResult.js";
import {stepper} from "../../frame/stepper.js";

/** A row of the CSV: before the first step there is no gate yet. */
type Row = Record<keyof KeepRow, number | undefined>;

/**
 * The update gate over ten steps, set by the reader at each: the state kept or replaced, in either convention, and what is left
 * of a change to it.
 * @param data what the loader wrote
 * @param options `keepOrReplace` is the experiment itself
 */
export function keepOrReplace(
  {settings}: KeepOrReplaceData,
  {keepOrReplace: compute, invalidation}: {keepOrReplace: typeof Compute; invalidation?: Promise<unknown>}
): Figure<KeepOrReplaceState> {
  const steps = settings.update.length;
  const computed = lastResult((...update) => compute({...settings, update}));
  const rows = (state: KeepOrReplaceState): KeepRow[] => computed(...gatesOf(state, steps));
  const gates = settings.update.map((u, t) => [`u${t + 1}`, number({min: 0, max: 1, step: 0.05, default: u})] as const);
  const figure = mountFigure<KeepOrReplaceState, Row>({
    id: "keep-or-replace",
    fields: {
      step: integer({min: 1, max: steps, default: settings.step}),
      convention: choice(conventions, "u"),
      ...(Object.fromEntries(gates) as Fields<Record<GateName, number>>)
    },
    controls: (figure) => [
      stepper(figure, "step", {valueText: (state) => sayKeepOrReplace(rows(state), state.step, state.convention)}),
      gateSlider(figure),
      choose(figure, "convention", {
        label: "convention",
        labels: {u: "u, 0 keeps (lecture)", z: "z, 1 keeps (Cho et al., PyTorch)"}
      })
    ],
    draw: (state, size) => drawKeepOrReplace({rows: rows(state), settings, ...state}, {...size, document}),
    rows: (state) => rows(state).map(toRow),
    say: (state) => sayKeepOrReplace(rows(state), state.step, state.convention),
    invalidation
  });
  gateDrag(figure, steps);
  return figure;
}

function toRow({t, h, content, x, a_u, u, a_z, z, h_z, gradient, direct}: KeepRow): Row {
  return {t, h, content, x, a_u, u, a_z, z, h_z, gradient, direct};
}
