import type {CellMicroscopeSettings, Changes, Microscope, cellMicroscope as Compute} from "./experiment.js";
import {entryEditor, scissors} from "./controls.js";
import {drawMicroscope} from "./drawing.js";
import {cutsOf, editsOf, microscopeFields, toggled, type MicroscopeState} from "./state.js";
import {sayMicroscope, sayStop} from "./words.js";
import {mountFigure, type Figure} from "../../frame/mountFigure.js";
import {stepper} from "../../frame/stepper.js";

/** One number of a wire, as the CSV has it: its value, its gradient with the cuts and without, and one by nudging. */
interface Row {
  readonly wire: string;
  readonly unit: number;
  readonly value: number;
  readonly gradient: number;
  readonly gradient_uncut: number;
  readonly central_difference: number | undefined;
  readonly paths: string;
}

/**
 * One step of a cell under the microscope: forward and back, operation by operation, with scissors for any path back.
 * @param data settings, and the step as these have it
 * @param options `cellMicroscope` is the experiment; `id` the figure's, by the cell
 */
export function cellMicroscope(
  {settings, microscope}: {settings: CellMicroscopeSettings; microscope: Microscope},
  {
    id = "cell-microscope",
    cellMicroscope: compute,
    invalidation
  }: {id?: string; cellMicroscope: typeof Compute; invalidation?: Promise<unknown>}
): Figure<MicroscopeState> {
  const shown = remembered((changes) => compute(settings, changes));
  const {stops} = microscope;
  const firstBack = stops.findIndex(({at}) => at === "meeting" || at === "backward");
  const stages = stops.flatMap(({at}, k) => (at === "meeting" || k === firstBack || k === firstBack - 1 ? [k] : []));
  const figure = mountFigure<MicroscopeState, Row>({
    id,
    fields: microscopeFields(microscope, settings.limit),
    controls: (figure) => [
      stepper(figure, "stop", {label: "stop", stages, valueText: (state) => sayStop(shown(state), state.stop)}),
      ...scissors(figure, microscope),
      ...entryEditor(figure, microscope, settings.limit)
    ],
    draw: (state, size) => drawMicroscope(shown(state), {...size, stop: state.stop, document}),
    rows: (state) => rowsOf(shown(state)),
    say: (state) => sayMicroscope(shown(state), state.stop),
    invalidation
  });
  figure.stage.addEventListener(
    "click",
    ({target}) => {
      const path = target instanceof Element ? target.closest<SVGElement>("[data-path]")?.dataset.path : undefined;
      if (path !== undefined) figure.set({path, cuts: toggled(figure.state.cuts, path)});
    },
    {signal: figure.signal}
  );
  return figure;
}

function rowsOf({wires, nudged}: Microscope): Row[] {
  return wires.flatMap(({name, value, gradient, trueGradient, addends}) =>
    value.map((number, k) => ({
      wire: name,
      unit: k + 1,
      value: number,
      gradient: gradient[k],
      gradient_uncut: trueGradient[k],
      central_difference: (nudged as Readonly<Record<string, readonly number[] | undefined>>)[name]?.[k],
      paths: addends.map((addend) => `${addend.from}${addend.cut ? " (cut)" : ""}: ${addend.gradient[k]}`).join("; ")
    }))
  );
}

/** Computes only what has changed: a stop needs no new numbers. */
function remembered(compute: (changes: Changes) => Microscope): (state: Readonly<MicroscopeState>) => Microscope {
  let last: {readonly key: string; readonly result: Microscope} | undefined;
  return (state) => {
    const key = `${state.cuts}|${state.edits}`;
    if (last?.key !== key) last = {key, result: compute({cuts: cutsOf(state), edits: editsOf(state)})};
    return last.result;
  };
}
