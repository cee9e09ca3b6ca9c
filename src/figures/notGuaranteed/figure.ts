import type {GradientPaths} from "../../experiments/gradientPaths.js";
import {range} from "../../frame/controls/controls.js";
import {guess} from "../../frame/guess/guess.js";
import {shown as shownField} from "../../frame/guess/guessFields.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {number} from "../../frame/state/fields.js";
import {lastResult} from "../../frame/lastResult.js";
import type {Figure} from "../../frame/mountFigure.js";
import {panels} from "../../frame/picture/panels.js";
import {pointAtPicture} from "../../frame/controls/pointAtPicture.js";
import {pointInPanel} from "../../frame/controls/pointInPanel.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import type {StageSize} from "../../frame/stage.js";
import {twoPanels} from "../../frame/picture/twoPanels.js";
import {withMinus} from "../../frame/words/withMinus.js";
import {atFirstStep, drawCurve, pathNames} from "./map.js";
import type {NotGuaranteedData, Settings} from "./experiment.js";
import {decadesOf, sampleLstm, pathsUnder, type Place} from "./growth.js";
import {drawMap, mapScales} from "./map.js";

/** The reader's two settings, and whether the map is there. */
interface State extends Place {
  readonly shown: boolean;
}

/** One LSTM whose gradient the reader makes vanish or explode, by the forget bias and the size of the recurrent weights. */
export const notGuaranteed = declareFigure({
  id: "not-guaranteed",
  title: "A gradient that vanishes, one that explodes",
  broad: true,
  sizes: {
    wide: {width: 700, height: 440},
    narrow: {width: 324, height: 720}
  },
  otherState: "forgetBias=-8&radius=40&shown=yes",
  timed: [
    {field: "forgetBias", from: -4, by: 0.1},
    {field: "radius", from: 0.1, by: 0.02}
  ],
  experiment: () => import("./experiment.js"),
  view(data: NotGuaranteedData, {document}): View<State, ReturnType<typeof rowsOf>[number]> {
    const {settings} = data;
    const {biases, radii} = settings;
    const sampled = sampleLstm(settings);
    const pathsOf = lastResult((forgetBias, radius) => pathsUnder(sampled, {forgetBias, radius}, settings));
    const shown = ({forgetBias, radius}: Place): GradientPaths => pathsOf(forgetBias, radius);
    return {
      fields: {
        forgetBias: number({min: biases.from, max: biases.to, step: 0.1, default: settings.forgetBias}),
        radius: number({min: radii.from, max: radii.to, default: settings.radius}),
        shown: shownField()
      },
      controls: (figure) => [
        guess(figure, {
          question: "Where does the gradient explode? Put the ring there, then look.",
          made: ({forgetBias, radius}) => forgetBias !== settings.forgetBias || radius !== settings.radius,
          reply: (state) => replyTo(settings, decadesOf(shown(state)))
        }),
        range(figure, "forgetBias", {label: "forget bias", format: (value) => withMinus(value.toFixed(1))}),
        range(figure, "radius", {label: "spectral radius", log: true})
      ],
      draw(state, size) {
        const {map, curve, compact} = layout(size);
        return panels(
          [
            {...map, plot: drawMap(data, state, {box: map, document})},
            {...curve, plot: drawCurve(shown(state), {shown: state.shown, box: curve, compact, document})}
          ],
          {...size, document}
        );
      },
      rows: (state) => rowsOf(data, shown(state), state),
      say: (state) => (state.shown ? sayPaths(settings, shown(state), state) : ask(settings, shown(state), state)),
      mounted: (figure) => pointAtMap(figure, settings),
      frames: {
        title: "A gradient that vanishes, one that explodes",
        states: [{shown: true}, {shown: true, forgetBias: 3, radius: 20}, {shown: true, forgetBias: -4, radius: 0.5}],
        ...{width: 640, height: 400}
      }
    };
  },
  facts: async (data) => (await import("./facts.js")).facts(data)
});

/** The map beside the curve, or above it on a phone. */
function layout(size: StageSize) {
  const {first, second, compact} = twoPanels(size, {beside: 0.48, under: 0.5});
  return {map: first, curve: second, compact};
}

/** Lets the reader drag the point of the two settings over the map, or click where it shall be. */
function pointAtMap(figure: Figure<State>, settings: Settings): void {
  const panel = (size: StageSize) => {
    const {map} = layout(size);
    return {...mapScales(settings, map), corner: map};
  };
  const now = (): [number, number] => [figure.state.forgetBias, figure.state.radius];
  const place = (forgetBias: number, radius: number): Place => ({forgetBias, radius: Number(radius.toPrecision(3))});
  pointAtPicture(figure, pointInPanel(figure.stage, panel, now, place));
}

/** Points of the lines under the reader's settings, and those of the map; `log10` is of a length there, of a factor here. */
function rowsOf({map}: NotGuaranteedData, paths: GradientPaths, {forgetBias: forget_bias, radius}: Place) {
  return [
    ...pathNames.flatMap((path) =>
      paths[path].map((log10, distance) => ({part: "curve" as const, path, distance, forget_bias, radius, log10}))
    ),
    ...map.map(({forgetBias, radius, log10}) => ({part: "map" as const, forget_bias: forgetBias, radius, log10}))
  ];
}

/** To the place that was guessed to explode. */
function replyTo({length, decades}: Settings, grown: number): string {
  const times = `Over ${length - 1} steps it becomes ${powerOfTen(grown)} times as long there`;
  if (grown > decades) return `${times}: it explodes, and the direct path has no part in it.`;
  return `${times}: no explosion. Look for the red: large recurrent weights, whatever the forget bias.`;
}

/** As long as the map is not there: what the direct path does. */
function ask({length}: Settings, paths: GradientPaths, {forgetBias, radius}: Place): string {
  return (
    `With a forget bias of ${withMinus(forgetBias.toFixed(1))} and a spectral radius of ${Number(radius.toPrecision(3))}, ` +
    `${length - 1} steps back the direct path brings ${powerOfTen(atFirstStep(paths, "direct"))}. And what comes through $h$?`
  );
}

/** Vanished, exploded, or neither; by how much; and by which path. */
function sayPaths({length, decades}: Settings, paths: GradientPaths, {forgetBias, radius}: Place): string {
  const steps = length - 1;
  const grown = decadesOf(paths);
  const verdict =
    grown < -decades
      ? `the gradient vanishes: ${steps} steps back it is ${powerOfTen(grown)} of its length, ${perStep(grown, steps)} a step`
      : grown > decades
        ? `the gradient explodes: ${steps} steps back it is ${powerOfTen(grown)} times as long, ${perStep(grown, steps)} a step`
        : `the gradient neither vanishes nor explodes: ${steps} steps back it is ${powerOfTen(grown)} times as long as at the start`;
  return (
    `Forget bias ${withMinus(forgetBias.toFixed(1))}, spectral radius ${Number(radius.toPrecision(3))}: ${verdict}. There ` +
    `${powerOfTen(atFirstStep(paths, "direct"))} comes by the direct path, ${powerOfTen(atFirstStep(paths, "throughH"))} through $h$.`
  );
}

/** The steady factor that would come to the same. */
function perStep(grown: number, steps: number): string {
  return `a factor of ${Number((10 ** (grown / steps)).toPrecision(2))}`;
}
