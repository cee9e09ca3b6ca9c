import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {norm} from "../../engine/linear/matrix.js";
import {scale} from "../../engine/linear/matrix.js";
import {backwardThroughTime, forwardThroughTime} from "../../engine/unroll.js";
import {scaledParameters} from "../../experiments/gradientCurve.js";
import {drawNetwork, nearAndFar, nearAndFarCells, nearAndFarSettings, shareByStep, stepsNeeded} from "./experiment.js";
import {readSettings} from "../../loaders/readJson.js";

const settings = readSettings("data/experiments/near-and-far.json", nearAndFarSettings);
const page = readFileSync("src/vanishing-gradient.md", "utf8");
const small = {...settings, length: 12, hiddenSize: 5, inputSize: 3};

describe.each(nearAndFarCells)("shareByStep of %s", (cell) => {
  const draw = drawNetwork(cell, small, 3);
  const {shares, whole} = shareByStep(draw, cell, small);

  it("sums to the gradient that backpropagation finds", () => {
    const parameters = scaledParameters(draw, small);
    const pass = forwardThroughTime(
      draw.cell,
      parameters,
      draw.inputs.map((x) => scale(x, small.inputStd))
    );
    const {parameters: gradients} = backwardThroughTime(pass, (t) =>
      t === small.length - 1 ? draw.cotangent : undefined
    );
    const recurrent = Object.keys(draw.cell.shapes).filter((name) => draw.cell.shapes[name].role === "recurrent");
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

describe("the page", () => {
  const of = (cell: (typeof nearAndFarCells)[number]) => shareByStep(drawNetwork(cell, settings, 1), cell, settings);
  const [tanh, lstm] = [of("rnn-tanh"), of("lstm")];
  const degrees = (cosine: number) => (Math.acos(cosine) * 180) / Math.PI;

  it("says in the picture's text what is in the picture", () => {
    const left = ({shares, whole}: typeof tanh, k: number) => (100 * shares[k - 1].far) / whole;
    expect(page).toContain(
      `with k = 10 it is ${left(tanh, 10).toFixed(1)}% in the tanh network and ${left(lstm, 10).toFixed(0)}%`
    );
    expect([stepsNeeded(tanh, 0.01), stepsNeeded(lstm, 0.01)]).toEqual([15, 40]);
    expect(page).toContain("below 1% it is from 15 steps on, and from 40");
    expect([degrees(tanh.shares[9].cosine).toFixed(1), degrees(lstm.shares[9].cosine).toFixed(0)]).toEqual([
      "1.6",
      "13"
    ]);
    expect(page).toContain(`already points within ${degrees(tanh.shares[0].cosine).toFixed(0)}° of the whole`);
    expect([tanh.shares[0].length.toFixed(1), tanh.shares[98].length.toExponential(0)]).toEqual(["2.7", "2e-11"]);
  });

  it("says over seeds how many steps make up the gradient", () => {
    const [{median, low, high}, gated] = nearAndFar(settings).needed;
    expect(page).toContain(`the median is ${median} (95% interval ${low} to ${high})`);
    expect(page).toContain(`it takes 40 steps (${gated.low} to ${gated.high})`);
    expect(gated.median).toBe(40.5);
  });
});
