import * as v from "valibot";
import {maskedWordEntropy} from "../../experiments/agreementEntropy.js";
import {packHalves} from "../../experiments/halfPrecisionWeights.js";
import {count, seedNumber} from "../../experiments/schemas.js";
import type {Sources} from "../../experiments/sources.js";
import {smallAgreementGrammar} from "../../experiments/shortAgreementRuns.js";
import {medianSpread, quantile} from "../../experiments/statistics.js";
import {agreementGrammar, agreementVocabulary} from "../../experiments/tasks/agreementGrammar.js";
import {readRuns} from "../../experiments/training/readRuns.js";
import {restoreWeights} from "../../experiments/training/weights.js";
import {fillingNetwork, directions} from "./filling.js";

export const settings = v.object({
  /** The sentence that is shown first, and which of its words is masked, from 1. */
  sentence: v.string(),
  masked: count,
  /** Of the trained networks that fill it in. */
  seed: seedNumber,
  /** The most words that a reader may write. */
  longest: count,
  /** The most phrases of a sentence that the entropies are taken over. */
  phrases: count
});
export type Settings = v.InferOutput<typeof settings>;

export async function data(settings: Settings, sources: Sources) {
  const grammar = sources.settings("data/grammars/agreement.json", agreementGrammar);
  const {runs, results} = await readRuns("masked-word", sources);
  const vocabulary = agreementVocabulary(grammar);
  const optimum = maskedWordEntropy(grammar, settings.phrases);
  const models = directions.map((direction) => {
    const trained = runs.flatMap((run) => {
      const result = results.get(run.name);
      return run.group === `lstm-${direction}` && result ? [{run, result}] : [];
    });
    const shown = trained.find(({run}) => run.seed === settings.seed);
    if (!shown?.result.weights)
      throw new RangeError(`maskedWord: expected the weights of ${direction} of seed ${settings.seed}, got none`);
    const {cell, hiddenSize, embedding = 0} = shown.run.network;
    const shape = {direction, cell, hiddenSize, embedding};
    return {
      ...shape,
      weights: packHalves(fillingNetwork(shape, vocabulary.length), restoreWeights(shown.result.weights)),
      nats: trained[0].result.evaluations.map((_, k) => {
        const {median, low, high} = medianSpread(trained.map(({result}) => result.evaluations[k].score));
        return {median: rounded(median), low: rounded(low), high: rounded(high)};
      }),
      end: quantile(
        trained.map(({result}) => result.final?.score ?? NaN),
        0.5
      ),
      optimum: direction === "one-way" ? optimum.oneWay : optimum.bothWays,
      /** By the number of attractors: the wrong numbers of masked subjects, over all seeds. */
      wrong: (trained[0].result.final?.by ?? []).map(({group}, k) => ({
        attractors: group,
        errors: trained.reduce((sum, {result}) => sum + (result.final?.by?.[k].errors ?? 0), 0),
        trials: trained.reduce((sum, {result}) => sum + (result.final?.by?.[k].trials ?? 0), 0)
      }))
    };
  });
  const [first] = runs;
  return {settings, grammar, models, updates: results.get(first.name)?.evaluations.map(({update}) => update) ?? []};
}
export type MaskedWordData = Awaited<ReturnType<typeof data>>;

/** The entropies of a small grammar, with fewer phrases: all else is read from results. */
export function digest(): Readonly<Record<string, unknown>> {
  return {optimum: maskedWordEntropy(smallAgreementGrammar, 1)};
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
