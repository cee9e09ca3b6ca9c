import {matrix} from "../../engine/linear/matrix.js";
import {cotangent} from "../../engine/losses.js";
import {evaluateNetwork} from "../../engine/networks/evaluateNetwork.js";
import {network} from "../../engine/networks/network.js";
import {buildParameters} from "../../engine/parameters.js";
import {askNumbers} from "../asking/askNumbers.js";
import {whole} from "../asking/draws.js";
import type {Exercise} from "../asking/exercise.js";

/** A count is right or wrong. */
const exact = 0.2;

/** Every weight: small enough that nothing saturates, and no path cancels another. */
const weight = 0.3;

interface Stack {
  readonly steps: number;
  readonly layers: number;
  readonly bidirectional: boolean;
}

/** Of all pairs of an output and an input, how many have a derivative that is not exactly 0, by the engine's way back. */
export function pairsThatCount({steps, layers, bidirectional}: Stack): number {
  const stack = network({
    ...{cell: "rnn-tanh", input: {size: 1}, hiddenSize: 1, outputSize: 1},
    ...{layers, connections: "plain", bidirectional}
  });
  const parameters = buildParameters(stack, ({rows, cols}) =>
    matrix(rows, cols, new Array<number>(rows * cols).fill(weight))
  );
  const inputs = Array.from({length: steps}, () => matrix(1, 1, [weight]));
  const counts = inputs.map((_, t) => {
    const loss = cotangent(new Map([[t, matrix(1, 1, [1])]]));
    const {u} = evaluateNetwork(stack, parameters, {inputs, loss}, {parameterGradients: false});
    return u[0].filter(({data}) => data[0] !== 0).length;
  });
  return counts.reduce((sum, count) => sum + count, 0);
}

export const whatEachOutputReads: Exercise = {
  id: "what-each-output-reads",
  title: "Which inputs does an output depend on?",
  kind: "predict",
  page: "bidirectional",
  figure: "two-directions",
  teaches:
    "One way an output depends on its own and all earlier inputs; both ways, on all of them, in one layer already.",
  points: 1,
  hints: [
    "Of y at step t: which x can have come to it in a network that reads from left to right?",
    "Draw the pairs as a square, outputs down, inputs across: what is filled, one way and both ways?"
  ],
  pose(random) {
    const [steps, layers] = [whole(random, 5, 24), whole(random, 2, 3)];
    const right = [false, true].map((bidirectional) => pairsThatCount({steps, layers, bidirectional}));
    const [oneWay, bothWays] = right;
    return askNumbers({
      question: `A text of ${steps} words is read by RNNs of ${layers} layers, with an output at every word. There are ${steps * steps} pairs of an output and an input. In how many of them can the output depend on the input, where every layer reads from left to right, and where every layer reads both ways?`,
      fields: [{label: "one way"}, {label: "both ways"}],
      right,
      tolerance: exact,
      mistakes: [
        {answer: [oneWay - steps, bothWays], says: "An output reads the input of its own step, too."},
        {answer: [bothWays, bothWays], says: "From left to right nothing comes from later words."},
        {
          answer: [oneWay, bothWays + steps],
          says: "Both ways: you have counted a step's own input for either direction."
        },
        {answer: [oneWay, 2 * oneWay - 2 * steps], says: "Both ways: is the input of the step itself counted?"},
        {
          answer: [2 * steps - 1, 3 * steps - 2],
          says: "A state hands on what came before it: an output reads farther than its neighbours."
        }
      ]
    });
  }
};
