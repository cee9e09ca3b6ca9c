import type {Parameters} from "./cells/cell.js";
import {elementwise} from "./linear/elementwise.js";
import {norm, scale, type Matrix} from "./linear/matrix.js";
import {floorPowerOfTwo} from "./linear/normalised.js";
import {mapParameters} from "./parameters.js";
import type {ClipSpec} from "./training/trainer.js";

/** Gradients after clipping, and the norm they had before it. */
export interface Clipped {
  readonly gradients: Parameters;
  /** ‖g‖ over all parameters, before clipping; Infinity where finite entries have a norm above the largest float64. */
  readonly norm: number;
  /** Whether any entry was changed. */
  readonly clipped: boolean;
}

/** ‖g‖, the Euclidean norm over all entries of all parameters; Infinity where it is above the largest float64. */
export function globalNorm(gradients: Parameters): number {
  return norm(Object.values(gradients).map((g) => norm(g.data)));
}

/**
 * Clipping by the global norm: where ‖g‖ ≥ threshold, g ← threshold · g / ‖g‖ — the same direction, a smaller step.
 * Any finite entries and any threshold above 0 will do: ‖g‖ may pass the largest float64, and threshold / ‖g‖ fall below
 * the smallest; each entry is then right to a few roundings, of the smallest float64 where it is as small.
 * Source: Pascanu, Mikolov, Bengio 2013, algorithm 1.
 * @throws RangeError on a threshold that is not positive, or an entry that is not finite.
 */
export function clipByGlobalNorm(gradients: Parameters, threshold: number): Clipped {
  checkThreshold("clipByGlobalNorm", threshold);
  const length = finiteLength("clipByGlobalNorm", "norm", Object.values(gradients));
  const whole = length.size * length.unit;
  if (isShorter(length, threshold)) return {gradients, norm: whole, clipped: false};
  return {gradients: mapParameters(gradients, (g) => scaleTo(g, threshold, length)), norm: whole, clipped: true};
}

/**
 * Clipping each parameter's gradient by its own norm: the direction within a parameter stays, the direction of the
 * whole step does not. The range is that of clipByGlobalNorm.
 * @throws RangeError on a threshold that is not positive, or an entry that is not finite.
 */
export function clipByParameterNorm(gradients: Parameters, threshold: number): Clipped {
  checkThreshold("clipByParameterNorm", threshold);
  let clipped = false;
  const result = mapParameters(gradients, (g, name) => {
    const length = finiteLength("clipByParameterNorm", `norm of ${name}`, [g]);
    if (isShorter(length, threshold)) return g;
    clipped = true;
    return scaleTo(g, threshold, length);
  });
  return {gradients: result, norm: globalNorm(gradients), clipped};
}

/**
 * Clipping by value: every entry is brought into [−threshold, threshold], which turns the direction.
 * Source: Mikolov 2012 (as Pascanu et al. 2013, section 3.2, describe it).
 * @throws RangeError on a threshold that is not positive, or an entry that is not finite.
 */
export function clipByValue(gradients: Parameters, threshold: number): Clipped {
  checkThreshold("clipByValue", threshold);
  const {size, unit} = finiteLength("clipByValue", "norm", Object.values(gradients));
  let clipped = false;
  const result = mapParameters(gradients, (g) =>
    elementwise((value) => {
      if (!(Math.abs(value) > threshold)) return value;
      clipped = true;
      return Math.sign(value) * threshold;
    }, g)
  );
  return {gradients: result, norm: size * unit, clipped};
}

/**
 * Clipping as settings have it.
 * @throws RangeError on a threshold that is not positive, or an entry that is not finite.
 */
export function clip(gradients: Parameters, spec: ClipSpec): Clipped {
  switch (spec.kind) {
    case "none":
      return {gradients, norm: globalNorm(gradients), clipped: false};
    case "global-norm":
      return clipByGlobalNorm(gradients, spec.threshold);
    case "parameter-norm":
      return clipByParameterNorm(gradients, spec.threshold);
    case "value":
      return clipByValue(gradients, spec.threshold);
  }
}

function checkThreshold(name: string, threshold: number): void {
  if (!(threshold > 0)) throw new RangeError(`${name}: expected a threshold above 0, got ${threshold}`);
}

/** A norm that may be above the largest float64: size · unit, where the unit is a power of two. */
interface Length {
  readonly size: number;
  readonly unit: number;
}

/** Far above the root of how many numbers there can be, so that the norm of finite numbers over it is finite. */
const largeUnit = 2 ** 64;

/** The smallest float64 with all its digits. */
const smallestNormal = 1 / 2 ** 1022;

/** @throws RangeError where an entry is not finite. */
function finiteLength(where: string, what: string, parts: readonly Matrix[]): Length {
  const lengthIn = (unit: number) => norm(parts.map((g) => norm(unit === 1 ? g.data : g.data.map((v) => v / unit))));
  const size = lengthIn(1);
  if (Number.isFinite(size)) return {size, unit: 1};
  if (!parts.every(({data}) => data.every(Number.isFinite)))
    throw new RangeError(`${where}: expected a finite ${what}, got ${size}`);
  return {size: lengthIn(largeUnit), unit: largeUnit};
}

function isShorter({size, unit}: Length, threshold: number): boolean {
  return size < threshold / unit;
}

/** threshold · g / ‖g‖. Where that factor has lost digits, or is 0, in steps by powers of two, which lose none. */
function scaleTo(g: Matrix, threshold: number, {size, unit}: Length): Matrix {
  const factor = threshold / size / unit;
  if (factor >= smallestNormal) return scale(g, factor);
  const power = floorPowerOfTwo(size);
  return scale(scale(scale(g, 1 / unit), 1 / power), threshold / (size / power));
}
