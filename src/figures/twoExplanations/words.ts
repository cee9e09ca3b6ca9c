import type {Data, DataSet, NetworkState, Row} from "./experiment.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";

/** What the reader sets. */
export interface State {
  /** The distance at which the curves are compared. */
  readonly distance: number;
  readonly guess: (typeof guesses)[number] | "";
  readonly shown: boolean;
}

/** As they are drawn and named: with the dependency, and without. */
export const bothData = ["dependency", "none"] as const;

/** Where the reader thinks that data without the dependency give another curve. */
export const guesses = ["none", "untrained", "saturated", "trained"] as const;

/** What is said to that. */
export function replyTo({rows, settings: {distance}}: Data, guess: (typeof guesses)[number] | ""): string {
  const [dependency, none] = bothData.map((data) => powerOfTen(rowOf(rows, "trained", data).log10[distance].median));
  const verdict = guess === "" ? "" : guess === "trained" ? "Yes. " : "No. ";
  return `${verdict}Only where the network has learnt: ${distance} steps back ${dependency} with the dependency, ${none} without.`;
}

/** The row of a network on data. */
export function rowOf(rows: readonly Row[], network: NetworkState, data: DataSet): Row {
  const row = rows.find((row) => row.network === network && row.data === data);
  if (!row) throw new RangeError(`rowOf: expected a row of ${network} on ${data}, got none`);
  return row;
}

/** The two gradients of each network at a distance, with the dependency and without. */
export function sayTwoExplanations({rows}: Data, {distance, shown}: State): string {
  const both = (network: NetworkState) =>
    bothData
      .slice(0, shown ? 2 : 1)
      .map((data) => powerOfTen(rowOf(rows, network, data).log10[distance].median))
      .join(" and ");
  const where = distance === 0 ? "At the last step" : `${distance} ${distance === 1 ? "step" : "steps"} back`;
  return (
    `${where} the gradient on data with the dependency${shown ? " and without" : ""} is ${both("untrained")} long in the untrained network, ` +
    `${both("saturated")} in the saturated one, and ${both("trained")} in the trained one.`
  );
}
