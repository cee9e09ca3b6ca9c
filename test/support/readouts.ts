import {scale, transpose, multiply, matrix, type Matrix} from "../../src/engine/linear/matrix.js";
import {qr} from "../../src/engine/linear/qr.js";
import {forwardFeedForward} from "../../src/engine/networks/evaluateFeedForward.js";
import {feedForward, type FeedForwardSpec} from "../../src/engine/networks/feedForward.js";
import {zeroParameters} from "../../src/engine/parameters.js";
import {Random} from "../../src/engine/random.js";
import {createFeedForwardTrainer} from "../../src/engine/training/createFeedForwardTrainer.js";
import {sampleFeedForward, type WeightSpec} from "../../src/engine/training/feedForwardInitialisation.js";
import {spiralsTask} from "../../src/experiments/tasks/spirals.js";

/** What random layers make of points on two spirals, [points, units], and on which arm each lies. */
interface States {
  readonly u: Matrix;
  readonly classes: Int32Array;
}

/** As in data/experiments/training/lowest-layer-frozen.json. */
const starts: Record<"plain" | "residual", WeightSpec> = {
  plain: {kind: "glorot", gain: 1},
  residual: {kind: "uniform-with-gain", gain: 1}
};
const [units, points] = [32, 1500];

/** The last of twenty random layers' states for points of their own in each part. */
export function lastStates(connections: "plain" | "residual", seed: number, part: number): States {
  const spec = {inputSize: 2, width: units, layers: 20, connections, activation: "tanh", outputSize: 2} as const;
  const net = feedForward(spec);
  const parameters = sampleFeedForward(net, {weights: starts[connections]}, new Random(seed));
  const {inputs, targets} = spiralsTask({turns: 1}).batch(points, new Random(100 * part + seed), 1);
  const [x] = inputs;
  if (!("cols" in x)) throw new Error("expected the spirals to be vectors");
  const {u} = forwardFeedForward(net, parameters, x);
  const classes = targets.kind === "classes" ? targets.at.get(0) : undefined;
  if (!classes) throw new Error("expected the spirals to have classes");
  return {u: u[u.length - 1], classes};
}

/** The straight cut that least squares finds: a weight for each unit, and the offset. */
export function leastSquares({u, classes}: States): Float64Array {
  const {q, r} = qr(withOnes(u));
  const wanted = matrix(
    points,
    1,
    Float64Array.from(classes, (arm) => 2 * arm - 1)
  );
  const {data} = multiply(transpose(q), wanted);
  const weights = new Float64Array(units + 1);
  for (let k = units; k >= 0; --k) {
    let left = data[k];
    for (let j = k + 1; j <= units; ++j) left -= r.data[k * r.cols + j] * weights[j];
    weights[k] = left / r.data[k * r.cols + k];
  }
  return weights;
}

/** The share of points on the wrong side of a cut. */
export function errorsOf(weights: Float64Array, {u, classes}: States): number {
  const {data} = multiply(withOnes(u), matrix(units + 1, 1, weights));
  return data.filter((side, k) => side > 0 !== (classes[k] === 1)).length / points;
}

/** The share of wrong answers of a readout that has learnt these states, scaled, as the frozen nets' readouts learn. */
export async function errorsByDescent({u, classes}: States, factor: number, seed: number): Promise<number> {
  const spec: FeedForwardSpec = {
    ...{inputSize: units, width: 1, layers: 0, outputSize: 2},
    connections: "plain",
    activation: "tanh"
  };
  const {trainer} = await createFeedForwardTrainer(
    spec,
    zeroParameters(feedForward(spec)),
    {kind: "sgd", rate: 0.1},
    "float32"
  );
  const [random, scaled] = [new Random(seed), scale(u, factor)];
  for (let update = 0; update < 1200; ++update) {
    const rows = Array.from({length: 64}, () => random.integer(points));
    const x = matrix(
      rows.length,
      units,
      rows.flatMap((row) => [...scaled.data.subarray(row * units, (row + 1) * units)])
    );
    const at = new Map([[0, Int32Array.from(rows, (row) => classes[row])]]);
    trainer.gradient({inputs: [x], targets: {kind: "classes", at}, carry: false});
    trainer.update({kind: "none"});
  }
  const [y] = trainer.outputs([scaled]);
  return classes.filter((arm, row) => y.data[2 * row + 1] > y.data[2 * row] !== (arm === 1)).length / points;
}

function withOnes({rows, cols, data}: Matrix): Matrix {
  return matrix(
    rows,
    cols + 1,
    Array.from({length: rows}, (_, row) => [...data.subarray(row * cols, (row + 1) * cols), 1]).flat()
  );
}
