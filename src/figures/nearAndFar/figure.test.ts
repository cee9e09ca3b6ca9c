import {describe, expect, it} from "vitest";
import {norm, scale} from "../../engine/linear/matrix.js";
import {backwardThroughTime, forwardThroughTime} from "../../engine/unroll.js";
import {scaledParameters} from "../../experiments/gradientCurve.js";
import {settings as schema} from "./experiment.js";
import {comparedCells, sampleNetwork, shareByStep, stepsNeeded} from "./shares.js";
import {nearAndFar} from "./figure.js";
import {replyTo, sayNearAndFar, shownBy, type State} from "./shown.js";
import {readSettings} from "../../loaders/readJson.js";
import {viewOf} from "../../../test/support/viewOf.js";

const settings = readSettings("data/experiments/near-and-far.json", schema);
const small = {...settings, length: 12, hiddenSize: 5, inputSize: 3};

describe.each(comparedCells)("shareByStep of %s", (cell) => {
  const sampled = sampleNetwork(cell, small, 3);
  const {shares, whole} = shareByStep(sampled, cell, small);

  it("sums to the gradient that backpropagation finds", () => {
    const parameters = scaledParameters(sampled, small);
    const pass = forwardThroughTime(
      sampled.cell,
      parameters,
      sampled.inputs.map((x) => scale(x, small.inputStd))
    );
    const {parameters: gradients} = backwardThroughTime(pass, (t) =>
      t === small.length - 1 ? sampled.cotangent : undefined
    );
    const recurrent = Object.keys(sampled.cell.shapes).filter((name) => sampled.cell.shapes[name].role === "recurrent");
    expect(whole).toBeCloseTo(norm(recurrent.flatMap((name) => [...gradients[name].data])), 12);
  });

  it("gives the first step no share, the whole at the end, and lengths that obey the triangle", () => {
    expect(shares.at(-1)).toMatchObject({length: 0, far: 0});
    expect(shares.at(-1)?.near).toBeCloseTo(whole, 12);
    expect(shares.at(-1)?.cosine).toBeCloseTo(1, 12);
    for (const {near, far, cosine} of shares) {
      expect(near + far).toBeGreaterThan(whole * (1 - 1e-12));
      // What is left out is the third side of the triangle of the sum and the whole.
      expect(far ** 2).toBeCloseTo(near ** 2 + whole ** 2 - 2 * near * whole * cosine, 10);
    }
  });

  it("needs as many steps as leave out no more than is negligible", () => {
    const needed = stepsNeeded({shares, whole}, 0.05);
    expect(shares[needed - 1].far).toBeLessThanOrEqual(0.05 * whole);
    expect(shares[needed - 2].far).toBeGreaterThan(0.05 * whole);
  });
});

const shown = shownBy(settings);
const {first} = await viewOf(nearAndFar, {settings, needed: []});
const at = (change: Partial<State> = {}) => shown({...first, shown: true, ...change});

describe("sayNearAndFar", () => {
  it("says what the last k steps leave out, and how many make up nearly all", () => {
    expect(sayNearAndFar(at())).toBe(
      "Sum the last 10 steps alone, and 2.8% of the gradient is missing in the tanh network, 24% in the LSTM. " +
        "To make up 99% of it takes the last 15 steps, and 40."
    );
    expect(sayNearAndFar(at({last: 1}))).toContain("Sum the last step alone, ");
    expect(sayNearAndFar(at({last: settings.length}))).toContain("and nothing of the gradient is missing");
  });
});

describe("replyTo", () => {
  it("answers for the guess that was made", () => {
    expect(replyTo(at({guess: 50}))).toBe(
      "You said 50; it takes fewer: the last 15 leave out less than 1%. In the LSTM it takes 40."
    );
    expect(replyTo(at({guess: 2}))).toContain("it takes more");
    expect(replyTo(at({guess: 14}))).toContain("about right");
  });

  it("is not given away by the sentence before", () => {
    expect(sayNearAndFar(at({shown: false}))).not.toMatch(/15|40/);
  });
});

describe("shownBy", () => {
  it("computes nothing anew for another k, and only the LSTM for another forget bias", () => {
    const [tanh, lstm] = at().cells;
    expect(at({last: 20}).cells.map(({shares}) => shares)).toEqual([tanh.shares, lstm.shares]);
    const moved = at({forgetBias: 2}).cells;
    expect(moved[0].shares).toBe(tanh.shares);
    expect(moved[1].shares).not.toBe(lstm.shares);
  });
});
