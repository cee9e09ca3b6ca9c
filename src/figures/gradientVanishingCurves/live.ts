import type {CellKind} from "../../engine/cells/makeCell.js";
import type {
  boundSlope as BoundSlope,
  Draw,
  drawCell as DrawCell,
  gradientCurve as GradientCurve,
  CurvePoint,
  GradientVanishingCurvesSettings
} from "../../experiments/gradientCurve.js";
import {firstPicture, type Curve, type GradientVanishingCurvesData, type Shown} from "./data.js";
import {lastResult} from "../../frame/lastResult.js";

export const shapes = ["gaussian", "orthogonal", "identity"] as const;

/** What the reader sets. */
export type CurvesState = Pick<
  GradientVanishingCurvesSettings,
  "length" | "spectralRadius" | "shape" | "forgetBias"
> & {readonly seed: number};

/** The functions of the experiment that the live figure calls. */
export interface CurvesExperiment {
  readonly drawCell: typeof DrawCell;
  readonly gradientCurve: typeof GradientCurve;
  readonly boundSlope: typeof BoundSlope;
}

/** The state in which a figure with these settings begins. */
export function firstState(settings: GradientVanishingCurvesSettings): CurvesState {
  const {length, spectralRadius, shape, forgetBias, seeds} = settings;
  return {length, spectralRadius, shape, forgetBias, seed: seeds[0]};
}

/**
 * From the reader's state to the picture: the loader's medians where nothing differs from its settings, else every
 * curve of one seed, computed in full. Remembers draws, which take time and change with seed and shape only, and curves.
 */
export function liveCurves(
  data: GradientVanishingCurvesData,
  settings: GradientVanishingCurvesSettings,
  experiment: CurvesExperiment
): (state: CurvesState) => Shown {
  const computers = settings.cells.map((kind) => curveComputer(kind, settings, experiment));
  const asBuilt = JSON.stringify([data.settings, firstState(data.settings)]);
  const first = firstPicture(data);
  return (state) => {
    if (JSON.stringify([settings, inOrder(state)]) === asBuilt) return first;
    const computed = computers.map((compute) => compute(state));
    return {
      length: state.length,
      curves: computed.flatMap(({curves}) => curves),
      bands: data.bands,
      bounds: computed.flatMap(({bound}) => bound ?? []),
      source: {seed: state.seed}
    };
  };
}

function inOrder({length, spectralRadius, shape, forgetBias, seed}: CurvesState): CurvesState {
  return {length, spectralRadius, shape, forgetBias, seed};
}

/** Computes the curves of one cell kind, anew only where the state has changed in something that they depend on. */
function curveComputer(
  kind: CellKind,
  settings: GradientVanishingCurvesSettings,
  {drawCell, gradientCurve, boundSlope}: CurvesExperiment
): (state: CurvesState) => {curves: Curve[]; bound: Shown["bounds"][number] | undefined} {
  const drawOf = lastResult((seed, shape): Draw => drawCell(kind, {...settings, shape: shapes[shape]}, seed));
  const curvesOf = lastResult((seed, shape, length, spectralRadius, forgetBias) =>
    asCurves(gradientCurve(drawOf(seed, shape), {...settings, length, spectralRadius, forgetBias}))
  );
  return ({seed, shape, length, spectralRadius, forgetBias}) => {
    const drawn = [seed, shapes.indexOf(shape)] as const;
    const draw = drawOf(...drawn);
    const slope = boundSlope(draw, spectralRadius);
    return {
      // What a cell without gates does not depend on is not to compute it anew.
      curves: curvesOf(...drawn, length, spectralRadius, draw.gated ? forgetBias : 0),
      bound: slope === undefined ? undefined : {cell: kind, slope}
    };
  };
}

function asCurves(points: readonly CurvePoint[]): Curve[] {
  const curve = (path: "h" | "c") => points.filter((point) => point.path === path);
  return (["h", "c"] as const)
    .filter((path) => curve(path).length > 0)
    .map((path) => ({cell: points[0].cell, path, log10: curve(path).map(({log10}) => log10)}));
}
