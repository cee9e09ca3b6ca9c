import {choose, range} from "../../frame/controls.js";
import type {RunName} from "../../frame/clippedRuns.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {choice, integer, number} from "../../frame/fields.js";
import {lastResult} from "../../frame/lastResult.js";
import type {Figure} from "../../frame/mountFigure.js";
import {stepper} from "../../frame/stepper.js";
import {isInside, type LossCliffData, type Race} from "./data.js";
import type {DescentStep} from "./descent.js";
import {dragStart} from "./drag.js";
import {drawLossCliff} from "./drawing.js";
import {racer, type RaceState} from "./race.js";
import {drawSurface} from "./surface.js";
import {dragView} from "./turn.js";
import {elevations, views, type ViewState} from "./view.js";
import {sayRace, sayUpdate} from "./words.js";

export interface State extends RaceState, ViewState {}

/** One update of one run, as the CSV has it. */
interface Row extends Pick<DescentStep, "update" | "w" | "b" | "E" | "norm" | "clipped"> {
  readonly run: RunName;
}

/** Pascanu's loss cliff, with gradient descent from a start that the reader drags, unclipped and clipped, step by step. */
export const lossCliff = declareFigure({
  id: "loss-cliff",
  title: "The loss cliff",
  broad: true,
  sizes: {
    wide: {width: 1000, height: 540, furniture: "clamp(9rem, (1040px - 100vw) * 99, 10.5rem)"},
    narrow: {width: 324, height: 648, furniture: "21.6rem"}
  },
  otherState: "step=200&view=perspective",
  experiment: () => import("./experiment.js"),
  view(data: LossCliffData, {document}): View<State, Row> {
    const {settings} = data;
    const raceOf = racer(data);
    const map = lastResult((width, height) => drawSurface(data, {x: 0, y: 0, width, height}, document));
    const {clip, exit} = turningPoints(data, raceOf);
    return {
      fields: {
        step: integer({min: 0, max: settings.updates, default: settings.shown}),
        w: number({min: settings.w.from, max: settings.w.to, step: 0.005, default: settings.start.w}),
        b: number({min: settings.b.from, max: settings.b.to, step: 0.005, default: settings.start.b}),
        rate: number({min: 0.001, max: 1, default: settings.rate}),
        threshold: number({min: 0.01, max: 1e4, default: settings.threshold}),
        view: choice(views, "map"),
        azimuth: integer({min: 0, max: 360, default: settings.view.azimuth}),
        elevation: integer({...elevations, default: settings.view.elevation})
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
      frames: {
        title: "A throw and a rescue, update by update",
        states: [{step: clip}, {step: exit - 1}, {step: exit}, {step: settings.updates, view: "perspective"}],
        ...{width: 640, height: 430}
      },
      mounted(figure) {
        dragStart(figure, data);
        dragView(figure);
      }
    };
  }
});

/** In the first race: the first update that is clipped, and the one that throws the unclipped run out of the picture. */
function turningPoints(data: LossCliffData, raceOf: (state: RaceState) => Race): {clip: number; exit: number} {
  const {shown: step, start, rate, threshold} = data.settings;
  const {clipped, unclipped} = raceOf({step, ...start, rate, threshold});
  return {
    clip: clipped.findIndex((step) => step.clipped) + 1,
    exit: unclipped.findIndex((place) => !isInside(data, place))
  };
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
