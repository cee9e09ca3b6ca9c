import {describe, expect, it} from "vitest";
import {matrix, norm} from "../../engine/linear/matrix.js";
import {jacobianProducts} from "../../engine/jacobian.js";
import {forwardThroughTime} from "../../engine/unroll.js";
import {runsOf} from "../../experiments/training/runsOf.js";
import {trainingSettings} from "../../experiments/training/trainingSettings.js";
import {readSettings} from "../../loaders/readJson.js";
import {heldInputs} from "./heldInputs.js";
import {lagsOf, lookedAt, startOf, statesOf} from "./look.js";

const runs = ["switches", "flip-flop", "two-flip-flops", "oscillation"].flatMap((task) =>
  runsOf(task, readSettings(`data/experiments/training/${task}.json`, trainingSettings)).filter(({seed}) => seed === 1)
);

describe("lagsOf", () => {
  it.each(runs.map((run) => [`${run.experiment}, ${run.group}`, run] as const))(
    "is the mean of log10 ‖∂h_T/∂h_{T−k}‖, by way of the products of Jacobians: %s",
    (_, run) => {
      const looked = lookedAt(run, 3);
      const parameters = startOf(run);
      const own = Object.fromEntries(Object.keys(looked.cell.shapes).map((name) => [name, parameters[name]]));
      const T = looked.inputs.length;
      const sums = new Array<number>(T).fill(0);
      for (let row = 0; row < 3; ++row) {
        const inputs = looked.inputs.map(({cols, data}) =>
          matrix(1, cols, data.subarray(row * cols, (row + 1) * cols))
        );
        sums[0] += Math.log10(Math.SQRT2);
        for (const {t, product} of jacobianProducts(forwardThroughTime(looked.cell, own, inputs)))
          sums[T - 1 - t] += Math.log10(norm(product.data));
      }
      const lags = lagsOf(looked, parameters);
      expect(lags).toHaveLength(T);
      for (const [k, sum] of sums.entries()) expect(lags[k]).toBeCloseTo(sum / 3, 10);
    }
  );
});

describe("statesOf", () => {
  it("goes from h⁰ = 0 the way of the first sequence", () => {
    const [run] = runs;
    const looked = lookedAt(run, 2);
    const parameters = startOf(run);
    const own = Object.fromEntries(Object.keys(looked.cell.shapes).map((name) => [name, parameters[name]]));
    const inputs = looked.inputs.map(({cols, data}) => matrix(1, cols, data.subarray(0, cols)));
    const {steps} = forwardThroughTime(looked.cell, own, inputs);
    expect(statesOf(looked, parameters)).toEqual([[0, 0], ...steps.map(({h}) => [...h.data])]);
  });
});

describe("heldInputs", () => {
  it("has for every task inputs of the network's size, nothing first where there are several", () => {
    for (const run of runs) {
      const {inputs} = lookedAt(run, 1);
      const held = heldInputs(run);
      for (const {x} of held) expect(x).toHaveLength(inputs[0].cols);
      if (held.length > 1) expect(held[0].x.every((value) => value === 0)).toBe(true);
      expect(new Set(held.map(({x}) => x.join())).size).toBe(held.length);
    }
  });

  it("refuses a task that it does not know", () => {
    expect(() => heldInputs({task: {name: "adding", length: 5}})).toThrow("got adding");
  });
});
