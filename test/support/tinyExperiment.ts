/** Settings of an experiment whose runs take milliseconds: three updates of two units on five steps. */
export function tinySettings(changes: object = {}) {
  const initialisation = {recurrent: {kind: "orthogonal", gain: 1}, input: {kind: "gaussian-with-gain", gain: 1}};
  return {
    task: {name: "adding", length: 5},
    networks: {
      rnn: {cell: "rnn-tanh", hiddenSize: 2, initialisation},
      "lstm-bias1": {cell: "lstm", hiddenSize: 2, initialisation: {...initialisation, forgetBias: 1}}
    },
    training: {
      batch: 2,
      updates: 3,
      optimiser: {kind: "adam", rate: 0.01},
      clip: {kind: "global-norm", threshold: 1},
      arithmetic: "float64"
    },
    evaluation: {every: 2, examples: 4, finalExamples: 5},
    seeds: [3, 8],
    keepWeights: [3],
    why: {all: "as little as shows how the machine works"},
    ...changes
  };
}
