import type {CellKind} from "../../engine/cells/makeCell.js";
import type {NetworkSpec} from "../../engine/networks/networkSpec.js";
import type {PackedWeights} from "../../experiments/packedWeights.js";

/**
 * What a network was trained to say. A language model of 64 units: every word. Smaller networks of 24 units, which start
 * alike: every word, the last word alone, and nothing yet.
 */
export const stages = ["language-model", "every-word", "last-word", "untrained"] as const;
export type Stage = (typeof stages)[number];

/** A network of one seed at one stage, as a page carries it: at 16 bits a weight. */
export interface PackedNetwork {
  readonly cell: CellKind;
  readonly stage: Stage;
  readonly seed: number;
  readonly spec: NetworkSpec;
  readonly weights: PackedWeights;
}
