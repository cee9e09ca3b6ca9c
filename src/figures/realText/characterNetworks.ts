import type {CharacterNetwork} from "./experiment.js";
import {comparedNetworks} from "../../experiments/training/comparedNetworks.js";
import type {RunResult} from "../../experiments/training/runResult.js";
import type {Run} from "../../experiments/training/trainingSettings.js";
import {restoreWeights} from "../../experiments/training/weights.js";

/**
 * Of each cell, of the network that is called as it is, the one whose weights are kept, with the bits a character of all seeds.
 * @param letters of the alphabet
 * @param runs of the experiment characters
 * @param results by a run's name
 * @throws RangeError where a cell has no run with weights, or a run no score
 */
export function characterNetworks(
  letters: number,
  runs: readonly Run[],
  results: ReadonlyMap<string, RunResult>
): CharacterNetwork[] {
  return comparedNetworks([], runs).map((network) => {
    const own = runs.filter(({group}) => group === network);
    const kept = own.find(({name}) => results.get(name)?.weights);
    const {weights, parameterCount} = (kept && results.get(kept.name)) ?? {};
    const bits = own.flatMap(({name}) => results.get(name)?.final?.score ?? []);
    if (!kept || !weights || parameterCount === undefined || bits.length < own.length)
      throw new RangeError(
        `characterNetworks: expected weights of one run of ${network} and the score of all, got fewer`
      );
    const {embedding = 0, ...rest} = kept.network;
    const {cell} = rest;
    const spec = {...rest, input: {vocabulary: letters, embedding}, outputSize: letters};
    const cut = kept.task.name === "characters" ? kept.task.length : NaN;
    return {cell, spec, parameters: restoreWeights(weights), parameterCount, bits, cut};
  });
}
