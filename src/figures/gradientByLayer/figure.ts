import {scaleLinear} from "d3";
import {feedForwardConnections} from "../../engine/networks/feedForward.js";
import {initialisations} from "../../experiments/deepNet.js";
import {choose, range, toggle} from "../../frame/controls/controls.js";
import {pointAtPicture} from "../../frame/controls/pointAtPicture.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {curveInputs, drawInPanel} from "../../frame/guess/curveInputs.js";
import {guess} from "../../frame/guess/guess.js";
import {drawnCurve, shown} from "../../frame/guess/guessFields.js";
import type {Figure} from "../../frame/mountFigure.js";
import {panels} from "../../frame/picture/panels.js";
import {stackPanels} from "../../frame/picture/stackPanels.js";
import type {StageSize} from "../../frame/stage.js";
import {choice, flag, integer, number, oneOf} from "../../frame/state/fields.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import {withMinus} from "../../frame/words/withMinus.js";
import type {GradientByLayerData} from "./experiment.js";
import {drawGradients, gradientScales, guessedAt, least} from "./gradients.js";
import {activationNames, profileComputer, type Net, type Profile} from "./profile.js";
import {drawStrip} from "./strip.js";
import {
  initialisationNames,
  isDrawn,
  replyTo,
  askProfile,
  sayProfile,
  sayUnits,
  shownGradients,
  type ShownGradient
} from "./words.js";

interface State extends Net {
  readonly of: ShownGradient;
  readonly curve: readonly number[];
  readonly shown: boolean;
}

export const gradientByLayer = declareFigure({
  id: "gradient-by-layer",
  title: "The gradient at each layer of a deep net",
  sizes: {
    wide: {width: 720, height: 380},
    narrow: {width: 324, height: 380}
  },
  otherState: "shown=yes&depth=100&activation=relu&initialisation=he&connections=residual",
  source: "browser",
  timed: [{field: "depth", from: 40}],
  experiment: () => import("./experiment.js"),
  view({settings}: GradientByLayerData, {document}): View<State, ReturnType<typeof rowsOf>[number]> {
    const profileOf = profileComputer(settings);
    return {
      fields: {
        depth: integer({min: 2, max: settings.deepest, default: settings.depth}),
        width: oneOf(settings.widths, settings.width),
        activation: choice(activationNames, "tanh"),
        initialisation: choice(initialisations, "standard"),
        connections: choice(feedForwardConnections, "plain"),
        transformBias: number({min: -6, max: 2, step: 0.5, default: settings.transformBias}),
        drawnBiases: flag(false),
        of: choice(shownGradients, "output"),
        curve: drawnCurve({min: least.bottom, max: least.top, step: 0.5, default: guessedAt.map(() => 0)}),
        shown: shown()
      },
      controls: (figure) => controlsOf(figure, ({curve, ...net}) => replyTo(curve, profileOf(net), settings)),
      draw(state, size) {
        const {gradient, units, compact} = layout(size);
        const profile = profileOf(state);
        const guess = state.shown && !isDrawn(state.curve) ? undefined : state.curve;
        const drawn = {net: state, of: state.of, guess, profile: state.shown ? profile : undefined};
        const words = `Activations${state.shown ? `: ${sayUnits(state, profile, settings)}` : ", by layer"}`;
        return panels(
          [
            {...gradient, plot: drawGradients(drawn, gradient, compact, document)},
            {...units, plot: drawStrip(state, drawn.profile, words, {panel: units, compact, document})}
          ],
          {...size, document}
        );
      },
      rows: (state) => rowsOf(profileOf(state)),
      say: (state) => (state.shown ? sayProfile(state, profileOf(state), state.of, settings) : askProfile(state)),
      frames: {
        title: "Four nets of fifty layers",
        states: [
          {shown: true},
          {shown: true, activation: "logistic"},
          {shown: true, connections: "residual"},
          {shown: true, connections: "residual", activation: "relu", initialisation: "he"}
        ],
        ...{width: 360, height: 320, columns: 2}
      },
      mounted: drawTheCurve
    };
  },
  facts: async (data) => (await import("./facts.js")).facts(data)
});

function controlsOf(figure: Figure<State>, reply: (state: Readonly<State>) => string): HTMLElement[] {
  const bias = range(figure, "transformBias", {
    label: "transform bias",
    format: (value) => withMinus(value.toFixed(1))
  });
  figure.watch(({connections}) => (bias.hidden = connections !== "highway"));
  return [
    guess(figure, {
      question: "How long is the gradient at each layer below the last? Draw it.",
      inputs: [
        curveInputs(figure, "curve", {
          places: ["first layer", "a quarter up", "half-way", "three quarters"],
          format: powerOfTen
        })
      ],
      made: ({curve}) => isDrawn(curve),
      reply
    }),
    range(figure, "depth", {label: "layers"}),
    range(figure, "width", {label: "units a layer"}),
    choose(figure, "activation", {label: "activation", labels: {relu: "ReLU"}}),
    choose(figure, "initialisation", {label: "start", labels: initialisationNames}),
    choose(figure, "connections", {label: "connections"}),
    bias,
    toggle(figure, "drawnBiases", {label: "biases at random"}),
    choose(figure, "of", {label: "gradient of", labels: {output: "a layer’s output", weights: "its weights"}})
  ];
}

/** The gradient over the histogram of the activations, on the same layers. */
function layout({width, height}: StageSize) {
  const compact = width < 520;
  const furniture = {title: 32, gap: 8, axis: 36, marginLeft: 44, marginRight: 14};
  return {compact, ...stackPanels({gradient: 2.2, units: 1}, {x: 0, y: 0, width, height}, furniture)};
}

/** Lets the reader draw the curve in the picture until the answer is there; its places are shares of the way up. */
function drawTheCurve(figure: Figure<State>): void {
  const panel = (size: StageSize) => {
    const {gradient} = layout(size);
    const {depth} = figure.state;
    const {x, y} = gradientScales(depth, undefined, gradient);
    return {x: scaleLinear([0, 1], [x(1), x(depth)]), y, corner: gradient};
  };
  const heights = () => (figure.state.shown ? undefined : figure.state.curve);
  pointAtPicture(
    figure,
    drawInPanel<State>(figure.stage, panel, guessedAt, heights, (curve) => ({curve}))
  );
}

/** A row for each layer; lengths as log10. */
function rowsOf({seeds, outputs, weights, units}: Profile) {
  return outputs.map((output, k) => ({
    ...{layer: k + 1, seeds, output: output.median, output_low: output.low, output_high: output.high},
    ...{weights: weights[k].median, weights_low: weights[k].low, weights_high: weights[k].high},
    ...{off: units[k].off, size: units[k].size}
  }));
}
