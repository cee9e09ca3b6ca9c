import type {AddingMeasures, measuredLstm as MeasuredLstm} from "./measureAdding.js";
import type {LstmWeights} from "./traceSequence.js";
import type {TrainedHere} from "../../frame/trainingPanel/trainingPanel.js";
import type {CellStateTracesData} from "./data.js";

/** What of a trained network the figure needs. */
export type TracedNetwork = LstmWeights & Pick<AddingMeasures, "units">;

export const networkChoices = ["shipped", "yours"] as const;
export type NetworkChoice = (typeof networkChoices)[number];

/** Sequences on which a network of the reader's is measured in the page: enough for two digits, in a few frames' time. */
const examples = 200;

/** The network that came with the page and the one that the reader has trained, if any. */
export interface Networks {
  /** The network of that choice; the page's where there is no other yet. */
  of(choice: NetworkChoice): TracedNetwork;
  /** Before what is said of a trace, whose network it is: "Yours, seed 7, 900 updates, error 0.0021: "; nothing of the page's. */
  says(choice: NetworkChoice): string;
  /** Takes over what the reader has trained. */
  take(trained: TrainedHere): void;
}

export function tracedNetworks(
  {settings, trained}: CellStateTracesData,
  {measuredLstm}: {measuredLstm: typeof MeasuredLstm}
): Networks {
  let yours: {network: TracedNetwork; name: string} | undefined;
  return {
    of: (choice) => (choice === "yours" && yours ? yours.network : trained),
    says(choice) {
      if (choice === "shipped") return "";
      return yours ? `${yours.name}: ` : "Yours is not trained yet, and this is the page’s network: ";
    },
    take({seed, updates, arithmetic, parameters, score}) {
      const {hiddenSize, length} = settings;
      const network = measuredLstm(parameters, {hiddenSize, length, examples, seed});
      const error = (score ?? network.error).toPrecision(2);
      const how = arithmetic === "float32-relaxed" ? ", fused multiply-add" : "";
      yours = {network, name: `Yours, seed ${seed}, ${updates} updates${how}, error ${error}`};
    }
  };
}
