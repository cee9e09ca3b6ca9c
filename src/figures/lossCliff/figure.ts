import type {RunName} from "../../frame/picture/clippedRuns.js";
import {choose, range} from "../../frame/controls/controls.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {choice, integer, number} from "../../frame/state/fields.js";
import {lastResult} from "../../frame/lastResult.js";
import type {Figure} from "../../frame/mountFigure.js";
import {panels} from "../../frame/picture/panels.js";
import {pointAtPicture} from "../../frame/controls/pointAtPicture.js";
import {pointInPanel} from "../../frame/controls/pointInPanel.js";
import type {StageSize} from "../../frame/stage.js";
import {stepper} from "../../frame/controls/stepper.js";
import {turnByDrag} from "../../frame/controls/turnByDrag.js";
import {threePanels} from "../../frame/picture/threePanels.js";
import type {LossCliffData} from "./experiment.js";
import {drawDescents, drawMap, panelFrame, placeMap} from "./map.js";
import {startStep, type DescentStep} from "./network.js";
import {drawPerspective, mesh} from "./perspective.js";
import {elevations, views, type ViewState} from "./projection.js";
import {firstRace, racer, turningPoints, type Race, type RaceState} from "./race.js";
import {drawSlices} from "./slices.js";
import {sayRace, sayUpdate} from "./words.js";

interface State extends RaceState, ViewState {}

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
    wide: {width: 700, height: 470},
    narrow: {width: 324, height: 648}
  },
  otherState: "step=200&view=map",
  timed: [{field: "w", from: 4.6, by: 0.035}],
  experiment: () => import("./experiment.js"),
  view(data: LossCliffData, {document}): View<State, Row> {
    const {settings} = data;
    const raceOf = racer(settings);
    const placed = lastResult((width, height) => placePanels(data, {width, height}, document));
    const columns = lastResult(() => mesh(data));
    const map = lastResult((width, height) => drawMap(data, placed(width, height).map));
    return {
      fields: {
        step: integer({min: 0, max: settings.updates, default: settings.shown}),
        w: number({min: settings.w.from, max: settings.w.to, step: startStep, default: settings.start.w}),
        b: number({min: settings.b.from, max: settings.b.to, step: startStep, default: settings.start.b}),
        rate: number({min: 0.001, max: 1, default: settings.rate}),
        threshold: number({min: 0.01, max: 1e4, default: settings.threshold}),
        view: choice(views, "perspective"),
        azimuth: integer({min: 0, max: 360, default: settings.view.azimuth}),
        elevation: integer({...elevations, default: settings.view.elevation})
      },
      controls: (figure) => controls(figure, data, raceOf),
      draw(state, {width, height}) {
        const {map: place, loss, norm} = placed(width, height);
        const race = raceOf(state);
        const slices = drawSlices(data, race, {loss: loss.frame, norm: norm.frame});
        const land =
          state.view === "perspective"
            ? [drawPerspective(data, race, {...place.corner, columns: columns(), view: state, document})]
            : [map(width, height).cloneNode(true) as Element, drawDescents(race, place)];
        return panels(
          [
            ...land.map((plot) => ({...place.corner, plot})),
            {...loss.corner, plot: slices.loss},
            {...norm.corner, plot: slices.norm}
          ],
          {width, height, document}
        );
      },
      rows: (state) => rowsOf(raceOf(state)),
      say: (state) => sayRace(data, raceOf(state)),
      frames: {
        title: "A throw and a rescue, update by update",
        states: [
          ...stagesOf(data, firstRace(settings)).map((step) => ({step, view: "map"}) as const),
          {step: settings.updates, view: "map"}
        ],
        ...{width: 640, height: 430}
      },
      mounted: (figure) => pointAtLand(figure, ({width, height}) => placed(width, height).map)
    };
  },
  facts: async (data) => (await import("./facts.js")).facts(data)
});

/** Where the panels stand: the slices beside the map, or under it. */
function placePanels({settings}: LossCliffData, size: StageSize, document: Document) {
  const left = Math.round(0.61 * size.width);
  const [map, loss, norm] = threePanels(size, {left, upper: 0.52, under: [0.48, 0.74]});
  return {
    map: placeMap(settings, map, document),
    loss: {corner: loss, frame: panelFrame(loss, document)},
    norm: {corner: norm, frame: panelFrame(norm, document)}
  };
}

/** Lets the reader drag the start over the map, or click where it shall be, and turn the picture in perspective. */
function pointAtLand(figure: Figure<State>, map: (size: StageSize) => ReturnType<typeof placeMap>): void {
  const turns = (): boolean => figure.state.view === "perspective";
  const now = (): [number, number] => [figure.state.w, figure.state.b];
  const start = pointInPanel<State>(figure.stage, map, now, (w, b) => ({w, b}));
  const turning = turnByDrag(figure, {turns, land: (size) => map(size).corner, elevations});
  pointAtPicture<State>(figure, {
    ...start,
    hold: (at) => (turns() ? turning.hold?.(at) : start.hold?.(at)),
    pick: (at) => (turns() ? undefined : start.pick?.(at))
  });
}

function controls(figure: Figure<State>, data: LossCliffData, raceOf: (state: RaceState) => Race): HTMLElement[] {
  return [
    stepper(figure, "step", {
      label: "update",
      stages: (state) => stagesOf(data, raceOf(state)),
      valueText: (state) => sayUpdate(raceOf(state))
    }),
    range(figure, "w", {label: "start $w$", format: (w) => w.toFixed(3)}),
    range(figure, "b", {label: "start $b$", format: (b) => b.toFixed(3).replace("-", "−")}),
    range(figure, "rate", {label: "rate η", log: true}),
    range(figure, "threshold", {label: "clip at τ", log: true}),
    choose(figure, "view", {label: "view"}),
    inPerspective(figure, range(figure, "azimuth", {label: "turn", format: degrees})),
    inPerspective(figure, range(figure, "elevation", {label: "tilt", format: degrees}))
  ];
}

/** An input that is there only where it does something. */
function inPerspective(figure: Figure<State>, control: HTMLElement): HTMLElement {
  figure.watch(({view}) => (control.style.display = view === "perspective" ? "" : "none"));
  return control;
}

function degrees(value: number): string {
  return `${value}°`;
}

/** Updates at which something happens: the first that is clipped, the last in the picture, and the one that leaves it. */
function stagesOf({settings}: LossCliffData, race: Race): number[] {
  const {clip = 0, exit = 0} = turningPoints(settings, race);
  return [clip, exit - 1, exit].filter((update) => update > 0 && update <= settings.updates);
}

/** Both descents up to the update shown. */
function rowsOf({unclipped, clipped}: Race): Row[] {
  return [unclipped, clipped].flatMap(({name: run, way}) =>
    way.map(({update, w, b, E, norm, clipped}) => ({run, update, w, b, E, norm, clipped}))
  );
}
