import type {Cell, Parameters} from "./cells/cell.js";
import {makeCell} from "./cells/makeCell.js";
import type {PytorchKind} from "./cells/pytorchLayout.js";
import {identity, zeros} from "./linear/matrix.js";
import {layeredNetwork, type LayeredNetwork} from "./networks/network.js";
import type {NetworkSpec} from "./networks/networkSpec.js";
import {pytorchLayer, pytorchLayouts, type PytorchLayer} from "./pytorch.js";

/** The sizes of PyTorch's nn.RNN, nn.LSTM and nn.GRU. */
export interface PytorchSizes {
  readonly inputSize: number;
  readonly hiddenSize: number;
  readonly layers: number;
  readonly bidirectional: boolean;
}

/** Layers of PyTorch's as a network of ours: a plain stack, whose readout is the identity, so that y_t is h^L_t to the bit. */
export interface PytorchNetwork extends Pick<PytorchLayer, "shapes" | "parameters" | "gradients"> {
  readonly spec: NetworkSpec;
  readonly network: LayeredNetwork;
}

/**
 * PyTorch's layers and directions, `weight_ih_l0`, `weight_hh_l1_reverse`, ….
 * @param plant changes the cells: a test plants a fault here
 * @throws RangeError on sizes that are no whole numbers of at least 1.
 */
export function pytorchNetwork(
  kind: PytorchKind,
  {inputSize, hiddenSize, layers, bidirectional}: PytorchSizes,
  plant: (cell: Cell) => Cell = (cell) => cell
): PytorchNetwork {
  const outputSize = hiddenSize * (bidirectional ? 2 : 1);
  const spec: NetworkSpec = {
    ...{cell: pytorchLayouts[kind].cell, input: {size: inputSize}, hiddenSize, layers},
    ...{connections: "plain", bidirectional, outputSize}
  };
  const network = layeredNetwork(spec.cell, spec, (sizes) => plant(makeCell(spec.cell, sizes)));
  const parts = network.layers.flatMap(({inputSize, directions}, k) =>
    directions.map(({prefix, reverse}) => {
      const layer = pytorchLayer(kind, {inputSize, hiddenSize}, `l${k}${reverse ? "_reverse" : ""}`);
      return {prefix, layer};
    })
  );
  return {
    spec,
    network,
    shapes: joined(parts.map(({layer}) => layer.shapes)),
    parameters: (weights) => ({
      ...joined(parts.map(({prefix, layer}) => prefixed(prefix, layer.parameters(weights)))),
      V: identity(outputSize),
      d: zeros(outputSize, 1)
    }),
    gradients: (gradients) => joined(parts.map(({prefix, layer}) => layer.gradients(withPrefix(prefix, gradients))))
  };
}

function joined<T>(records: readonly Readonly<Record<string, T>>[]): Record<string, T> {
  return Object.fromEntries(records.flatMap((record) => Object.entries(record)));
}

function prefixed(prefix: string, parameters: Parameters): Parameters {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [prefix + name, value]));
}

/** Those whose names begin with the prefix, without it. */
function withPrefix(prefix: string, parameters: Parameters): Parameters {
  const own = Object.entries(parameters).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length), value]));
}
