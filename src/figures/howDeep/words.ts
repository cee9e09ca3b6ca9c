import {group} from "d3";
import type {CellKind} from "../../engine/cells/makeCell.js";
import type {Connections} from "../../engine/networks/networkSpec.js";
import {quantile} from "../../experiments/statistics.js";
import {cellInWords} from "../../frame/picture/palette.js";
import {depthsOf} from "./drawOrder.js";
import type {HowDeepData, OrderRow} from "./experiment.js";

/** The seeds of one stack. */
export function stackOf({order}: HowDeepData, cell: CellKind, connections: Connections, layers: number): OrderRow[] {
  return order.filter((row) => row.cell === cell && row.connections === connections && row.layers === layers);
}

export function solvedOf(rows: readonly {solved_at: number | null}[]): number {
  return rows.filter(({solved_at}) => solved_at !== null).length;
}

/** The least depth at which fewer than half of the seeds of plain stacks learn it; undefined where all depths do. */
export function wallOf(data: HowDeepData, cell: CellKind): number | undefined {
  return depthsOf(data).find((layers) => {
    const rows = stackOf(data, cell, "plain", layers);
    return 2 * solvedOf(rows) < rows.length;
  });
}

/** What is said to the reader's wall. */
export function reply(data: HowDeepData, guess: number): string {
  const depths = depthsOf(data);
  const wall = wallOf(data, "lstm");
  const counts = depths.slice(-3).map((layers) => {
    const rows = stackOf(data, "lstm", "plain", layers);
    return `${solvedOf(rows)} at ${layers}`;
  });
  const verdict =
    wall === undefined
      ? "There is no wall so far"
      : guess === wall
        ? "There it is"
        : guess < wall
          ? "It stands deeper"
          : "It stands before";
  return `${verdict}: of 10 seeds ${counts.join(", ")} layers. Now look at the GRU.`;
}

/** How many seeds learn temporal order by depth, for each way of joining the layers. */
export function sayOrder(data: HowDeepData, cell: CellKind): string {
  const depths = depthsOf(data);
  const by = (connections: Connections) =>
    depths
      .map((layers) => stackOf(data, cell, connections, layers))
      .flatMap((rows) => (rows.length > 0 ? [solvedOf(rows)] : []))
      .join(", ");
  return (
    `${cellInWords(cell)}, how many of 10 seeds learn it. Plain, ${depths.join(", ")} layers: ${by("plain")}. ` +
    `Residual, from 2 on: ${by("residual")}. Dense, 2 to 8: ${by("dense")}.`
  );
}

/** Bits a character by depth, in the median of the seeds. */
export function sayText({text}: HowDeepData): string {
  const by = (connections: Connections) =>
    [...new Set(text.filter((row) => row.connections === connections).map(({layers}) => layers))]
      .map((layers) => {
        const bits = text
          .filter((row) => row.connections === connections && row.layers === layers)
          .map(({bits}) => bits);
        return `${quantile(bits, 0.5).toFixed(2)} with ${layers}`;
      })
      .join(", ");
  return `Bits a character, median of 10 seeds: plain ${by("plain")} layers; residual ${by("residual")}.`;
}

/** The gradient at the start of the shallowest and the deepest plain stacks. */
export function sayStart(data: HowDeepData, cell: CellKind): string {
  const start = (connections: Connections) =>
    quantile(
      stackOf(data, cell, connections, 8).map(({start_gradient}) => start_gradient),
      0.5
    ).toPrecision(2);
  return (
    `${cellInWords(cell)}, 8 layers: the lowest layer’s gradient is ${start("plain")} plain and ${start("residual")} ` +
    `residual before training; ${solvedOf(stackOf(data, cell, "plain", 8))} and ` +
    `${solvedOf(stackOf(data, cell, "residual", 8))} of 10 seeds learn.`
  );
}

/** How many seeds learn when one thing is changed, in the order of the rows. */
export function sayChanged({changes}: HowDeepData): string {
  const rows = [...group(changes, ({place}) => place).values()];
  return `Seeds of 10 that learn it: ${rows.map((of) => `${of[0].words}: ${solvedOf(of)}`).join("; ")}.`;
}
