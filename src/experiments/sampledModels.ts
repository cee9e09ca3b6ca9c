import {network} from "../engine/networks/network.js";
import type {NetworkSpec} from "../engine/networks/networkSpec.js";
import {Random} from "../engine/random.js";
import {sampleParameters} from "../engine/training/initialisation.js";
import type {LanguageModel} from "./languageModel.js";

/** A text of thirty tokens of a vocabulary of eleven. */
export const textToRead = Int32Array.from({length: 30}, (_, k) => (5 * k + 3) % 11);

/** Language models of that vocabulary, one of each kind, as they are drawn: what reads for digests. */
export function sampledModels(): LanguageModel[] {
  const gain = {kind: "gaussian-with-gain", gain: 1} as const;
  return (["rnn-tanh", "lstm", "gru"] as const).map((cell) => {
    const spec: NetworkSpec = {
      ...{cell, hiddenSize: 7, layers: 1, connections: "plain", bidirectional: false, outputSize: 11},
      input: {vocabulary: 11, embedding: 5}
    };
    return {spec, parameters: sampleParameters(network(spec), {recurrent: gain, input: gain}, new Random(7))};
  });
}
