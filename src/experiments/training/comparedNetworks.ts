import type {Run} from "./trainingSettings.js";

/**
 * The networks of an experiment that a figure compares: those that its settings name, and after them every other that is
 * called as its cell is, "gru", so that a new cell is shown once it has been trained.
 * @param runs of the experiment, or of several
 */
export function comparedNetworks(named: readonly string[], runs: readonly Run[]): string[] {
  const calledAsTheirCell = runs.filter(({group, network}) => group === network.cell).map(({group}) => group);
  return [...new Set([...named, ...calledAsTheirCell])];
}

/** The runs of these networks. */
export function comparedRuns(named: readonly string[], runs: readonly Run[]): Run[] {
  const networks = comparedNetworks(named, runs);
  return runs.filter(({group}) => networks.includes(group));
}
