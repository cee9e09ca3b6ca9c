import {norm, zeros, type Matrix} from "../../engine/linear/matrix.js";
import {backwardNetwork} from "../../engine/networks/backwardNetwork.js";
import {forwardNetwork} from "../../engine/networks/forwardNetwork.js";
import {network} from "../../engine/networks/network.js";
import {Random} from "../../engine/random.js";
import {sampleParameters} from "../../engine/training/initialisation.js";

/**
 * Ways to predict word j of a sentence, by the states that are read for it. Skipping ones read no state *at* word j: only
 * those of the word before it, from the left, and of the word after it, from the right.
 */
export const readings = {
  "one-way": {layers: 1, stacked: false, right: null},
  "both-ways": {layers: 1, stacked: true, right: "before"},
  skipping: {layers: 1, stacked: true, right: "after"},
  "two-stacked": {layers: 2, stacked: true, right: "after"},
  "two-apart": {layers: 2, stacked: false, right: "after"}
} as const;
export type ReadingName = keyof typeof readings;
export const readingNames = Object.keys(readings) as ReadingName[];

export interface LeakSettings {
  readonly hiddenSize: number;
  readonly inputSize: number;
}

/**
 * ‖∂J_j/∂x_k‖ of an untrained LSTM, by j and k, where J_j is a random weighing of the states that are read for word j. Zero is exact:
 * no path leads from word k to it. States that there are none of, before the first word and after the last, are left out.
 */
export function whoSeesWhom(
  name: ReadingName,
  {hiddenSize, inputSize}: LeakSettings,
  words: number,
  seed: number
): number[][] {
  const {layers, stacked, right} = readings[name];
  const random = new Random(seed);
  const inputs = Array.from({length: words}, () => sampled(1, inputSize, random));
  const weights = {left: sampled(1, hiddenSize, random), right: sampled(1, hiddenSize, random)};
  const spec = {
    cell: "lstm",
    input: {size: inputSize},
    hiddenSize,
    layers,
    connections: "plain",
    outputSize: 1
  } as const;
  const passOf = (bidirectional: boolean, read: readonly Matrix[]) => {
    const built = network({...spec, bidirectional});
    const gain = {kind: "gaussian-with-gain", gain: 1} as const;
    return forwardNetwork(built, sampleParameters(built, {recurrent: gain, input: gain, forgetBias: 1}, random), read);
  };
  const leftAt = (j: number) => j - 1;
  const rightAt = (j: number) => (right === "before" ? j - 1 : j + 1);
  if (stacked) {
    const pass = passOf(true, inputs);
    return inputs.map((_, j) =>
      gradients(pass, (t) => {
        const parts = [t === leftAt(j) ? weights.left : undefined, t === rightAt(j) ? weights.right : undefined];
        return parts.some(Boolean) ? beside(parts, hiddenSize) : undefined;
      })
    );
  }
  const forth = passOf(false, inputs);
  const left = inputs.map((_, j) => gradients(forth, (t) => (t === leftAt(j) ? weights.left : undefined)));
  if (right === null) return left;
  // The other chain reads the sentence from its end.
  const back = passOf(false, [...inputs].reverse());
  const last = words - 1;
  const both = inputs.map((_, j) =>
    gradients(back, (t) => (last - t === rightAt(j) ? weights.right : undefined)).reverse()
  );
  // Two chains that share no state: no word is before word j and after it, so of each sum one part is zero.
  return left.map((row, j) => row.map((length, k) => length + both[j][k]));
}

function gradients(pass: ReturnType<typeof forwardNetwork>, top: (t: number) => Matrix | undefined): number[] {
  return backwardNetwork(pass, top, {parameterGradients: false}).u[0].map(({data}) => norm(data));
}

function sampled(rows: number, cols: number, random: Random): Matrix {
  const matrix = zeros(rows, cols);
  for (let k = 0; k < matrix.data.length; ++k) matrix.data[k] = random.normal();
  return matrix;
}

function beside(parts: readonly (Matrix | undefined)[], width: number): Matrix {
  const all = zeros(1, parts.length * width);
  for (const [k, part] of parts.entries()) if (part) all.data.set(part.data, k * width);
  return all;
}
