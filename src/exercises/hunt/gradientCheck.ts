import type {Case, HuntedNetwork} from "./huntedNetwork.js";
import type {Table, Tables} from "./tables.js";

/** The step of central differences: at 1e-5 rounding and curvature are both below 1e-9 of the gradient. */
const step = 1e-5;

/** Below this a gradient counts as agreeing with central differences: they agree to 1e-8 where both are right. */
export const agrees = 1e-5;

/** Names of what a gradient is checked by, from `W_f` to `start h`. */
export function namesOf({parameters, start}: Case): string[] {
  return [...Object.keys(parameters), ...Object.keys(start).map((name) => `start ${name}`)];
}

/** ‖gradient − differences‖ / ‖differences‖ of one matrix, central differences of the network's own loss. */
export function relativeError(network: HuntedNetwork, asked: Case, name: string): number {
  const own = network(asked);
  const isStart = name.startsWith("start ");
  const key = isStart ? name.slice("start ".length) : name;
  const gradient = isStart ? own.start[key] : own.parameters[key];
  const lossWith = (changed: Table): number => {
    const among = (tables: Tables): Tables => ({...tables, [key]: changed});
    return network(isStart ? {...asked, start: among(asked.start)} : {...asked, parameters: among(asked.parameters)})
      .loss;
  };
  const table = (isStart ? asked.start : asked.parameters)[key];
  let [difference, size] = [0, 0];
  for (const [j, row] of table.entries())
    for (const k of row.keys()) {
      const at = (by: number): number =>
        lossWith(table.map((one, r) => (r === j ? one.map((value, c) => (c === k ? value + by : value)) : one)));
      const slope = (at(step) - at(-step)) / (2 * step);
      difference += (gradient[j][k] - slope) ** 2;
      size += slope ** 2;
    }
  return Math.sqrt(difference) / Math.max(Math.sqrt(size), 1e-8);
}
