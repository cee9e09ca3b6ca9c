import type {Facts} from "../../frame/facts.js";
import type {WhichGateData} from "./experiment.js";
import {medianOf, soonerIn} from "./words.js";

/** By task and network: how many seeds solve it, when the median does; and of the one asked about, who is sooner. */
export function facts({settings, tasks}: WhichGateData): Facts {
  return {
    seeds: tasks[0].rows[0].solvedAt.length,
    ...Object.fromEntries(
      tasks.map(({name, rows, updates, length}) => {
        const [one, other] = [settings.asked, settings.against].map((network) =>
          rows.find((row) => row.network === network)
        );
        const networks = rows.map((row) => {
          const solved = row.solvedAt.flatMap((at) => at ?? []);
          const middle = medianOf(row);
          const own = {
            solved: solved.length,
            median: Number.isFinite(middle) ? middle : null
          };
          return [row.network, own] as const;
        });
        const pairs = one && other ? {sooner: soonerIn(one, other), later: soonerIn(other, one)} : {};
        return [name, {updates, length, ...pairs, ...Object.fromEntries(networks)}];
      })
    )
  };
}
