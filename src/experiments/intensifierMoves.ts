import {norm} from "../engine/linear/matrix.js";
import {forwardNetwork, readOut} from "../engine/networks/forwardNetwork.js";
import {logistic} from "../engine/numerics/logistic.js";
import {intensifierAt, type IntensifierModel, type Moment} from "./intensifierModel.js";
import {tokensOf} from "./tasks/vocabulary.js";

/** What a change of one sentence into another, as long, does to a network. */
export interface Moves {
  /** ‖h_t − h′_t‖ at each word t; h has both directions' numbers where there are two. */
  readonly states: readonly number[];
  /** P(positive) as read off at each word, before the change and after. */
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/**
 * Reads two sentences of one length with one network.
 * @throws RangeError where they are not of one length, or have words that are not in the vocabulary
 */
export function intensifierMoves(
  model: IntensifierModel,
  moment: Moment,
  vocabulary: readonly string[],
  [one, other]: readonly [readonly string[], readonly string[]]
): Moves {
  if (one.length !== other.length)
    throw new RangeError(`intensifierMoves: expected sentences of one length, got ${one.length} and ${other.length}`);
  const {network, parameters} = intensifierAt(model, moment, vocabulary.length);
  const [tokens, others] = [one, other].map((words) => tokensOf(vocabulary, words));
  const inputs = Array.from(tokens, (token, t) => Int32Array.of(token, others[t]));
  const pass = forwardNetwork(network, parameters, inputs);
  const outputs = readOut(pass);
  const positive = (row: number) => outputs.map(({data, cols}) => logistic(data[row * cols] - data[row * cols + 1]));
  const states = pass.u[1].map(({data, cols}) =>
    norm(Array.from({length: cols}, (_, unit) => data[unit] - data[cols + unit]))
  );
  return {states, before: positive(0), after: positive(1)};
}
