import {beforeEach, describe, expect, test, vi} from "vitest";
import {makeCell} from "../../../src/engine/cells/makeCell.js";
import {zeros, type Matrix} from "../../../src/engine/linear/matrix.js";
import {backwardNetwork} from "../../../src/engine/networks/backwardNetwork.js";
import {layeredNetwork, type LayeredNetwork} from "../../../src/engine/networks/network.js";
import type {NetworkSpec} from "../../../src/engine/networks/networkSpec.js";
import {
  evaluateProblem,
  largestNetworkError,
  networkProblem,
  type NetworkProblem
} from "../../support/networkProblem.js";

// Faults in the parts of which the way back is made. They are switched on one at a time.
const faults = vi.hoisted(() => ({scatter: "", columns: ""}));
beforeEach(() => {
  faults.scatter = faults.columns = "";
});

vi.mock(import("../../../src/engine/networks/embedding.js"), async (original) => {
  const right = await original();
  return {
    ...right,
    addEmbeddingGradients(into, inputs, du0) {
      if (faults.scatter === "forgotten") return;
      if (faults.scatter === "") return right.addEmbeddingGradients(into, inputs, du0);
      for (const [t, tokens] of inputs.entries())
        if (tokens instanceof Int32Array)
          for (const [b, token] of tokens.entries())
            into.data.set(du0[t].data.subarray(b * into.cols, (b + 1) * into.cols), token * into.cols);
    }
  };
});

vi.mock(import("../../../src/engine/networks/columns.js"), async (original) => {
  const right = await original();
  return {
    ...right,
    columns(a: Matrix, from: number, cols: number): Matrix {
      const forgotten = faults.columns === "past" ? from === 0 && cols < a.cols : faults.columns === "side" && from > 0;
      return forgotten ? zeros(a.rows, cols) : right.columns(a, from, cols);
    }
  };
});

const spec = (more: Partial<NetworkSpec>): NetworkSpec => ({
  ...{cell: "lstm", input: {vocabulary: 3, embedding: 2}, hiddenSize: 2, layers: 2, connections: "plain"},
  ...{bidirectional: false, outputSize: 2},
  ...more
});

const sizes = {T: 4, B: 2, loss: "classes", seed: 12} as const;

/** The errors of the right way back, and of one that is made wrong. */
function errors(more: Partial<NetworkSpec>, wrong: (problem: NetworkProblem) => ReturnType<typeof evaluateProblem>) {
  const problem = networkProblem(spec(more), sizes);
  return {
    right: largestNetworkError(problem).error,
    wrong: largestNetworkError(problem, {ours: wrong(problem)}).error
  };
}

/** An evaluation whose way back takes the pass for one of another network. */
function backAs(problem: NetworkProblem, change: (network: LayeredNetwork) => LayeredNetwork) {
  const {network, parameters, loss} = problem;
  const right = evaluateProblem(problem);
  const top = (t: number) => {
    const y = right.outputs.get(t);
    const dy = y && loss.at(t, y)?.gradient;
    if (!dy) return undefined;
    const {rows, cols, data} = parameters.V;
    // Vᵀ ∂J/∂y
    return {
      rows: dy.rows,
      cols,
      data: Float64Array.from({length: dy.rows * cols}, (_, k) => {
        const [b, col] = [Math.floor(k / cols), k % cols];
        return Array.from({length: rows}, (_, o) => dy.data[b * rows + o] * data[o * cols + col]).reduce(
          (x, y) => x + y
        );
      })
    };
  };
  const back = backwardNetwork({...right.pass, network: change(network)}, top);
  return {...right, ...back, parameters: {...right.parameters, ...back.parameters}};
}

const switched = (fault: Partial<typeof faults>) => (problem: NetworkProblem) => {
  Object.assign(faults, fault);
  const evaluation = evaluateProblem(problem);
  Object.assign(faults, {scatter: "", columns: ""});
  return evaluation;
};

/** A network whose cells of some directions go back wrongly. */
const withCells =
  (directions: RegExp, plant: (cell: ReturnType<typeof makeCell>) => ReturnType<typeof makeCell>) =>
  (problem: NetworkProblem) =>
    evaluateProblem({
      ...problem,
      network: layeredNetwork("planted", problem.network.spec, (sizes, direction) => {
        const cell = makeCell("lstm", sizes);
        return directions.test(direction) ? plant(cell) : cell;
      })
    });

const noGradientIntoX = withCells(/reverse/, (cell) => ({
  ...cell,
  backward: (θ, x, before, step, after, into) => {
    const gradient = cell.backward(θ, x, before, step, after, into);
    return {...gradient, x: zeros(x.rows, x.cols)};
  }
}));

describe("central differences see", () => {
  test.each<[string, Partial<NetworkSpec>, (problem: NetworkProblem) => ReturnType<typeof evaluateProblem>]>([
    [
      "the path past a residual layer dropped",
      {connections: "residual"},
      (problem) => backAs(problem, (network) => ({...network, spec: {...network.spec, connections: "plain"}}))
    ],
    [
      "the slice of a dense stack that goes past its layer forgotten",
      {connections: "dense"},
      switched({columns: "past"})
    ],
    ["the half of the reverse direction not handed down", {bidirectional: true}, switched({columns: "side"})],
    ["the reverse direction's gradient into x dropped", {bidirectional: true}, noGradientIntoX],
    ["the embedding's rows set where they are to be added to", {}, switched({scatter: "set"})],
    ["the embedding's gradient forgotten", {}, switched({scatter: "forgotten"})]
  ])("%s", (_, more, plant) => {
    const {right, wrong} = errors(more, plant);
    expect(right).toBeLessThan(1e-7);
    expect(wrong).toBeGreaterThan(1e-4);
  });
});
