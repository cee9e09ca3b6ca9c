import type {Parameters} from "./cells/cell.js";
import {norm, scale} from "./linear/matrix.js";
import {elementwise} from "./linear/elementwise.js";
import {mapParameters} from "./parameters.js";
import type {ClipSpec} from "./training/trainer.js";

/** Gradients after clipping, and the norm they had before it. */
export interface Clipped {
  readonly gradients: Parameters;
  /** ‖g‖ over all parameters, before clipping. */
  readonly norm: number;
  /** Whether any entry was changed. */
  readonly clipped: boolean;
}

/** ‖g‖, the Euclidean norm over all entries of all parameters. */
export function globalNorm(gradients: Parameters): number {
  return norm(Object.values(gradients).map((g) => norm(g.data)));
}

/**
 * Clipping by the global norm: where ‖g‖ ≥ threshold, g ← threshold · g / ‖g‖ — the same direction, a smaller step.
 * Source: Pascanu, Mikolov, Bengio 2013, algorithm 1.
 * @throws RangeError on a threshold that is not positive, or a norm that is not finite.
 */
export function clipByGlobalNorm(gradients: Parameters, threshold: number): Clipped {
  checkThreshold("clipByGlobalNorm", threshold);
  const length = globalNorm(gradients);
  if (!Number.isFinite(length)) throw new RangeError(`clipByGlobalNorm: expected a finite norm, got ${length}`);
  if (length < threshold) return {gradients, norm: length, clipped: false};
  return {gradients: mapParameters(gradients, (g) => scale(g, threshold / length)), norm: length, clipped: true};
}

/**
 * Clipping each parameter's gradient by its own norm: the direction within a parameter stays, the direction of the
 * whole step does not.
 * @throws RangeError on a threshold that is not positive, or a norm that is not finite.
 */
export function clipByParameterNorm(gradients: Parameters, threshold: number): Clipped {
  checkThreshold("clipByParameterNorm", threshold);
  let clipped = false;
  const result = mapParameters(gradients, (g, name) => {
    const length = norm(g.data);
    if (!Number.isFinite(length))
      throw new RangeError(`clipByParameterNorm: expected a finite norm of ${name}, got ${length}`);
    if (length < threshold) return g;
    clipped = true;
    return scale(g, threshold / length);
  });
  return {gradients: result, norm: globalNorm(gradients), clipped};
}

/**
 * Clipping by value: every entry is brought into [−threshold, threshold], which turns the direction.
 * Source: Mikolov 2012 (as Pascanu et al. 2013, section 3.2, describe it).
 * @throws RangeError on a threshold that is not positive, or a norm that is not finite.
 */
export function clipByValue(gradients: Parameters, threshold: number): Clipped {
  checkThreshold("clipByValue", threshold);
  const length = globalNorm(gradients);
  if (!Number.isFinite(length)) throw new RangeError(`clipByValue: expected a finite norm, got ${length}`);
  let clipped = false;
  const result = mapParameters(gradients, (g) =>
    elementwise((value) => {
      if (!(Math.abs(value) > threshold)) return value;
      clipped = true;
      return Math.sign(value) * threshold;
    }, g)
  );
  return {gradients: result, norm: length, clipped};
}

/**
 * Clipping as settings have it.
 * @throws RangeError on a threshold that is not positive, or a norm that is not finite.
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
