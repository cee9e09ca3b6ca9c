import {group} from "d3";
import {fisherExact} from "../../experiments/fisherExact.js";
import {medianInterval, medianRanks, quantile} from "../../experiments/statistics.js";
import type {Facts} from "../../frame/facts.js";
import type {HowDeepData} from "./experiment.js";
import {solvedOf, wallOf} from "./words.js";

/** What sentences name: `lstm.plain8.solved`, `text.residual8.bits`, `changed.lstm-plain8-slow.solved`. */
export function factsOf(data: HowDeepData): Facts {
  const seeds = new Set(data.order.map(({seed}) => seed)).size;
  const order: Record<string, Record<string, Facts>> = {};
  for (const rows of group(data.order, (row) => `${row.cell} ${row.connections}${row.layers}`).values()) {
    const [{cell, connections, layers, parameters}] = rows;
    (order[cell] ??= {})[`${connections}${layers}`] = {
      ...{solved: solvedOf(rows), parameters, ...updatesOf(rows)},
      start: quantile(
        rows.map(({start_gradient}) => start_gradient),
        0.5
      )
    };
  }
  const text: Record<string, Facts> = {};
  for (const rows of group(data.text, (row) => `${row.connections}${row.layers}`).values()) {
    const [{connections, layers, units, parameters}] = rows;
    const bits = rows.map(({bits}) => bits);
    text[`${connections}${layers}`] = {
      ...{units, parameters, bits: quantile(bits, 0.5), low: Math.min(...bits), high: Math.max(...bits)}
    };
  }
  return {
    ...order,
    ...{text, seeds, interval: {...medianRanks(seeds)}, updates: data.updates, tables: data.tables},
    /** That larger input matrices help as much or more by chance alone: rows 0 and 2 of the changes. */
    changedByChance: fisherExact(...inPlaces(data, [0, 2]), seeds),
    wall: wallOf(data, "lstm") ?? null,
    foretold: foretold(data),
    /** By its place in the settings' list, from 0. */
    changed: Object.fromEntries(
      [...group(data.changes, ({place}) => place)].map(([place, rows]) => [
        `row${place}`,
        {solved: solvedOf(rows), parameters: rows[0].parameters, ...updatesOf(rows)}
      ])
    )
  };
}

/** How many seeds learn with two of the changes, by their places in the list. */
function inPlaces({changes}: HowDeepData, [one, other]: readonly [number, number]): [number, number] {
  const solved = (at: number): number => solvedOf(changes.filter(({place}) => place === at));
  return [solved(one), solved(other)];
}

/** Of the LSTM stacks: the longest gradient at the start of one that never learns, and how many learn from less. */
function foretold({order}: HowDeepData): Facts {
  const rows = order.filter(({cell}) => cell === "lstm");
  const failing = rows.filter(({solved_at}) => solved_at === null);
  const longest = Math.max(...failing.map(({start_gradient}) => start_gradient));
  const below = rows.filter(({solved_at, start_gradient}) => solved_at !== null && start_gradient < longest);
  return {longest, failing: failing.length, learnBelow: below.length};
}

function updatesOf(rows: readonly {solved_at: number | null}[]): Facts {
  const values = rows.map(({solved_at}) => solved_at ?? Infinity);
  const finite = (value: number | undefined) => (value !== undefined && Number.isFinite(value) ? value : null);
  const interval = medianInterval(values);
  return {median: finite(quantile(values, 0.5)), low: finite(interval?.low), high: finite(interval?.high)};
}
