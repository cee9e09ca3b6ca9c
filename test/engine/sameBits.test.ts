import {describe, expect, test} from "vitest";
import {matrix} from "../../src/engine/linear/matrix.js";
import {evaluateOneLayer} from "../../src/engine/networks/oneLayer.js";
import {digest} from "../support/digest.js";
import {cellKinds, type CellKind} from "../../src/engine/cells/makeCell.js";
import {randomProblem} from "../support/problem.js";

// A digest changes with any bit of any state or gradient: by another order of summation, another exp, another seed.
// Where such a change is meant, the new digest goes here, and its reason into the commit.
// A new cell runs once without: the failure says its digest.
const digests: Readonly<Record<CellKind, string>> = {
  "rnn-tanh": "a8197328c43ef28b",
  "rnn-logistic": "d9b08508fd3f5512",
  "rnn-relu": "34ab6737f319dd1b",
  "rnn-linear": "ccac43454ec3171f",
  lstm: "d58998b4d0485cd4",
  gru: "c7e9fcbe894f73cf",
  "gru-reset-after": "03beb68d595c8ff3",
  janet: "864613647466a78b"
};

const sizes = {T: 8, B: 2, I: 3, H: 6, O: 3, loss: "softmax cross-entropy", seed: 1991} as const;

describe("a pass has the same bits on every platform, forward and back", () => {
  test.each(cellKinds)("%s", (kind) => {
    const {network, parameters, inputs, initial, loss} = randomProblem(kind, sizes);
    const result = evaluateOneLayer(network, parameters, inputs, loss, {initial});
    const everything = [
      ...result.pass.steps.flatMap((step) => Object.values(step)),
      matrix(1, 1, [result.loss]),
      ...Object.values(result.parameters),
      ...result.inputs,
      ...Object.values(result.initial)
    ];
    expect(digest(everything)).toBe(digests[kind]);
  });
});

test("the digest is FNV-1a's, and tells −0 from 0", () => {
  expect(digest([])).toBe("cbf29ce484222325");
  expect(digest([matrix(1, 1, [1.5])])).toBe("aa95e93229a27c80");
  expect(digest([matrix(1, 1, [0])])).not.toBe(digest([matrix(1, 1, [-0])]));
  expect(digest([matrix(1, 2, [1, 2])])).toBe(digest([matrix(1, 1, [1]), matrix(1, 1, [2])]));
});
