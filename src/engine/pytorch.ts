import type {Cell, Parameters} from "./cells/cell.js";
import {cellKinds, makeCell, type CellKind} from "./cells/makeCell.js";
import type {PytorchGate, PytorchKind} from "./cells/pytorchLayout.js";
import {registry} from "./cells/registry.js";
import {elementwise} from "./linear/elementwise.js";
import {scale, zeros, type Matrix} from "./linear/matrix.js";

/**
 * PyTorch's recurrent layers: our cell of each, and its gates (cells/…/pytorch.ts). PyTorch has no other: no JANET, and no
 * RNN with the logistic function or without one; its GRU is the one that resets after the product.
 */
export const pytorchLayouts = Object.fromEntries(
  cellKinds.flatMap((cell) => {
    const {pytorch} = registry[cell];
    return pytorch ? [[pytorch.kind, {cell, gates: pytorch.gates}] as const] : [];
  })
) as Readonly<Record<PytorchKind, {readonly cell: CellKind; readonly gates: readonly PytorchGate[]}>>;

export const pytorchKinds = Object.keys(pytorchLayouts) as readonly PytorchKind[];

/** A layer of one direction as PyTorch has it: our cell, and the way between its weights and our parameters. */
export interface PytorchLayer {
  readonly cell: Cell;
  /** [rows, cols] of PyTorch's weights by their names there; its biases, vectors there, are of [rows, 1] here. */
  readonly shapes: Readonly<Record<string, readonly [number, number]>>;
  /**
   * Our parameters from PyTorch's weights.
   * @throws RangeError with the weight, the shape expected and the shape given.
   */
  parameters(weights: Parameters): Parameters;
  /** Gradients of PyTorch's weights, under its names, from gradients of our parameters. */
  gradients(gradients: Parameters): Parameters;
}

/**
 * One layer and direction of PyTorch's as a cell of ours.
 * @param place its ending in PyTorch's names: `l0`, or `l2_reverse`
 * Source: the equations in the documentation of torch.nn.RNN, LSTM and GRU.
 */
export function pytorchLayer(
  kind: PytorchKind,
  sizes: {inputSize: number; hiddenSize: number},
  place = "l0"
): PytorchLayer {
  const [W_hh, W_ih] = [`weight_hh_${place}`, `weight_ih_${place}`];
  const [b_ih, b_hh] = [`bias_ih_${place}`, `bias_hh_${place}`];
  const {inputSize: I, hiddenSize: H} = sizes;
  const {cell, gates} = pytorchLayouts[kind];
  const rows = gates.length * H;
  const shapes = {
    [W_ih]: [rows, I],
    [W_hh]: [rows, H],
    [b_ih]: [rows, 1],
    [b_hh]: [rows, 1]
  } satisfies PytorchLayer["shapes"];
  return {
    cell: makeCell(cell, sizes),
    shapes,
    parameters(weights) {
      checkWeights(kind, shapes, weights);
      const parameters: Record<string, Matrix> = {};
      for (const [k, {W, U, b, inside, sign}] of gates.entries()) {
        const block = (name: string) => scale(blockOfRows(weights[name], k, H), sign);
        parameters[W] = block(W_hh);
        parameters[U] = block(W_ih);
        parameters[b] = inside ? block(b_ih) : elementwise((ih, hh) => ih + hh, block(b_ih), block(b_hh));
        if (inside) parameters[inside] = block(b_hh);
      }
      return parameters;
    },
    gradients(gradients) {
      const stack = (name: (gate: PytorchGate) => string) =>
        stackRows(gates.map((gate) => scale(gradients[name(gate)], gate.sign)));
      return {
        [W_ih]: stack(({U}) => U),
        [W_hh]: stack(({W}) => W),
        [b_ih]: stack(({b}) => b),
        [b_hh]: stack(({b, inside}) => inside ?? b)
      };
    }
  };
}

function checkWeights(kind: PytorchKind, shapes: PytorchLayer["shapes"], weights: Parameters): void {
  for (const [name, [rows, cols]] of Object.entries(shapes)) {
    const given = weights[name] as Matrix | undefined;
    if (given?.rows !== rows || given.cols !== cols)
      throw new RangeError(
        `pytorchLayer: expected ${name} of [${rows}, ${cols}] for ${kind}, ` +
          `got ${given ? `[${given.rows}, ${given.cols}]` : "none"}`
      );
  }
}

/** Block `k` of H rows. */
function blockOfRows({cols, data}: Matrix, k: number, H: number): Matrix {
  return {rows: H, cols, data: data.slice(k * H * cols, (k + 1) * H * cols)};
}

/** Blocks of one width, one under the other. */
function stackRows(blocks: readonly Matrix[]): Matrix {
  const stacked = zeros(blocks.length * blocks[0].rows, blocks[0].cols);
  for (const [k, block] of blocks.entries()) stacked.data.set(block.data, k * block.data.length);
  return stacked;
}
