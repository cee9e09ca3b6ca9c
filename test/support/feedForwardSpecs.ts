import fc from "fast-check";
import {feedForwardConnections, type FeedForwardSpec} from "../../src/engine/networks/feedForward.js";

/** Small feed-forward nets of every sort. */
export const feedForwardSpecs: fc.Arbitrary<FeedForwardSpec> = fc.record({
  inputSize: fc.integer({min: 1, max: 6}),
  width: fc.integer({min: 1, max: 9}),
  layers: fc.integer({min: 0, max: 4}),
  connections: fc.constantFrom(...feedForwardConnections),
  activation: fc.constantFrom("tanh", "logistic", "relu"),
  outputSize: fc.integer({min: 1, max: 5})
});
