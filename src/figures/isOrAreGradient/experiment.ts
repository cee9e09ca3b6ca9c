import * as v from "valibot";
import type {Parameters} from "../../engine/cells/cell.js";
import {evaluateNetwork} from "../../engine/networks/evaluateNetwork.js";
import type {Network} from "../../engine/networks/network.js";
import {Random} from "../../engine/random.js";
import {parametersAfter} from "../../experiments/agreementCheckpoints.js";
import {meanLog10} from "../../experiments/meanLog10.js";
import {count, seedNumber, several, wholeNumber} from "../../experiments/schemas.js";
import {sentenceNetwork} from "../../experiments/sentenceModel.js";
import {shortAgreementRuns, smallAgreementGrammar} from "../../experiments/shortAgreementRuns.js";
import type {Sources} from "../../experiments/sources.js";
import {medianSpread} from "../../experiments/statistics.js";
import {attractorsMeasured} from "../../experiments/tasks/agreement.js";
import {
  agreementGrammar,
  agreementVocabulary,
  sampleAttractors,
  type AgreementGrammar
} from "../../experiments/tasks/agreementGrammar.js";
import {tokensOf} from "../../experiments/tasks/vocabulary.js";
import {comparedNetworks} from "../../experiments/training/comparedNetworks.js";
import {runsOf} from "../../experiments/training/runsOf.js";
import {trainingSettings, type Run} from "../../experiments/training/trainingSettings.js";

export const settings = v.object({
  networks: v.array(v.string()),
  /** Updates between two measurements, and the last. */
  every: count,
  updates: wholeNumber,
  /** How many sentences with each number of attractors, and the seed that they are drawn by. */
  sentences: several,
  sentenceSeed: seedNumber
});
type Settings = v.InferOutput<typeof settings>;

/** What the figure is drawn from. */
export type IsOrAreGradientData = Awaited<ReturnType<typeof isOrAreGradient>>;

/** By moment: the median over seeds of log10 of a gradient's length, and the median's interval. */
export type Course = ReturnType<typeof overSeeds>;

export function data(settings: Settings, sources: Sources): Promise<IsOrAreGradientData> {
  const grammar = sources.settings("data/grammars/agreement.json", agreementGrammar);
  const training = sources.settings("data/experiments/training/agreement.json", trainingSettings);
  return isOrAreGradient(settings, grammar, runsOf("agreement", training));
}

/** After no and three updates, with two sentences each. */
export async function digest(settings: Settings) {
  const few = {...settings, every: 3, updates: 3, sentences: 2};
  return {rows: await isOrAreGradient(few, smallAgreementGrammar, shortAgreementRuns(settings.networks))};
}

/**
 * How far the error at the verb gets back in training: ‖∂J/∂x‖ at the subject and at the nearest noun, J = −log P(right
 * form), x the input that the word's embedding is. For each seed the mean of log10 over sentences whose every noun but
 * the subject is an attractor; then medians over seeds.
 * @param runs of the task agreement, made again as far as is measured
 * @throws RangeError on a network without runs, or with too few seeds for an interval
 */
export async function isOrAreGradient(
  {networks, every, updates: last, sentences, sentenceSeed}: Settings,
  grammar: AgreementGrammar,
  runs: readonly Run[]
) {
  const updates = Array.from({length: Math.floor(last / every) + 1}, (_, k) => k * every);
  const batches = attractorsMeasured.map((attractors) => sentencesWith(attractors, sentences, sentenceSeed, grammar));
  const vocabulary = agreementVocabulary(grammar).length;
  const done = [];
  for (const network of comparedNetworks(networks, runs)) {
    const seeds: Reach[][][] = [];
    for (const run of runs.filter(({group}) => group === network)) {
      const spec = sentenceNetwork({embedding: 0, ...run.network}, vocabulary);
      const moments = await parametersAfter(run, grammar, updates);
      seeds.push(moments.map(({parameters}) => batches.map((batch) => reach(spec, parameters, batch))));
    }
    const courseOf = (attractors: number, noun: keyof Reach) =>
      overSeeds(updates.map((_, k) => seeds.map((moments) => moments[k][attractors][noun])));
    const courses = attractorsMeasured.map((attractors, place) => {
      return {attractors, subject: courseOf(place, "subject"), nearest: courseOf(place, "nearest")};
    });
    done.push({network, courses});
  }
  const seeds = runs.filter(({group}) => group === networks[0]).length;
  return {seeds, sentences, updates, networks: done};
}

/** Mean log10 of the gradient's length at the subject, and at the noun nearest to the verb. */
type Reach = Readonly<Record<"subject" | "nearest", number>>;

/** Sentences of one length, with the place of their subject and the right forms of the verb. */
function sentencesWith(attractors: number, sentences: number, seed: number, grammar: AgreementGrammar) {
  const random = new Random(seed);
  const drawn = Array.from({length: sentences}, (_, k) =>
    sampleAttractors(grammar, k % 2 === 0 ? "singular" : "plural", attractors, random)
  );
  const vocabulary = agreementVocabulary(grammar);
  const tokens = drawn.map(({words}) => tokensOf(vocabulary, words));
  const verbs = drawn.map(({number}) => grammar.verb[number]);
  return {
    inputs: Array.from(tokens[0], (_, t) => Int32Array.from(tokens, (sentence) => sentence[t])),
    ...{subject: drawn[0].subject, due: tokensOf(vocabulary, verbs)}
  };
}

function reach(spec: Network, parameters: Parameters, {inputs, subject, due}: ReturnType<typeof sentencesWith>): Reach {
  const last = inputs.length - 1;
  const targets = {kind: "classes" as const, at: new Map([[last, due]])};
  const {u} = evaluateNetwork(spec, parameters, {inputs, targets}, {parameterGradients: false});
  return {subject: meanLog10(u[0][subject]), nearest: meanLog10(u[0][last])};
}

function overSeeds(samples: readonly (readonly number[])[]) {
  const points = samples.map(medianSpread);
  return {
    log10: points.map(({median}) => median),
    ...{low: points.map(({low}) => low), high: points.map(({high}) => high)}
  };
}
