import type {CellKind} from "../../engine/cells/makeCell.js";
import {gaussian} from "../../engine/initialise.js";
import {norm, scale} from "../../engine/linear/matrix.js";
import {evaluateNetwork} from "../../engine/networks/evaluateNetwork.js";
import {network} from "../../engine/networks/network.js";
import type {Connections, NetworkSpec} from "../../engine/networks/networkSpec.js";
import {log10} from "../../engine/numerics/log.js";
import {Random} from "../../engine/random.js";
import {sampleParameters} from "../../engine/training/initialisation.js";
import {backwardThroughTime, forwardThroughTime} from "../../engine/unroll.js";
import {
  gradientCurve,
  sampleCell,
  scaledParameters,
  type CurveSettings,
  type SampleSettings
} from "../../experiments/gradientCurve.js";
import {lastResult} from "../../frame/lastResult.js";

/** What is computed live, of the figure's settings. */
export interface RulesSettings {
  readonly gates: {readonly cells: readonly CellKind[]; readonly length: number};
  readonly clip: {readonly sequences: number};
  readonly layers: {readonly cell: CellKind; readonly length: number};
  readonly network: Omit<SampleSettings, "shape" | "longest"> & Pick<CurveSettings, "inputStd" | "spectralRadius">;
}

/** log₁₀ of a gradient's length by distance or by layer. */
export interface Lengths<Name> {
  readonly name: Name;
  readonly log10: readonly number[];
}

/** log₁₀ ‖∂J/∂h‖ by distance from the loss, of each cell; draws are remembered, since only the seed changes them. */
export function gateCurves({gates, network}: RulesSettings) {
  const samples = lastResult((seed) =>
    gates.cells.map((kind) => sampleCell(kind, {...network, shape: "gaussian", longest: gates.length}, seed))
  );
  return ({seed, forgetBias}: {readonly seed: number; readonly forgetBias: number}): Lengths<CellKind>[] =>
    samples(seed).map((sampled) => ({
      name: sampled.kind,
      log10: gradientCurve(sampled, {...network, length: gates.length, forgetBias})
        .filter(({path}) => path === "h")
        .map(({log10}) => log10)
    }));
}

/** log₁₀ ‖∂J/∂W_h‖ of a tanh network for each of some sequences: what clipping by the norm looks at. */
export function clippedGradients({clip, gates, network}: RulesSettings) {
  const samples = lastResult((seed) => {
    const sampled = sampleCell("rnn-tanh", {...network, shape: "gaussian", longest: 1}, seed);
    const random = new Random(2 ** 32 + seed);
    const draw = () =>
      Array.from({length: gates.length}, () => gaussian(1, network.inputSize, network.inputStd, random));
    return {sampled, sequences: Array.from({length: clip.sequences}, draw)};
  });
  return ({seed, radius}: {readonly seed: number; readonly radius: number}): number[] => {
    const {sampled, sequences} = samples(seed);
    const parameters = scaledParameters(sampled, {...network, length: 1, spectralRadius: radius, forgetBias: 0});
    return sequences.map((inputs) => {
      const pass = forwardThroughTime(sampled.cell, parameters, inputs, {nonFinite: "keep"});
      const last = inputs.length - 1;
      const back = backwardThroughTime(pass, (t) => (t === last ? sampled.cotangent : undefined), {nonFinite: "keep"});
      return log10(norm(back.parameters.W_h.data));
    });
  };
}

/** How a stack's layers are joined in the picture. */
export const joins = ["plain", "residual"] as const satisfies readonly Connections[];

/** log₁₀ ‖∂J/∂h^ℓ‖ at the last step, from the lowest layer up, of a stack as it is drawn; J = v·h^L of a unit vector v. */
export function layerProfiles({layers: {cell, length}, network: sizes}: RulesSettings) {
  const profile = (seed: number, layers: number, connections: Connections): number[] => {
    const spec: NetworkSpec = {
      ...{cell, layers, connections, bidirectional: false, outputSize: 1},
      ...{hiddenSize: sizes.hiddenSize, input: {size: sizes.inputSize}}
    };
    const random = new Random(seed);
    const gain = {kind: "gaussian-with-gain", gain: 1} as const;
    const stack = network(spec);
    const drawn = sampleParameters(stack, {recurrent: gain, input: gain, forgetBias: 1}, random);
    const parameters = {...drawn, V: scale(drawn.V, 1 / norm(drawn.V.data))};
    const inputs = Array.from({length}, () => gaussian(1, sizes.inputSize, 1, random));
    const loss = {steps: [length - 1], at: () => ({value: 0, gradient: {rows: 1, cols: 1, data: Float64Array.of(1)}})};
    const {u} = evaluateNetwork(stack, parameters, {inputs, loss}, {parameterGradients: false});
    return u.slice(1).map((layer) => log10(norm(layer[length - 1].data)));
  };
  const profiles = lastResult((seed, layers) => joins.map((name) => ({name, log10: profile(seed, layers, name)})));
  return ({seed, layers}: {readonly seed: number; readonly layers: number}): Lengths<(typeof joins)[number]>[] =>
    profiles(seed, layers);
}
