import {cellKinds, type CellKind} from "../../engine/cells/makeCell.js";
import {connections, type Connections} from "../../engine/networks/networkSpec.js";
import {quantile} from "../../experiments/statistics.js";
import type {Facts} from "../../frame/facts.js";
import {keptOf, medianKept} from "./allCells.js";
import type {Corners, LayerAndTimeData} from "./experiment.js";
import {countPaths} from "./paths.js";
import {drawStack, gradientGrid} from "./stack.js";
import type {Seen, TrainedStack} from "./trainStack.js";

/** What the page says: lengths, not logarithms; `lstm.plain.lowestLast` is a median over seeds. */
export function facts({settings, corners}: LayerAndTimeData, trained: readonly TrainedStack[]): Facts {
  const {layers, steps, cell, seed} = settings;
  const first = gradientGrid(drawStack({cell, layers, connections: "plain"}, settings, seed), "last");
  const length = (layer: number, step: number): number => 10 ** first[layer][step].log10;
  const pathsTo = (step: number, joined: Connections): number => countPaths(layers, steps, joined, "last")[0][step];
  const ofCell = (cell: CellKind): Facts =>
    Object.fromEntries(connections.map((joined) => [joined, ofStack(corners, cell, joined, settings)]));
  return {
    seeds: settings.seeds.length,
    /** From the loss to the farthest corner. */
    down: layers - 1,
    back: steps - 1,
    /** Of the seed that the figure starts with, plain. */
    first: {topFirst: length(layers - 1, 0), lowestFirst: length(0, 0), lowestLast: length(0, steps - 1)},
    paths: {farthest: pathsTo(0, "plain"), skips: pathsTo(steps - 1, "residual")},
    ...Object.fromEntries(cellKinds.map((cell) => [cell, ofCell(cell)])),
    trained: Object.fromEntries(trained.map((stack) => [stack.connections, ofTrained(stack)]))
  };
}

function ofStack(
  corners: readonly Corners[],
  cell: CellKind,
  joined: Connections,
  {layers, steps}: {layers: number; steps: number}
): Facts {
  const all = corners.filter((one) => one.cell === cell && one.connections === joined);
  const median = (of: (one: Corners) => number): number => quantile(all.map(of), 0.5);
  const kept = medianKept(corners, cell, joined);
  const keptBy = (way: "layers" | "steps", extreme: (...values: number[]) => number): number =>
    10 ** extreme(...all.map((one) => keptOf(one)[way]));
  return {
    topFirst: 10 ** median((one) => one.topFirst),
    lowestLast: 10 ** median((one) => one.lowestLast),
    lowestFirst: 10 ** median((one) => one.lowestFirst),
    peak: 10 ** median((one) => one.peak),
    peakDistance: median((one) => one.peakDistance),
    /** What is left of the length at the loss, both ways; in all, by the step or layer, and in the seeds' extremes. */
    acrossSteps: 10 ** kept.steps,
    acrossLayers: 10 ** kept.layers,
    perStep: 10 ** (kept.steps / (steps - 1)),
    perLayer: 10 ** (kept.layers / (layers - 1)),
    leastAcrossLayers: keptBy("layers", Math.min),
    mostAcrossLayers: keptBy("layers", Math.max),
    /** What the farthest corner would have if one factor came upon the other. */
    product: 10 ** (kept.steps + kept.layers),
    /** Seeds at which the lowest layer gets less at the last step than both other corners, and at the first. */
    lowestLastLeast: all.filter((one) => one.lowestLast < Math.min(one.topFirst, one.lowestFirst)).length,
    lowestFirstLeast: all.filter((one) => one.lowestFirst < Math.min(one.topFirst, one.lowestLast)).length
  };
}

function ofTrained({before, after}: TrainedStack): Facts {
  const median = (layer: number): number =>
    quantile(
      before.map(({weights}) => weights.at(layer) ?? NaN),
      0.5
    );
  return {before: seen(before[0]), after: seen(after), weights: {lowest: median(0), top: median(-1)}};
}

function seen({error, log10}: Seen): Facts {
  const [lowest, top] = [log10[0], log10[log10.length - 1]];
  const last = lowest.length - 1;
  return {error, topFirst: 10 ** top[0], lowestFirst: 10 ** lowest[0], lowestLast: 10 ** lowest[last]};
}
