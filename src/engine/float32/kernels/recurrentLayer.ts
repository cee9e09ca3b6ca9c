import {makeCell, type CellKind} from "../../cells/makeCell.js";
import {checkName} from "../../checkName.js";
import {countParameters} from "../../parameters.js";
import type {Floats} from "./floats.js";
import {kernelCells} from "./kernelCells.js";
import type {KernelMemory} from "./kernelMemory.js";
import type {Rows} from "./rows.js";

/** The sizes of one layer in one direction, allocated for up to `steps` and `batch`. */
export interface RecurrentSizes {
  readonly cell: CellKind;
  readonly inputSize: number;
  readonly hiddenSize: number;
  readonly steps: number;
  readonly batch: number;
  /** Whether it runs from the last step to the first. */
  readonly reverse: boolean;
}

/** What a layer reads and writes; row t · B + b for step t and sequence b of the pass. */
export interface RecurrentBuffers {
  /** The layer's parameters as `parameterLayout` of its cell has them, and their gradients, to which is added. */
  readonly parameters: Floats;
  readonly gradients: Floats;
  /** Inputs, [T, B, I]. */
  readonly x: Rows;
  /** States, [T, B, H]. */
  readonly h: Rows;
  /** ∂J/∂h as far as it comes from the losses and the layers above, [T, B, H]: read on the way back. */
  readonly dh: Rows;
  /** ∂J/∂x, [T, B, I], to which is added; left out where it is not wanted. */
  readonly dx?: Rows;
}

/** h of [B, H], and c in an LSTM. */
export interface StateFloats {
  readonly h: Floats;
  readonly c?: Floats;
}

/** A recurrent layer of the kernels: one call forward through all steps, one call back. */
export interface RecurrentLayer {
  readonly sizes: RecurrentSizes;
  /** Read by `forward`; zeros to begin with. */
  readonly initial: StateFloats;
  /** Written by `forward`: the states after the last step that was made. */
  readonly final: StateFloats;
  /** Written by `backward`: the gradient with respect to `initial`. */
  readonly initialGradient: StateFloats;
  /** h of T steps for B sequences. @throws RangeError where there is no room for so many. */
  forward(steps: number, batch: number): void;
  /** The way back of the forward pass just made, of the same steps and batch. */
  backward(steps: number, batch: number): void;
}

/** The numbers of a descriptor (assembly/layer.ts). */
const descriptorSize = 40;

/**
 * A layer of one cell kind and direction, with its own working memory.
 * @throws RangeError on a cell without a kernel, sizes that are no whole numbers from 1, or buffers that do not fit.
 */
export function recurrentLayer(memory: KernelMemory, sizes: RecurrentSizes, buffers: RecurrentBuffers): RecurrentLayer {
  const {cell, inputSize, hiddenSize, steps, batch, reverse} = sizes;
  const {parameters, gradients, x, h, dh, dx} = buffers;
  checkName("recurrentLayer", "cell", cell, kernelCells);
  const shaped = makeCell(cell, {inputSize, hiddenSize});
  checkMost(steps, batch);
  checkMemory(sizes);
  for (const [name, floats] of Object.entries({parameters, gradients}))
    if (floats.length !== countParameters(shaped))
      throw new RangeError(`recurrentLayer: expected ${countParameters(shaped)} ${name}, got ${floats.length}`);
  x.check("recurrentLayer", "x", inputSize, steps * batch);
  h.check("recurrentLayer", "h", hiddenSize, steps * batch);
  dh.check("recurrentLayer", "dh", hiddenSize, steps * batch);
  dx?.check("recurrentLayer", "dx", inputSize, steps * batch);

  const state = (): StateFloats => ({
    h: memory.floats(batch * hiddenSize),
    ...(shaped.hasCellState && {c: memory.floats(batch * hiddenSize)})
  });
  const [initial, final, initialGradient] = [state(), state(), state()];
  const {kernels} = memory;
  const layer = memory.place(
    [
      ...[kernelCells.indexOf(cell), inputSize, hiddenSize, steps, batch, Number(reverse)],
      ...[parameters.pointer, gradients.pointer],
      ...[x, h, dh].flatMap((rows) => [rows.pointer, rows.width]),
      ...(dx ? [dx.pointer, dx.width] : [0, 0]),
      ...[initial, final, initialGradient].flatMap(({h, c}) => [h.pointer, c?.pointer ?? 0])
    ],
    descriptorSize,
    (descriptor, from) => kernels.placeLayer(descriptor, from)
  );
  const check = (T: number, B: number): void => {
    if (!Number.isInteger(T) || !Number.isInteger(B) || T < 1 || B < 1 || T > steps || B > batch)
      throw new RangeError(`recurrentLayer: expected at most [T=${steps}, B=${batch}], got [T=${T}, B=${B}]`);
  };
  return {
    sizes,
    initial,
    final,
    initialGradient,
    forward(T, B) {
      check(T, B);
      kernels.recurrentForward(layer, T, B);
    },
    backward(T, B) {
      check(T, B);
      kernels.recurrentBackward(layer, T, B);
    }
  };
}

/** Numbers that a row of a layer takes at most, for each unit: gates, their gradients, states and packed copies. */
const numbersAUnit = 16;

/** The kernels count bytes in 32 bits, so that a need beyond them would wrap around and look small. */
function checkMemory({steps, batch, inputSize, hiddenSize}: RecurrentSizes): void {
  const bytes = 4 * steps * batch * (inputSize + numbersAUnit * hiddenSize);
  if (bytes > 2 ** 32)
    throw new RangeError(
      `recurrentLayer: expected a layer of at most 4 GB, got one of about ${(bytes / 2 ** 30).toFixed(1)} GB ` +
        `for [T=${steps}, B=${batch}, I=${inputSize}, H=${hiddenSize}]`
    );
}

function checkMost(steps: number, batch: number): void {
  for (const [name, value] of Object.entries({steps, batch}))
    if (!Number.isInteger(value) || value < 1)
      throw new RangeError(`recurrentLayer: expected ${name} to be a whole number of at least 1, got ${value}`);
}
