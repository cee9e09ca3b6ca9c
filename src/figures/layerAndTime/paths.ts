import type {Connections} from "../../engine/networks/networkSpec.js";
import type {Grid, LossPlace} from "./stack.js";

/** A layer and a step, both from 0. */
export interface At {
  readonly layer: number;
  readonly step: number;
}

/**
 * How many paths lead from the loss to h^ℓ_t, at [ℓ][t]: back a step in a layer, and down, to the next layer or, with skips,
 * past any number of them. In a plain stack with a loss at the last step it is the binomial of (T − t) + (L − ℓ) over L − ℓ.
 */
export function countPaths(layers: number, steps: number, connections: Connections, lossPlace: LossPlace): number[][] {
  const counts = Array.from({length: layers}, () => new Array<number>(steps).fill(0));
  for (let layer = layers - 1; layer >= 0; --layer)
    for (let t = steps - 1; t >= 0; --t) {
      const isRead = connections !== "plain" || layer === layers - 1;
      const fromLoss = isRead && (lossPlace === "every" || t === steps - 1) ? 1 : 0;
      const above = counts.slice(layer + 1, connections === "plain" ? layer + 2 : layers);
      const fromAfter = t === steps - 1 ? 0 : counts[layer][t + 1];
      counts[layer][t] = above.reduce((total, row) => total + row[t], fromLoss + fromAfter);
    }
  return counts;
}

/** From a place to the loss: at each place on to where the largest share of its gradient comes from. */
export function largestShares(grid: Grid, from: At): At[] {
  const way = [from];
  for (let at = from; ;) {
    const {arrivals} = grid[at.layer][at.step];
    const largest = arrivals.reduce((best, one) => (one.share > best.share ? one : best));
    if (largest.from === "loss" || largest.share <= 0) return way;
    at = largest.from === "right" ? {...at, step: at.step + 1} : {...at, layer: largest.layer};
    way.push(at);
  }
}
