import type {Parameters} from "../../engine/cells/cell.js";
import {clip, globalNorm} from "../../engine/clip.js";
import {matrix, norm} from "../../engine/linear/matrix.js";

/** The three ways of src/engine/clip.ts; over all parameters at once is "global-norm". */
const rules = ["global-norm", "value", "parameter-norm"] as const;
export type Rule = (typeof rules)[number];

/** What one rule makes of a gradient. */
export interface ClippedBy {
  readonly rule: Rule;
  readonly gradients: Parameters;
  /** ‖g‖ over all parameters, and of each by itself, before and after. */
  readonly norm: {readonly before: number; readonly after: number};
  readonly parts: readonly {readonly parameter: string; readonly before: number; readonly after: number}[];
  /** Of the angle between the gradient before and after, over all entries; 1 for a gradient of zero. */
  readonly cosine: number;
}

/**
 * A gradient clipped at the same threshold in each way.
 * Source: Pascanu, Mikolov, Bengio 2013, section 3.2 and algorithm 1; by value, Mikolov 2012.
 * @throws RangeError on a threshold that is not positive, or a norm that is not finite.
 */
export function clipEachWay(gradients: Parameters, threshold: number): ClippedBy[] {
  return rules.map((rule) => {
    const after = clip(gradients, {kind: rule, threshold}).gradients;
    return {
      rule,
      gradients: after,
      norm: {before: globalNorm(gradients), after: globalNorm(after)},
      parts: Object.entries(gradients).map(([parameter, g]) => ({
        parameter,
        before: norm(g.data),
        after: norm(after[parameter].data)
      })),
      cosine: cosine(gradients, after)
    };
  });
}

/** A gradient of two parameters of one number each, as the plane has it. */
export function planeGradient(x: number, y: number): Parameters {
  return {x: matrix(1, 1, [x]), y: matrix(1, 1, [y])};
}

function cosine(a: Parameters, b: Parameters): number {
  const lengths = globalNorm(a) * globalNorm(b);
  if (lengths === 0) return 1;
  let dot = 0;
  for (const [name, {data}] of Object.entries(a))
    for (const [k, value] of data.entries()) dot += value * b[name].data[k];
  return Math.min(1, dot / lengths);
}
