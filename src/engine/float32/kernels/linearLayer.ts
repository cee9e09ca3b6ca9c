import type {Floats} from "./floats.js";
import type {KernelMemory} from "./kernelMemory.js";
import type {Rows} from "./rows.js";

/** What a linear layer reads and writes. */
export interface LinearBuffers {
  /** V [O, D] and behind it d [O, 1], and their gradients, to which is added. */
  readonly parameters: Floats;
  readonly gradients: Floats;
  /** Rows of D. */
  readonly u: Rows;
  /** Rows of O. */
  readonly y: Rows;
  /** ∂J/∂y: may be y itself, where nobody reads y again. */
  readonly dy: Rows;
  /** ∂J/∂u, to which is added; left out where it is not wanted. */
  readonly du?: Rows;
}

/** y = V u + d for rows from `first` on; the way back reads u and dy of the same rows. */
export interface LinearLayer {
  forward(rows: number, first?: number): void;
  /** The same with the parameters as they were at the last `forward`: for more rows of the same pass. */
  forwardAgain(rows: number, first?: number): void;
  backward(rows: number, first?: number): void;
}

/** The numbers of a descriptor (assembly/linear.ts). */
const descriptorSize = 24;

/** @throws RangeError where the buffers do not fit each other. */
export function linearLayer(memory: KernelMemory, {parameters, gradients, u, y, du, dy}: LinearBuffers): LinearLayer {
  const [D, O] = [u.columns, y.columns];
  for (const [name, floats] of Object.entries({parameters, gradients}))
    if (floats.length !== O * D + O)
      throw new RangeError(`linearLayer: expected ${O * D + O} ${name} for [${O}, ${D}], got ${floats.length}`);
  const count = u.count;
  y.check("linearLayer", "y", O, count);
  dy.check("linearLayer", "dy", O, count);
  du?.check("linearLayer", "du", D, count);
  const {kernels} = memory;
  const layer = memory.place(
    [
      ...[D, O, parameters.pointer, gradients.pointer],
      ...[u, y].flatMap((rows) => [rows.pointer, rows.width]),
      ...(du ? [du.pointer, du.width] : [0, 0]),
      ...[dy.pointer, dy.width]
    ],
    descriptorSize,
    (descriptor, from) => kernels.placeLinear(descriptor, from)
  );
  const check = (rows: number, first: number): void => {
    if (!Number.isInteger(rows) || !Number.isInteger(first) || rows < 0 || first < 0 || first + rows > count)
      throw new RangeError(`linearLayer: expected rows among ${count}, got ${rows} from ${first} on`);
  };
  return {
    forward(rows, first = 0) {
      check(rows, first);
      kernels.linearPack(layer);
      kernels.linearForward(layer, first, rows);
    },
    forwardAgain(rows, first = 0) {
      check(rows, first);
      kernels.linearForward(layer, first, rows);
    },
    backward(rows, first = 0) {
      check(rows, first);
      kernels.linearBackward(layer, first, rows);
    }
  };
}
