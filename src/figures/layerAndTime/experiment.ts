import * as v from "valibot";
import {cellKinds, type CellKind} from "../../engine/cells/makeCell.js";
import {connections, type Connections} from "../../engine/networks/networkSpec.js";
import {count, positive, seedNumber, seedsForInterval, several} from "../../experiments/schemas.js";
import {drawStack, gradientGrid} from "./stack.js";
import {trainStack, type TrainedStack} from "./trainStack.js";

const cell = v.picklist(cellKinds);

export const settings = v.object({
  /** T. */
  steps: several,
  /** L at most. */
  layers: several,
  hiddenSize: count,
  inputSize: count,
  /** Of every gated cell, towards keeping: b_f of the LSTM, −b_u of the GRU. */
  forgetBias: v.number(),
  /** Where the figure starts. */
  cell,
  seed: seedNumber,
  seeds: seedsForInterval,
  /** The stacks that are trained on temporal order, to see the map before and after. */
  trained: v.object({
    cell,
    connections: v.array(v.picklist(connections)),
    length: several,
    hiddenSize: count,
    batch: count,
    updates: count,
    rate: positive,
    threshold: positive,
    seed: seedNumber,
    /** Over which log10 of the gradient is averaged, and on which the error is measured. */
    sequences: count,
    examples: count
  })
});
export type Settings = v.InferOutput<typeof settings>;

/** One stack of the most layers, its loss at the last step: log10 of the gradient at the map's corners. */
export interface Corners {
  readonly cell: CellKind;
  readonly connections: Connections;
  readonly seed: number;
  readonly topLast: number;
  readonly topFirst: number;
  readonly lowestLast: number;
  readonly lowestFirst: number;
  /** In the lowest layer: its largest, and how many steps before the last that is. */
  readonly peak: number;
  readonly peakDistance: number;
}

export interface LayerAndTimeData {
  readonly settings: Settings;
  readonly corners: readonly Corners[];
}

export function data(settings: Settings): LayerAndTimeData {
  return {settings, corners: cornersOf(settings)};
}

export const parts = {
  /** Of stacks that are trained, for prose. */
  async trained({trained, layers, forgetBias, seeds}: Settings): Promise<TrainedStack[]> {
    const stacks: TrainedStack[] = [];
    for (const connections of trained.connections)
      stacks.push(await trainStack({...trained, layers, forgetBias, connections}, seeds));
    return stacks;
  }
};

/** Every cell in every sort of stack, over the seeds. */
export function cornersOf(settings: Settings): Corners[] {
  return cellKinds.flatMap((cell) =>
    connections.flatMap((connections) =>
      settings.seeds.map((seed) => ({cell, connections, seed, ...cornersOfOne(settings, cell, connections, seed)}))
    )
  );
}

function cornersOfOne(settings: Settings, cell: CellKind, connections: Connections, seed: number) {
  const grid = gradientGrid(drawStack({cell, layers: settings.layers, connections}, settings, seed), "last");
  const [lowest, top] = [grid[0], grid[grid.length - 1]].map((row) => row.map(({log10}) => log10));
  const last = settings.steps - 1;
  const peak = Math.max(...lowest);
  return {
    ...{topLast: rounded(top[last]), topFirst: rounded(top[0])},
    ...{lowestLast: rounded(lowest[last]), lowestFirst: rounded(lowest[0])},
    ...{peak: rounded(peak), peakDistance: last - lowest.lastIndexOf(peak)}
  };
}

/** Thousandths of a decade: finer than the picture shows. */
function rounded(log10: number): number {
  return Number(log10.toFixed(3));
}

/** Of fewer seeds, and without the training. */
export function digest(settings: Settings): Readonly<Record<string, unknown>> {
  return {corners: cornersOf({...settings, steps: 15, seeds: settings.seeds.slice(0, 2)})};
}
