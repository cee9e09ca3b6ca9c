import type {CellStateTracesSettings} from "./experiment.js";
import type {Run} from "../../experiments/training/trainingSettings.js";

/**
 * The network of the cell state's figure on its task, as a run in float32: a loader trains it by the page's seed, a worker
 * by the reader's. Nothing comes of its evaluations on the way, and they are as small as can be.
 */
export function addingRun(settings: CellStateTracesSettings, seed: number): Run {
  const {length, hiddenSize, forgetBias, batch, updates, rate, threshold, every, examples} = settings;
  const gain = {kind: "gaussian-with-gain", gain: 1} as const;
  return {
    experiment: "cell-state-traces",
    name: `lstm.seed${seed}`,
    group: "lstm",
    seed,
    task: {name: "adding", length},
    network: {cell: "lstm", hiddenSize, layers: 1, connections: "plain", bidirectional: false},
    initialisation: {recurrent: gain, input: gain, forgetBias},
    training: {
      batch,
      updates,
      optimiser: {kind: "adam", rate},
      clip: {kind: "global-norm", threshold},
      arithmetic: "float32",
      stopWhenSolved: false
    },
    evaluation: {every, examples: 1, finalExamples: examples},
    keepWeights: true
  };
}
