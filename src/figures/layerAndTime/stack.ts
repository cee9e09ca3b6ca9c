import type {Parameters} from "../../engine/cells/cell.js";
import type {CellKind} from "../../engine/cells/makeCell.js";
import {cellOperations} from "../../engine/cells/operations/cellOperations.js";
import {keepingBias} from "../../engine/cells/operations/keepingBias.js";
import {gaussian, gaussianWithGain} from "../../engine/initialise.js";
import {initialiseCell} from "../../engine/initialiseCell.js";
import {matrix, norm, scale, type Matrix} from "../../engine/linear/matrix.js";
import {cotangent} from "../../engine/losses.js";
import {columns} from "../../engine/networks/columns.js";
import {evaluateNetwork} from "../../engine/networks/evaluateNetwork.js";
import {network, type Network} from "../../engine/networks/network.js";
import type {Connections} from "../../engine/networks/networkSpec.js";
import {log10} from "../../engine/numerics/log.js";
import {Random} from "../../engine/random.js";
import type {StepTrace} from "../../engine/unroll.js";

/** Where the loss is: at the last step, or at every step; at the top in both. */
export const lossPlaces = ["last", "every"] as const;
export type LossPlace = (typeof lossPlaces)[number];

/** What a stack is drawn by. */
export interface StackSettings {
  /** T. */
  readonly steps: number;
  readonly hiddenSize: number;
  readonly inputSize: number;
  /** The push of a gated cell towards keeping. */
  readonly forgetBias: number;
}

/** Which stack. */
export interface Stack {
  readonly cell: CellKind;
  readonly layers: number;
  readonly connections: Connections;
}

/** A network with its weights, and the vectors that it reads. */
export interface DrawnStack {
  readonly net: Network;
  readonly parameters: Parameters;
  readonly inputs: readonly Matrix[];
}

/** A part of ∂J/∂h^ℓ_t: what comes from one thing that h^ℓ_t goes into. */
export interface Arrival {
  /** From the same layer a step later, from a layer above at the same step, past the layers between, or from the loss itself. */
  readonly from: "right" | "above" | "past" | "loss";
  /** The layer that it comes from, counted from 0; L for the loss. */
  readonly layer: number;
  /** log10 of its length; −∞ where it is 0. */
  readonly log10: number;
  /** Its component along the sum of all, as a share of the sum's length: the shares add up to 1. */
  readonly share: number;
}

/** The gradient at one layer and step. */
export interface Place {
  /** log10 ‖∂J/∂h^ℓ_t‖; −∞ where it is 0 in float64. */
  readonly log10: number;
  readonly arrivals: readonly Arrival[];
  /** In a cell with a cell state: log10 ‖∂J/∂c^ℓ_t‖, and the share of it that comes along c from the step after. */
  readonly c?: {readonly log10: number; readonly along: number};
}

/** At [ℓ][t], both from 0. */
export type Grid = readonly (readonly Place[])[];

/**
 * Draws a stack: entries of W from N(0, 1/H), of U from N(0, 1/columns), V of length 1, standard normal inputs. Under one
 * seed a stack begins with the same layers whatever its depth, residual as plain, and reads the same inputs.
 */
export function drawStack({cell, layers, connections}: Stack, settings: StackSettings, seed: number): DrawnStack {
  const {steps, hiddenSize, inputSize, forgetBias} = settings;
  const [sequence, weights, readout] = [3 * seed, 3 * seed + 1, 3 * seed + 2].map((stream) => new Random(stream));
  const input = {size: inputSize};
  const net = network({cell, input, hiddenSize, layers, connections, bidirectional: false, outputSize: 1});
  const keeping = keepingBias(cellOperations[cell], forgetBias);
  const drawn = initialiseCell(net, {
    recurrent: (n) => gaussianWithGain(n, n, 1, weights),
    input: (rows, cols, name) => gaussianWithGain(rows, cols, 1, name === "V" ? readout : weights),
    bias: (name) => keeping(name.slice(name.lastIndexOf(".") + 1))
  });
  return {
    net,
    parameters: {...drawn, V: scale(drawn.V, 1 / norm(drawn.V.data))},
    inputs: Array.from({length: steps}, () => gaussian(1, inputSize, 1, sequence))
  };
}

/** The gradient of J = Σ V u^L_t, over the steps with a loss, at every layer and step, and what it is the sum of. */
export function gradientGrid({net, parameters, inputs}: DrawnStack, lossPlace: LossPlace): Grid {
  const last = inputs.length - 1;
  const isDue = (t: number): boolean => lossPlace === "every" || t === last;
  const one = matrix(1, 1, [1]);
  const due = inputs.flatMap((_, t) => (isDue(t) ? [[t, one] as const] : []));
  const traces = net.layers.map((): StepTrace[] => []);
  const {u} = evaluateNetwork(
    net,
    parameters,
    {inputs, loss: cotangent(new Map(due))},
    {
      nonFinite: "keep",
      parameterGradients: false,
      trace: ({name}, step) =>
        (traces[net.layers.findIndex(({directions}) => directions[0].name === name)][step.t] = step)
    }
  );
  return traces.map((steps, layer) =>
    steps.map((step, t) =>
      placeOf(step, partsOf(net, layer, t, traces, isDue(t) ? u[net.layers.length][t] : undefined))
    )
  );
}

type Part = Pick<Arrival, "from" | "layer"> & {readonly vector: Matrix};

/** All that ∂J/∂h^ℓ_t is the sum of; `top` is ∂J/∂u^L_t where the step has a loss. */
function partsOf(
  {layers, spec: {connections, hiddenSize}}: Network,
  layer: number,
  t: number,
  traces: readonly (readonly StepTrace[])[],
  top: Matrix | undefined
): Part[] {
  // In a dense stack h^ℓ has columns of its own in all that is above.
  const own = (du: Matrix): Matrix => (connections === "dense" ? columns(du, layers[layer].inputSize, hiddenSize) : du);
  const highest = connections === "plain" ? layer + 1 : layers.length - 1;
  const above = traces.slice(layer + 1, highest + 1).map((steps, k): Part => ({
    from: k === 0 ? "above" : "past",
    layer: layer + 1 + k,
    vector: own(steps[t].x)
  }));
  const isRead = connections !== "plain" || layer === layers.length - 1;
  return [
    {from: "right", layer, vector: traces[layer][t].hFromAfter},
    ...above,
    ...(top && isRead ? [{from: "loss", layer: layers.length, vector: own(top)} as const] : [])
  ];
}

function placeOf({h, intoC}: StepTrace, parts: readonly Part[]): Place {
  return {
    log10: log10(norm(h.data)),
    arrivals: parts.map(({from, layer, vector}) => ({
      ...{from, layer, log10: log10(norm(vector.data)), share: shareOf(vector, h)}
    })),
    ...(intoC && {c: {log10: log10(norm(intoC.total.data)), along: shareOf(intoC.throughC, intoC.total)}})
  };
}

/** A part's component along the whole, in lengths of the whole; 0 of a whole that is 0. */
function shareOf(part: Matrix, whole: Matrix): number {
  const length = norm(whole.data);
  if (length === 0) return 0;
  return part.data.reduce((total, value, k) => total + (value / length) * (whole.data[k] / length), 0);
}

/** Parts of one kind together, as one arrow shows them. */
export function shareFrom({arrivals}: Place, from: Arrival["from"]): number {
  return arrivals.reduce((total, arrival) => total + (arrival.from === from ? arrival.share : 0), 0);
}
