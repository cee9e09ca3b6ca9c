import type {CellKind} from "../../engine/cells/makeCell.js";
import type {NetworkSpec} from "../../engine/networks/networkSpec.js";
import type {PackedWeights} from "../../experiments/packedWeights.js";
import type {TicketsStage} from "../../experiments/ticketsNetworks.js";

/** A network of one seed at one stage, as a page carries it: at 16 bits a weight. */
export interface PackedNetwork {
  readonly cell: CellKind;
  readonly stage: TicketsStage;
  readonly seed: number;
  readonly spec: NetworkSpec;
  readonly weights: PackedWeights;
}
