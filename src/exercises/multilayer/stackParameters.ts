import {network} from "../../engine/networks/network.js";
import type {NetworkSpec} from "../../engine/networks/networkSpec.js";
import {countParameters} from "../../engine/parameters.js";
import {askNumbers} from "../asking/askNumbers.js";
import {oneOf, whole} from "../asking/draws.js";
import type {Exercise} from "../asking/exercise.js";

/** A count is right or wrong. */
const exact = 0.2;

/** Cells that are asked about, with how many matrices on the state each has. */
const cells = [
  {cell: "rnn-tanh", words: "tanh RNNs", gates: 1},
  {cell: "lstm", words: "LSTMs", gates: 4},
  {cell: "gru", words: "GRUs in the lecture's form", gates: 3}
] as const;

export const stackParameters: Exercise = {
  id: "stack-parameters",
  title: "How large is a stack?",
  kind: "derive",
  page: "multilayer",
  figure: "how-deep",
  teaches: "From the second layer on, a layer that reads both ways has an input twice as wide as a layer is.",
  points: 1,
  hints: [
    "How wide is what the second layer reads, where the first reads both ways?",
    "Every direction of every layer has weights of its own. The readout reads the top layer, both directions."
  ],
  pose(random) {
    const {cell, words, gates} = oneOf(random, cells);
    const [I, H, O, layers] = [whole(random, 5, 60), whole(random, 8, 100), whole(random, 2, 20), whole(random, 2, 4)];
    const spec: NetworkSpec = {
      ...{cell, input: {size: I}, hiddenSize: H, outputSize: O},
      ...{layers, connections: "plain", bidirectional: true}
    };
    const count = (changes: Partial<NetworkSpec>): number => countParameters(network({...spec, ...changes}));
    const right = count({});
    const readout = 2 * H * O + O;
    return askNumbers({
      question: `A stack of ${layers} layers of ${words}, each with ${H} units a direction, reads both ways; it reads ${I} numbers a step, and a linear readout of ${O} numbers with a bias reads the top layer. How many numbers has it to learn? Each gate has one bias.`,
      fields: [{label: "numbers to learn"}],
      right: [right],
      tolerance: exact,
      mistakes: [
        {answer: [count({bidirectional: false})], says: "That is a stack that reads one way."},
        {
          answer: [right - (layers - 1) * 2 * gates * H * H],
          says: "From the second layer on, the input is both directions of the layer below."
        },
        {answer: [right - H * O], says: "The readout reads both directions of the top layer."},
        {answer: [right - readout], says: "The readout has numbers to learn, too."},
        {answer: [(right - readout) / 2 + readout], says: "Each direction has weights of its own."},
        {answer: [right + 2 * layers * gates * H], says: "PyTorch keeps two biases for each gate. Here there is one."}
      ]
    });
  }
};
