import type {slice as Slice} from "./experiment.js";
import type {descend as Descend, DescentStep} from "./descent.js";
import {choose, range} from "../../frame/controls.js";
import {choice, integer, number} from "../../frame/fields.js";
import {mountFigure, type Figure} from "../../frame/mountFigure.js";
import {lastResult} from "../../frame/lastResult.js";
import {isInside, type LossCliffData, type Race} from "./data.js";
import {dragStart} from "./drag.js";
import {dragView} from "./turn.js";
import {drawLossCliff} from "./drawing.js";
import {firstState, racer, type RaceState} from "./race.js";
import type {RunName} from "../../frame/clippedRuns.js";
import {drawSurface} from "./surface.js";
import {elevations, firstView, views, type ViewState} from "./view.js";
import {sayRace, sayUpdate} from "./words.js";
import {stepper} from "../../frame/stepper.js";

interface State extends RaceState, ViewState {}

/** One update of one run, as the CSV has it. */
interface Row extends Pick<DescentStep, "update" | "w" | "b" | "E" | "norm" | "clipped"> {
  readonly run: RunName;
}

/**
 * Pascanu's loss cliff, with gradient descent from a start that the reader drags, unclipped and clipped, step by step.
 * @param data what the loader wrote
 * @param options `descend` and `slice` of the experiment, to compute anew what the reader changes
 */
export function lossCliff(
  data: LossCliffData,
  options: {descend: typeof Descend; slice: typeof Slice; invalidation?: Promise<unknown>}
): Figure<State> {
  const {descend, slice, invalidation} = options;
  const {settings} = data;
  const first = {...firstState(settings), ...firstView(settings)};
  const raceOf = racer(data, {descend, slice});
  const map = lastResult((width, height) => drawSurface(data, {x: 0, y: 0, width, height}, document));

  const figure = mountFigure<State, Row>({
    id: "loss-cliff",
    fields: {
      step: integer({min: 0, max: settings.updates, default: first.step}),
      w: number({min: settings.w.from, max: settings.w.to, step: 0.005, default: first.w}),
      b: number({min: settings.b.from, max: settings.b.to, step: 0.005, default: first.b}),
      rate: number({min: 0.001, max: 1, default: first.rate}),
      threshold: number({min: 0.01, max: 1e4, default: first.threshold}),
      view: choice(views, first.view),
      azimuth: integer({min: 0, max: 360, default: first.azimuth}),
      elevation: integer({...elevations, default: first.elevation})
    },
    controls: (figure) => [
      stepper(figure, "step", {
        label: "update",
        stages: (state) => stagesOf(data, raceOf(state)),
        valueText: (state) => sayUpdate(raceOf(state))
      }),
      range(figure, "w", {label: "start w", format: (w) => w.toFixed(3)}),
      range(figure, "b", {label: "start b", format: (b) => b.toFixed(3).replace("-", "−")}),
      range(figure, "rate", {label: "rate η", log: true}),
      range(figure, "threshold", {label: "clip at τ", log: true}),
      choose(figure, "view", {label: "view"}),
      inPerspective(figure, range(figure, "azimuth", {label: "turn", format: degrees})),
      inPerspective(figure, range(figure, "elevation", {label: "tilt", format: degrees}))
    ],
    draw: (state, size) =>
      drawLossCliff(data, raceOf(state), {
        ...size,
        document,
        view: state,
        map: ({width, height}) => map(width, height).cloneNode(true) as Element
      }),
    rows: (state) => rowsOf(raceOf(state)),
    say: (state) => sayRace(data, raceOf(state)),
    invalidation
  });
  dragStart(figure, data);
  dragView(figure);
  return figure;
}

/** An input that is there only where it does something. */
function inPerspective(figure: Figure<State>, control: HTMLElement): HTMLElement {
  figure.watch(({view}) => (control.style.display = view === "perspective" ? "" : "none"));
  return control;
}

function degrees(value: number): string {
  return `${value}°`;
}

/** Updates at which something happens: the first that is clipped, the last before the throw, and the throw. */
function stagesOf(data: LossCliffData, {unclipped, clipped}: Race): number[] {
  const firstClip = clipped.findIndex((step) => step.clipped) + 1;
  const exit = unclipped.findIndex((step) => !isInside(data, step));
  return [firstClip, exit - 1, exit].filter((update) => update > 0);
}

/** Both descents up to the update shown. */
function rowsOf({unclipped, clipped, step}: Race): Row[] {
  const rows = (run: RunName, path: readonly DescentStep[]): Row[] =>
    path.slice(0, step + 1).map(({update, w, b, E, norm, clipped}) => ({run, update, w, b, E, norm, clipped}));
  return [...rows("unclipped", unclipped), ...rows("clipped", clipped)];
}
