import type {ClipSpec, Update} from "../training/trainer.js";
import type {NetworkParameters} from "./float32Network.js";
import type {Floats} from "./kernels/floats.js";

/** The smallest float32, and the smallest that has all its digits. */
const smallest = 1 / 2 ** 149;
const smallestNormal = 1 / 2 ** 126;

/**
 * Clips gradients where they lie; the three ways, and their sources, are in src/engine/clip.ts. Norms are summed in
 * float64, where no square of a float32 overflows or underflows. Any finite gradients will do.
 * @throws RangeError on a threshold below the smallest float32, 2⁻¹⁴⁹, or a norm that is not finite.
 */
export function clipFloats({layout, gradients}: NetworkParameters, spec: ClipSpec): Update {
  const norm = normOf(gradients);
  if (spec.kind === "none") return {norm, clippedNorm: norm, clipped: false};
  const {threshold} = spec;
  if (!(threshold > 0)) throw new RangeError(`clipFloats: expected a threshold above 0, got ${threshold}`);
  if (threshold < smallest)
    throw new RangeError(`clipFloats: expected a threshold that float32 has, 2^−149 or above, got ${threshold}`);
  if (!Number.isFinite(norm)) throw new RangeError(`clipFloats: expected a finite norm, got ${norm}`);
  const clipped = {
    "global-norm": () => scaleTo(gradients, threshold),
    "parameter-norm": () => {
      const parts = Object.entries(layout.shaped.shapes).map(([name, {rows, cols}]) =>
        gradients.part(layout.offsets[name], rows * cols)
      );
      return parts.filter((part) => scaleTo(part, threshold)).length > 0;
    },
    value: () => {
      const beyond = gradients.view.some((value) => Math.abs(value) > threshold);
      if (beyond) gradients.clamp(threshold);
      return beyond;
    }
  }[spec.kind]();
  return {norm, clippedNorm: clipped ? normOf(gradients) : norm, clipped};
}

/**
 * Scales down to a norm where it is reached, and says whether it was. A factor that float32 holds with fewer digits, or as
 * 0, is taken in steps; those of a power of two lose none.
 */
function scaleTo(values: Floats, threshold: number): boolean {
  const norm = normOf(values);
  if (norm < threshold) return false;
  let factor = threshold / norm;
  for (; factor < smallestNormal; factor /= smallestNormal) values.scale(smallestNormal);
  values.scale(factor);
  return true;
}

function normOf(values: Floats): number {
  return Math.sqrt(values.sumOfSquares());
}
