/** Settings of an experiment with feed-forward nets whose runs take milliseconds. */
export function tinyFeedForward(changes: object = {}) {
  const initialisation = {weights: {kind: "uniform-with-gain", gain: 1}};
  const net = {width: 3, layers: 2, activation: "tanh"};
  return {
    kind: "feed-forward",
    task: {name: "spirals", turns: 1},
    networks: {
      plain: {...net, connections: "plain", initialisation},
      highway: {...net, connections: "highway", initialisation: {...initialisation, gateBias: -2}}
    },
    training: {
      batch: 4,
      updates: 5,
      optimiser: {kind: "sgd", rate: 0.1},
      clip: {kind: "none"},
      arithmetic: "float64"
    },
    evaluation: {every: 2, examples: 4, finalExamples: 5},
    seeds: [3, 8],
    keepWeights: [3],
    why: {all: "as little as shows how the machine works"},
    ...changes
  };
}
