import type {GradientPaths} from "../../experiments/gradientPaths.js";
import type {drawLstm as DrawLstm, NotGuaranteedData, pathsUnder as PathsUnder} from "./experiment.js";
import {range} from "../../frame/controls.js";
import {number} from "../../frame/fields.js";
import {mountFigure, type Figure} from "../../frame/mountFigure.js";
import {lastResult} from "../../frame/lastResult.js";
import {dragSettings} from "./drag.js";
import {drawNotGuaranteed} from "./drawing.js";
import {firstState, pathNames, type NotGuaranteedState, type PathName} from "./state.js";
import {sayNotGuaranteed} from "./words.js";

/** A point of a line under the reader's settings, or one of the map; `log10` is of a length there, of a factor here. */
type Row =
  | {part: "curve"; path: PathName; distance: number; forget_bias: number; radius: number; log10: number}
  | {part: "map"; forget_bias: number; radius: number; log10: number};

/**
 * One LSTM whose gradient the reader makes vanish or explode, by the forget bias and the size of the recurrent weights.
 * @param data what the loader wrote
 * @param options the functions of the experiment, to compute what the reader sets
 */
export function notGuaranteed(
  data: NotGuaranteedData,
  options: {
    readonly drawLstm: typeof DrawLstm;
    readonly pathsUnder: typeof PathsUnder;
    readonly invalidation?: Promise<unknown>;
  }
): Figure<NotGuaranteedState> {
  const {settings} = data;
  const {biases, radii} = settings;
  const first = firstState(data);
  const draw = options.drawLstm(settings);
  const pathsOf = lastResult((forgetBias, radius): GradientPaths =>
    options.pathsUnder(draw, {forgetBias, radius}, settings)
  );
  const shown = ({forgetBias, radius}: NotGuaranteedState) => pathsOf(forgetBias, radius);
  const figure = mountFigure<NotGuaranteedState, Row>({
    id: "not-guaranteed",
    fields: {
      forgetBias: number({min: biases.from, max: biases.to, step: 0.1, default: first.forgetBias}),
      radius: number({min: radii.from, max: radii.to, default: first.radius})
    },
    controls: (figure) => [
      range(figure, "forgetBias", {label: "forget bias", format: (bias) => bias.toFixed(1).replace("-", "−")}),
      range(figure, "radius", {label: "spectral radius", log: true})
    ],
    draw: (state, size) => drawNotGuaranteed(data, shown(state), state, {...size, document}),
    rows: (state) => rowsOf(data, shown(state), state),
    say: (state) => sayNotGuaranteed(settings, shown(state), state),
    invalidation: options.invalidation
  });
  dragSettings(figure, settings);
  return figure;
}

function rowsOf({map}: NotGuaranteedData, paths: GradientPaths, {forgetBias, radius}: NotGuaranteedState): Row[] {
  const curve = pathNames.flatMap((path) =>
    paths[path].map((log10, distance) => ({
      ...{part: "curve" as const, path, distance, forget_bias: forgetBias, radius, log10}
    }))
  );
  return [
    ...curve,
    ...map.map(({forgetBias, radius, log10}) => ({part: "map" as const, forget_bias: forgetBias, radius, log10}))
  ];
}
