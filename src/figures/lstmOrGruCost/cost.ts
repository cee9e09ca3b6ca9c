import {makeCell, type CellKind} from "../../engine/cells/makeCell.js";
import {gatedCells} from "../../engine/cells/operations/cellOperations.js";
import {kernelCells} from "../../engine/float32/kernels/kernelCells.js";
import {countParameters} from "../../engine/parameters.js";
import type {Run} from "../../experiments/training/trainingSettings.js";

/** The task that a training step is timed on; the schema in experiment.ts says what each number is. */
type TimedSettings = Readonly<
  Record<"length" | "symbols" | "copied" | "batch" | "rate" | "threshold" | "seed", number>
>;

/** A vanilla RNN and every gated cell, those with fewer parameters first. */
const costCells: readonly CellKind[] = ["rnn-tanh" as const, ...gatedCells].sort(
  (one, other) => parametersOf(one, {inputSize: 1, hiddenSize: 1}) - parametersOf(other, {inputSize: 1, hiddenSize: 1})
);

/** One recurrent layer with as many units as the LSTM, or with about as many parameters. */
export interface CostRow {
  readonly equal: "size" | "parameters";
  readonly cell: CellKind;
  readonly hiddenSize: number;
  /** Of the recurrent layer, counted in the engine's cell. */
  readonly parameters: number;
}

/** The reader's sizes: numbers that come in at a step, and units of the LSTM. */
export type CostSizes = Readonly<Record<"inputSize" | "hiddenSize", number>>;

/** All cells at one size, and then the others with as many units as bring them nearest to the LSTM's parameters. */
export function lstmOrGruCost({inputSize, hiddenSize}: CostSizes): CostRow[] {
  const row = (equal: CostRow["equal"], cell: CellKind, hiddenSize: number): CostRow => ({
    ...{equal, cell, hiddenSize},
    parameters: parametersOf(cell, {inputSize, hiddenSize})
  });
  const budget = parametersOf("lstm", {inputSize, hiddenSize});
  const nearest = (cell: CellKind): number =>
    sizeFor(budget, (hiddenSize) => parametersOf(cell, {inputSize, hiddenSize}));
  const others = costCells.filter((cell) => cell !== "lstm");
  return [
    ...costCells.map((cell) => row("size", cell, hiddenSize)),
    ...others.map((cell) => row("parameters", cell, nearest(cell)))
  ];
}

function parametersOf(cell: CellKind, sizes: CostSizes): number {
  return countParameters(makeCell(cell, sizes));
}

/** The hidden size whose count of parameters, which grows with it, is nearest to a budget; the smaller of two. */
function sizeFor(budget: number, parameters: (hiddenSize: number) => number): number {
  let size = 1;
  while (parameters(size + 1) <= budget) ++size;
  return parameters(size + 1) - budget < budget - parameters(size) ? size + 1 : size;
}

/**
 * A run whose steps are timed: a network with one such layer, which copies tokens embedded in the reader's input size.
 * Undefined for a cell that the kernels do not have: a walk along its operations would be timed, not the cell.
 */
export function timedRun(settings: TimedSettings, inputSize: number, {cell, hiddenSize}: CostRow): Run | undefined {
  if (!kernelCells.includes(cell)) return undefined;
  const {length, symbols, copied, batch, rate, threshold, seed} = settings;
  const gain = {kind: "gaussian-with-gain", gain: 1} as const;
  return {
    ...{experiment: "lstm-or-gru-cost", name: `${cell}.seed${seed}`, group: cell, seed, keepWeights: false},
    task: {name: "copying", length, symbols, copied},
    network: {cell, hiddenSize, layers: 1, connections: "plain", bidirectional: false, embedding: inputSize},
    initialisation: {recurrent: gain, input: gain},
    training: {
      ...{batch, updates: Number.MAX_SAFE_INTEGER, arithmetic: "float32", stopWhenSolved: false},
      optimiser: {kind: "adam", rate},
      clip: {kind: "global-norm", threshold}
    },
    evaluation: {every: 1, examples: 1, finalExamples: 1}
  };
}
