import {range} from "../../frame/controls/controls.js";
import {pointAtPicture, type PointerPlace} from "../../frame/controls/pointAtPicture.js";
import {stepper} from "../../frame/controls/stepper.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {lastResult} from "../../frame/lastResult.js";
import type {Figure} from "../../frame/mountFigure.js";
import {integer, number} from "../../frame/state/fields.js";
import {drawOneUnit, stepAt} from "./drawing.js";
import type {Data} from "./experiment.js";
import {factorsBack, meanFactor, type StepBack} from "./factors.js";
import {sayOneUnit, sayStep} from "./words.js";

interface State {
  /** Steps back from the loss, over which factors have been multiplied. */
  readonly k: number;
  readonly w: number;
}

/** The gradient of one tanh unit, multiplied away factor by factor, with the weight that the reader wants. */
export const oneUnit = declareFigure({
  id: "one-unit",
  title: "One unit, a hundred factors",
  sizes: {
    wide: {width: 660, height: 400},
    narrow: {width: 324, height: 400}
  },
  source: "browser",
  otherState: "k=12&w=1.5",
  timed: [{field: "w", from: 0.5, by: 0.05}],
  experiment: () => import("./experiment.js"),
  view({settings}: Data, {document}): View<State, StepBack> {
    const stepsOf = lastResult((w) => factorsBack({...settings, w}));
    return {
      fields: {
        k: integer({min: 0, max: settings.steps, default: settings.steps}),
        w: number({min: 0.1, max: 2, step: 0.01, default: settings.w})
      },
      controls: (figure) => [
        stepper(figure, "k", {label: "steps back", valueText: ({k, w}) => sayStep(stepsOf(w), k)}),
        range(figure, "w", {label: "weight $w$", format: (w) => w.toFixed(2)})
      ],
      draw: ({k, w}, size) => drawOneUnit(stepsOf(w), k, {...size, document}),
      rows: ({k, w}) => stepsOf(w).slice(0, k),
      say: ({k, w}) => sayOneUnit(stepsOf(w), k),
      mounted: (figure) => pickStep(figure, settings.steps),
      frames: {
        title: "One unit: what is left after 5, 20 and 100 factors",
        states: [{k: 5}, {k: 20}, {}],
        ...{width: 480, height: 320}
      }
    };
  },
  facts({settings, medians}) {
    const at = (w: number) => {
      const steps = factorsBack({...settings, w});
      return {mean: meanFactor(steps), left: 10 ** steps[steps.length - 1].arrived};
    };
    const best = medians.reduce((one, other) => (other.left > one.left ? other : one));
    return {
      ...{first: at(settings.w), large: at(1.5), lucky: at(1.18)},
      seeds: settings.seeds.length,
      best: {w: best.w, left: 10 ** best.left}
    };
  }
});

/** Lets the reader press any step of the picture. */
function pickStep(figure: Figure<State>, last: number): void {
  const pick = ({clientX, target}: PointerPlace): Partial<State> | undefined => {
    const svg = figure.stage.querySelector("svg");
    if (!svg || !(target instanceof Node) || !svg.contains(target)) return undefined;
    const {left, width, height} = svg.getBoundingClientRect();
    return {k: stepAt(clientX - left, {width, height}, last)};
  };
  pointAtPicture<State>(figure, {pick});
}
