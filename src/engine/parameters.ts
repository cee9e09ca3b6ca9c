import type {Cell, Parameters, ParameterShape} from "./cells/cell.js";
import {zeros, type Matrix} from "./linear/matrix.js";

/** What has named parameters of known shapes: a cell, or a network made of cells and a readout. */
export type Shaped = Pick<Cell, "kind" | "shapes">;

/** A new set of parameters, f(value, name) for each. */
export function mapParameters(parameters: Parameters, f: (value: Matrix, name: string) => Matrix): Parameters {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, f(value, name)]));
}

/** Parameters made one by one from their shapes, in the order in which the cell lists them. */
export function buildParameters({shapes}: Shaped, make: (shape: ParameterShape, name: string) => Matrix): Parameters {
  return Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, make(shape, name)]));
}

/** Zeros in the shapes of a cell or network: where gradients are added up. */
export function zeroParameters(shaped: Shaped): Parameters {
  return buildParameters(shaped, ({rows, cols}) => zeros(rows, cols));
}

/** A new record, f(value) for each member: of an optimiser's running means, say, each a set of parameters. */
export function mapMembers<A, B>(record: Readonly<Record<string, A>>, f: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, f(value)]));
}

/** Zeros in the shapes of these parameters. */
export function zerosLike(parameters: Parameters): Parameters {
  return mapParameters(parameters, ({rows, cols}) => zeros(rows, cols));
}

/** How many numbers a cell or network learns. */
export function countParameters({shapes}: Shaped): number {
  return Object.values(shapes).reduce((total, {rows, cols}) => total + rows * cols, 0);
}

/**
 * Refuses parameters whose names or shapes are not the cell's.
 * @throws RangeError with the cell, the parameter, the shape expected and the shape given.
 */
export function checkParameters({kind, shapes}: Shaped, parameters: Parameters): void {
  for (const [name, {rows, cols}] of Object.entries(shapes)) {
    const given = parameters[name] as Matrix | undefined;
    if (!given) throw new RangeError(`${kind}: expected a parameter ${name} of [${rows}, ${cols}], got none`);
    if (given.rows !== rows || given.cols !== cols || given.data.length !== rows * cols)
      throw new RangeError(
        `${kind}: expected ${name} of [${rows}, ${cols}], got [${given.rows}, ${given.cols}] with ${given.data.length} values`
      );
  }
  for (const name of Object.keys(parameters))
    if (!(name in shapes))
      throw new RangeError(`${kind}: expected parameters ${Object.keys(shapes).join(", ")}, got ${name} as well`);
}
