import {beside, columns} from "../../engine/networks/columns.js";
import {zeros, type Matrix} from "../../engine/linear/matrix.js";
import {softmaxCrossEntropy} from "../../engine/losses.js";
import {backwardNetwork} from "../../engine/networks/backwardNetwork.js";
import {backThroughHead} from "../../engine/networks/evaluateNetwork.js";
import {forwardNetwork, type NetworkPass} from "../../engine/networks/forwardNetwork.js";
import {network, type LayeredNetwork} from "../../engine/networks/network.js";
import type {Parameters} from "../../engine/cells/cell.js";
import {adam} from "../../engine/optimisers/adam.js";
import {zeroParameters} from "../../engine/parameters.js";
import {Random} from "../../engine/random.js";
import {sampleParameters} from "../../engine/training/initialisation.js";
import {log} from "../../engine/numerics/log.js";
import {agreementVocabulary, sampleSentence, type AgreementGrammar} from "../../experiments/tasks/agreementGrammar.js";
import {maskedWordProbabilities} from "../../experiments/tasks/agreementProbabilities.js";
import {batchesOfOneLength, inputsOf, sampleSameLength} from "../../experiments/tasks/sameLength.js";
import {tokensOf} from "../../experiments/tasks/vocabulary.js";

export interface BesideSettings {
  readonly hiddenSize: number;
  readonly embedding: number;
  readonly batch: number;
  readonly updates: number;
  readonly rate: number;
  /** Fresh sentences of the measurement at the end. */
  readonly sentences: number;
  readonly seed: number;
}

/**
 * Trains an LSTM of so many layers, all of which read both ways, to predict every word of a sentence from the states beside it: that
 * of the word before, from the left, and that of the word after, from the right.
 * @returns nats a word on fresh sentences, and those of the grammar for whom knows all the other words
 */
export function trainBeside(grammar: AgreementGrammar, layers: number, settings: BesideSettings) {
  const {hiddenSize, embedding, batch, updates, rate, sentences, seed} = settings;
  const vocabulary = agreementVocabulary(grammar);
  const sizes = {hiddenSize, layers, input: {vocabulary: vocabulary.length, embedding}, outputSize: vocabulary.length};
  const built = network({cell: "lstm", ...sizes, connections: "plain", bidirectional: true});
  const random = new Random(seed);
  const gain = {kind: "gaussian-with-gain", gain: 1} as const;
  let parameters = sampleParameters(built, {recurrent: gain, input: gain, forgetBias: 1}, random);
  const optimiser = adam({rate});
  const sample = () => sampleSentence(grammar, random);
  const read = (some: readonly {words: readonly string[]}[]) =>
    inputsOf(some.map(({words}) => tokensOf(vocabulary, words)));
  for (let update = 0; update < updates; ++update) {
    const {gradients} = evaluateBeside(built, parameters, read(sampleSameLength(sample, batch, random)));
    parameters = optimiser.update(parameters, gradients);
  }
  let [nats, own, words] = [0, 0, 0];
  for (const some of batchesOfOneLength(Array.from({length: sentences}, sample))) {
    nats += some.length * evaluateBeside(built, parameters, read(some)).loss;
    for (const {words: sentence} of some)
      for (const [t, word] of sentence.entries()) {
        own -= log(maskedWordProbabilities(grammar, sentence, t).get(word) ?? 0);
        ++words;
      }
  }
  return {nats: nats / words, grammar: own / words};
}

/** The loss of predicting every word from the states beside it, summed over words and averaged over the batch, and its gradients. */
export function evaluateBeside(built: LayeredNetwork, parameters: Parameters, inputs: readonly Int32Array[]) {
  const pass = forwardNetwork(built, parameters, inputs);
  const gradients = zeroParameters(built);
  const due = softmaxCrossEntropy(new Map(inputs.map((tokens, t) => [t, tokens])));
  const {loss, top} = backThroughHead({u: [statesBeside(pass)], parameters}, due, gradients, true);
  const back = backwardNetwork(pass, (t) => sentTo(t, top, built.spec.hiddenSize));
  return {loss, gradients: {...gradients, ...back.parameters}};
}

/** [h→ of the word before | h← of the word after] for every word; zeros where there is none. */
function statesBeside({network, u}: NetworkPass): Matrix[] {
  const H = network.spec.hiddenSize;
  const top = u[u.length - 1];
  const part = (t: number, from: number) => (t in top ? columns(top[t], from, H) : zeros(top[0].rows, H));
  return top.map((_, j) => beside(part(j - 1, 0), part(j + 1, H)));
}

/** What comes back to the states of word t: to h→ from the word after it, to h← from the word before. */
function sentTo(t: number, gradients: ReadonlyMap<number, Matrix>, H: number): Matrix {
  const [after, before] = [gradients.get(t + 1), gradients.get(t - 1)];
  const rows = (after ?? before)?.rows ?? 0;
  return beside(after ? columns(after, 0, H) : zeros(rows, H), before ? columns(before, H, H) : zeros(rows, H));
}
