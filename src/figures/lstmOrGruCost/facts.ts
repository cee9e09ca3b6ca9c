import type {Facts} from "../../frame/facts.js";
import {lstmOrGruCost as count, type CostRow} from "./cost.js";
import type {LstmOrGruCostData} from "./experiment.js";

/** What the page says of sizes and parameters. */
export function facts({settings, rows}: LstmOrGruCostData): Facts {
  const {length, copied} = settings;
  /** The units that bring a GRU nearest to the parameters of an LSTM. */
  const gruFor = (inputSize: number, hiddenSize: number): number | undefined =>
    count({inputSize, hiddenSize}).find(({cell, equal}) => cell === "gru" && equal === "parameters")?.hiddenSize;
  const of = (equal: CostRow["equal"]) =>
    Object.fromEntries(
      rows
        .filter((row) => row.equal === equal)
        .map(({cell, hiddenSize, parameters}) => [cell.replace("rnn-tanh", "rnn"), {units: hiddenSize, parameters}])
    );
  return {
    ...{networks: rows.length, steps: length + 2 * copied, size: of("size"), parameters: of("parameters")},
    // The sizes that two sentences set: those of adding, and 128 units on the inputs of the first picture.
    ...{gruForAdding: gruFor(2, 24) ?? null, gruFor128: gruFor(settings.inputSize, 128) ?? null}
  };
}
