import {choose} from "../../frame/controls/controls.js";
import {pointAtPicture} from "../../frame/controls/pointAtPicture.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {curveInputs, drawInPanel} from "../../frame/guess/curveInputs.js";
import {guess} from "../../frame/guess/guess.js";
import {drawnCurve, shown} from "../../frame/guess/guessFields.js";
import type {Figure} from "../../frame/mountFigure.js";
import {choice} from "../../frame/state/fields.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import {drawLowestLayer, layerScales} from "./drawing.js";
import type {LowestLayerData} from "./experiment.js";
import {steps} from "./nets.js";
import {
  domain,
  groupsAt,
  guessedAt,
  isAsked,
  isDrawn,
  lastLook,
  looks,
  profileOf,
  quantities,
  quantityLabels,
  question,
  reply,
  say,
  undrawn,
  type State
} from "./words.js";

/** Which deep nets learn a task, and how far each layer's weights come on the way. */
export const lowestLayer = declareFigure({
  id: "lowest-layer",
  title: "What each layer learns, and when",
  broad: true,
  sizes: {
    wide: {width: 700, height: 380},
    narrow: {width: 324, height: 600}
  },
  source: "training",
  otherState: "shown=yes&depth=50&update=100&of=gradient",
  experiment: () => import("./experiment.js"),
  view(data: LowestLayerData, {document}): View<State, ReturnType<typeof rowsOf>[number]> {
    const {depth} = data.settings;
    const depths = [...new Set(data.groups.map(({depth}) => depth))].sort((a, b) => a - b).map(String);
    return {
      fields: {
        depth: choice(depths, String(depth)),
        step: choice(steps, "descent"),
        update: choice(looks(data), lastLook(data)),
        of: choice(quantities, "moved"),
        curve: drawnCurve({min: domain[0], max: domain[1], step: 0.5, default: guessedAt(data).map(() => undrawn)}),
        shown: shown()
      },
      controls: (figure) => [
        guess(figure, {
          question: question(data),
          inputs: [
            curveInputs(figure, "curve", {places: guessedAt(data).map((layer) => `layer ${layer}`), format: powerOfTen})
          ],
          made: isDrawn,
          reply: (state) => reply(data, state)
        }),
        choose(figure, "depth", {label: "layers"}),
        choose(figure, "step", {label: "trained by", labels: {descent: "plain descent", adam: "Adam"}}),
        choose(figure, "update", {label: "updates"}),
        choose(figure, "of", {label: "of each layer", labels: quantityLabels})
      ],
      draw: (state, size) => drawLowestLayer(data, state, {...size, document}),
      rows: (state) => rowsOf(data, state),
      say: (state) => say(data, state),
      mounted: (figure) => pointAtCurve(figure, data),
      frames: {
        title: "The weights’ gradient by layer, at three updates",
        states: ["1", "100", "1000"].map((update) => ({update, of: "gradient" as const, shown: true})),
        ...{width: 560, height: 320}
      }
    };
  },
  facts: async (data, _view, {part}) => (await import("./facts.js")).facts(data, await part("frozen"))
});

/** Lets the reader draw the guess in the panel of layers, as long as it is asked for. */
function pointAtCurve(figure: Figure<State>, data: LowestLayerData): void {
  const heights = () => (isAsked(data, figure.state) && !figure.state.shown ? figure.state.curve : undefined);
  const panel = (size: Parameters<typeof layerScales>[1]) => layerScales(data, size);
  pointAtPicture<State>(
    figure,
    drawInPanel(figure.stage, panel, guessedAt(data), heights, (curve) => ({curve}))
  );
}

/** The errors by update; and by layer, where the answer is there, what the picture shows. */
function rowsOf(data: LowestLayerData, state: State) {
  return groupsAt(data, state).flatMap((group) => {
    const {network, depth, step} = group;
    const errors = group.errors.map((row) => ({part: "error" as const, network, depth, step, ...row}));
    const layers = profileOf(group, state).map((log10, k) => ({
      ...{part: state.of, network, depth, step, update: Number(state.update)},
      ...{layer: k < depth ? k + 1 : null, log10}
    }));
    return [...errors, ...(state.shown ? layers : [])];
  });
}
