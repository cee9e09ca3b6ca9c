import type {Parameters} from "../../engine/cells/cell.js";
import {clip, globalNorm} from "../../engine/clip.js";
import {matrix, norm} from "../../engine/linear/matrix.js";
import {lastResult} from "../../frame/lastResult.js";
import type {StageSize} from "../../frame/stage.js";

/** The three ways of src/engine/clip.ts; over all parameters at once is "global-norm". */
const rules = ["global-norm", "value", "parameter-norm"] as const;

/** How each rule is drawn and called. */
export const ruleStyles = {
  "global-norm": {label: "by the norm", colour: "var(--clipped)", symbol: "circle", sign: "●"},
  value: {label: "by value", colour: "var(--gate-o)", symbol: "square", sign: "■"},
  "parameter-norm": {label: "per parameter", colour: "var(--gate-f)", symbol: "diamond", sign: "◆"}
} as const;

/** What a panel is drawn into. */
export type PanelFrame = StageSize & {readonly document: Document};

/** A gradient by parameter, as JSON has it. */
export type StoredGradient = Readonly<
  Record<string, {readonly rows: number; readonly cols: number; readonly data: readonly number[]}>
>;

/** What may be guessed: by which rule the run's longest gradient is turned most. */
export const turners = ["value", "parameter-norm", "alike"] as const;

/** What the rules are applied to: the gradient in the plane, and the threshold of all three panels. */
export type Clipped = Readonly<Record<"x" | "y" | "threshold", number>>;

/** What the reader sets. */
export interface ClippingState extends Clipped {
  readonly guess: (typeof turners)[number] | "";
  /** Whether the longest gradient is shown clipped, which is what is guessed. */
  readonly shown: boolean;
}

/** What one rule makes of a gradient. */
export interface ClippedBy {
  readonly rule: keyof typeof ruleStyles;
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

/** Clips the gradient in the plane and the run's longest one as a state asks; only what has changed is clipped anew. */
export function clipper(longest: StoredGradient) {
  const entries = Object.entries(longest).map(
    ([name, {rows, cols, data}]) => [name, {rows, cols, data: Float64Array.from(data)}] as const
  );
  const gradient = Object.fromEntries(entries);
  const plane = lastResult((x, y, threshold) => clipEachWay(planeGradient(x, y), threshold));
  const run = lastResult((threshold) => clipEachWay(gradient, threshold));
  return ({x, y, threshold}: Clipped) => ({plane: plane(x, y, threshold), run: run(threshold)});
}

/** What the rules make of the gradient in the plane, and of the run's longest. */
export type Clippings = ReturnType<ReturnType<typeof clipper>>;

/** The angle by which a rule turns a gradient, in degrees. */
export function turnOf({cosine}: ClippedBy): number {
  // eslint-disable-next-line no-restricted-properties -- degrees are said and drawn, and no data
  return (Math.acos(Math.min(1, cosine)) * 180) / Math.PI;
}

/** A turn of less than half a degree is none: it is rounding. */
export function sayTurn(clipped: ClippedBy): string {
  return `${Math.round(turnOf(clipped))}°`;
}
