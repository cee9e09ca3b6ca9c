import type {Data, DataSet, NetworkState, Row} from "./experiment.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";

/** As they are drawn and named: with the dependency, and without. */
export const bothData = ["dependency", "none"] as const;

/** The row of a network on data. */
export function rowOf(rows: readonly Row[], network: NetworkState, data: DataSet): Row {
  const row = rows.find((row) => row.network === network && row.data === data);
  if (!row) throw new RangeError(`rowOf: expected a row of ${network} on ${data}, got none`);
  return row;
}

/** The two gradients of each network at a distance, with the dependency and without. */
export function sayTwoExplanations({rows}: Data, distance: number): string {
  const both = (network: NetworkState) =>
    bothData.map((data) => powerOfTen(rowOf(rows, network, data).log10[distance].median)).join(" and ");
  const where = distance === 0 ? "At the last step" : `${distance} ${distance === 1 ? "step" : "steps"} back`;
  return (
    `${where} the gradient on data with the dependency and without is ${both("untrained")} long in the untrained network, ` +
    `${both("saturated")} in the saturated one, and ${both("trained")} in the trained one.`
  );
}
