import type {Facts} from "../../frame/facts.js";
import {medianRanks, quantile} from "../../experiments/statistics.js";
import {cells} from "../../experiments/intensifierModel.js";
import {columns, type ColumnName} from "./columns.js";
import type {IntensifierData, SeedMoves} from "./experiment.js";
import {rightShares} from "./seeds.js";

/** What the page says of all seeds: how often they are right, and how far a swapped cue moves them. */
export function facts({groups}: IntensifierData, moves: readonly SeedMoves[]): Facts {
  const of = (column: ColumnName) => groups.filter((group) => group.column === column);
  const right = (column: ColumnName) => {
    const shares = of(column).flatMap((group) => rightShares(group, "all"));
    const solvedAt = of(column).flatMap(({solvedAt}) => solvedAt.map((update) => update ?? Infinity));
    return {
      ...{median: quantile(shares, 0.5), least: Math.min(...shares), most: Math.max(...shares)},
      solved: solvedAt.filter(Number.isFinite).length,
      fastest: finite(Math.min(...solvedAt)),
      slowest: finite(Math.max(...solvedAt))
    };
  };
  const parameters = (column: ColumnName) =>
    Object.fromEntries(of(column).map(({cell, parameters}) => [cell, parameters]));
  const spread = (some: readonly number[]) => ({
    ...{median: quantile(some, 0.5), least: Math.min(...some), most: Math.max(...some)}
  });
  const moved = (way: SeedMoves["way"], moment: SeedMoves["moment"]) => {
    const own = moves.filter((one) => one.way === way && one.moment === moment);
    return {
      near: spread(own.map(({byDistance}) => byDistance[0])),
      far: spread(own.map(({byDistance}) => byDistance[2])),
      largest: Math.max(...own.map(({largest}) => largest)),
      decision: spread(own.map(({decision}) => decision)),
      /** Networks in which a cue three words away moves the state more than one next to it. */
      farMoreThanNear: own.filter(({byDistance}) => byDistance[2] > byDistance[0]).length
    };
  };
  const seeds = groups[0].errors.length;
  return {
    ...{seeds, runs: seeds * cells.length, networks: cells.length, interval: {...medianRanks(seeds)}},
    right: Object.fromEntries(columns.map(({name}) => [name, right(name)])),
    parameters: {oneWay: parameters("one-way"), larger: parameters("larger"), bothWays: parameters("both-ways")},
    sentences: 3 * groups[0].trials,
    moved: {
      oneWay: moved("one-way", "trained"),
      untrained: moved("both-ways", "untrained"),
      trained: moved("both-ways", "trained")
    }
  };
}

/** JSON has no infinity. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
