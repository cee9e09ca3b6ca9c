import {lstm} from "../../engine/cells/lstm/lstm.js";
import {matrix, type Matrix} from "../../engine/linear/matrix.js";
import {oneLayerNetwork} from "../../engine/networks/oneLayer.js";
import {logistic} from "../../engine/numerics/logistic.js";
import {unpackHalves} from "../../experiments/halfPrecisionWeights.js";
import {languageModel} from "../../experiments/sentenceModel.js";
import {
  agreementVocabulary,
  annotate,
  opposite,
  type AgreementGrammar
} from "../../experiments/tasks/agreementGrammar.js";
import {tokensOf} from "../../experiments/tasks/vocabulary.js";
import {traceLstm, type StoredLstm, type Trace, type Traced, type TwinTraces} from "./trace.js";

/**
 * The beginning of a sentence up to its verb, as a trained language model reads it; the twin has the subject's other form.
 * @throws RangeError on words that the grammar has not, or no noun before the verb
 */
export function traceAgreement(stored: StoredLstm, grammar: AgreementGrammar, sentence: readonly string[]): TwinTraces {
  const {subject, number, attractors, verb} = annotate(grammar, sentence);
  const words = sentence.slice(0, verb);
  const vocabulary = agreementVocabulary(grammar);
  const [right, wrong] = tokensOf(vocabulary, [grammar.verb[number], grammar.verb[opposite(number)]]);
  const margin = vocabulary.map((_, token) => Number(token === right) - Number(token === wrong));
  const traced = agreementNetwork(stored, vocabulary.length);
  const read = (words: readonly string[]): Trace => {
    const inputs = embedded(traced, tokensOf(vocabulary, words));
    const {rows, outputs} = traceLstm(traced, inputs, margin);
    return {
      rows,
      inputs: words.map((word, k) => ({
        ...{t: k + 1, value: 1 / 2, word},
        marked: k === subject || attractors.includes(k)
      })),
      answers: outputs.map(({data}, k) => ({
        ...{t: k + 1, answer: logistic(data[right] - data[wrong])},
        best: k < subject ? 1 / 2 : 1
      })),
      target: 1,
      asked: `P(${grammar.verb[number]})`
    };
  };
  const noun = grammar.nouns.find((noun) => noun[number] === words[subject]);
  const changed = words.map((word, k) => (k === subject ? (noun?.[opposite(number)] ?? word) : word));
  return {
    ...{trace: read(words), twin: read(changed)},
    ...{subject: "the subject’s number", thing: number, other: opposite(number)}
  };
}

/** The language model of the grammar, its parameters restored; its embedding is one of them. */
export function agreementNetwork({hiddenSize, embedding, weights, units}: StoredLstm, vocabulary: number): Traced {
  const shaped = languageModel({cell: "lstm", hiddenSize, embedding}, vocabulary);
  const whole = oneLayerNetwork(lstm({inputSize: embedding, hiddenSize}), vocabulary);
  return {network: whole, parameters: unpackHalves(shaped, weights), units};
}

/** The rows of the embedding for tokens, as inputs of [1, embedding]. */
function embedded({parameters: {E}}: Traced, tokens: Int32Array): Matrix[] {
  return Array.from(tokens, (token) => matrix(1, E.cols, E.data.subarray(token * E.cols, (token + 1) * E.cols)));
}
