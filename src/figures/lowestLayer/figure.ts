import {choose, range} from "../../frame/controls/controls.js";
import {pointAtPicture} from "../../frame/controls/pointAtPicture.js";
import {pointInPanel} from "../../frame/controls/pointInPanel.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {guess} from "../../frame/guess/guess.js";
import {guessed, shown} from "../../frame/guess/guessFields.js";
import type {Figure} from "../../frame/mountFigure.js";
import {choice, integer} from "../../frame/state/fields.js";
import {domain, drawLowestLayer, layerScales} from "./drawing.js";
import {steps, type LowestLayerData} from "./experiment.js";
import {
  lastLook,
  looks,
  groupsAt,
  profileOf,
  quantities,
  quantityLabels,
  question,
  reply,
  say,
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
        wall: guessed(integer({min: 1, max: depth, default: Math.round(depth / 2)})),
        shown: shown()
      },
      controls: (figure) => [
        guess(figure, {
          question: question(data),
          inputs: [range(figure, "wall", {label: "from layer"})],
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
      mounted: (figure) => dragWall(figure, data),
      frames: {
        title: "The weights’ gradient by layer, at three updates",
        states: ["1", "100", "1000"].map((update) => ({update, of: "gradient" as const, shown: true})),
        ...{width: 560, height: 320}
      }
    };
  },
  facts: async (data, _view, {part}) => (await import("./facts.js")).facts(data, await part("frozen"))
});

function dragWall(figure: Figure<State>, data: LowestLayerData): void {
  const height = domain[0] + 0.62 * (domain[1] - domain[0]);
  const pointing = pointInPanel<State>(
    figure.stage,
    (size) => layerScales(data, size),
    () => [figure.state.wall, height],
    (wall) => ({wall: Math.round(wall)})
  );
  const asks = ({depth, shown}: State): boolean => !shown && depth === String(data.settings.depth);
  pointAtPicture(figure, {
    hold: (at) => (asks(figure.state) ? pointing.hold?.(at) : undefined),
    pick: (at) => (asks(figure.state) ? pointing.pick?.(at) : undefined),
    cursor: "crosshair"
  });
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
