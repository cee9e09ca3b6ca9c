import {data, gatesOf, outputs, rate, type TraineeMaker, type Workload} from "./workloads.js";

/** A tensor of TensorFlow.js, as far as it is used here. */
interface Tensor {
  add(other: Tensor): Tensor;
  sub(other: Tensor): Tensor;
  mul(other: Tensor | number): Tensor;
  matMul(other: Tensor): Tensor;
  square(): Tensor;
  sum(): Tensor;
  tanh(): Tensor;
  sigmoid(): Tensor;
  dataSync(): Float32Array;
  dispose(): void;
}

/** The part of @tensorflow/tfjs that is used here: it is installed by the bench alone, types and all. */
export interface TensorFlow {
  setBackend(name: string): Promise<boolean>;
  ready(): Promise<void>;
  tensor(values: Float32Array, shape: readonly number[]): Tensor;
  variable(initial: Tensor): Tensor;
  zeros(shape: readonly number[]): Tensor;
  scalar(value: number): Tensor;
  concat(tensors: readonly Tensor[], axis: number): Tensor;
  split(tensor: Tensor, parts: number, axis: number): Tensor[];
  train: {sgd(rate: number): {minimize(loss: () => Tensor, returnCost: true): Tensor}};
}

/**
 * TensorFlow.js with its WebAssembly backend: a cell written in its operations, one product a step of [x | h] with all
 * gates' weights side by side, unrolled in time; gradients and SGD by `train.sgd(…).minimize`. That is quicker than its
 * layers, which do the same with more operations a step.
 */
export function tensorflow(tf: TensorFlow): TraineeMaker {
  return async (workload) => {
    const {H, I, T, B} = workload;
    await tf.ready();
    const start = data(workload, gatesOf(workload.cell) * H * (H + I + 1) + outputs * (H + 1));
    const {weights, V, d} = weightsOf(tf, workload, start.parameters);
    const xs = Array.from({length: T}, (_, t) =>
      tf.tensor(Float32Array.from(start.x.subarray(t * B * I, (t + 1) * B * I)), [B, I])
    );
    const zeros = tf.zeros([B, H]);
    const optimiser = tf.train.sgd(rate);
    const lastState = cells(tf)[workload.cell === "lstm" ? "lstm" : workload.cell === "gru" ? "gru" : "rnn"];
    const loss = (): Tensor =>
      lastState(weights, xs, zeros)
        .matMul(V)
        .add(d)
        .square()
        .sum()
        .mul(1 / B);
    return {
      step() {
        const cost = optimiser.minimize(loss, true);
        const [value] = cost.dataSync();
        cost.dispose();
        return value;
      }
    };
  };
}

/** The last state from weights K and biases b of [x | h]: all gates of a product side by side. */
type LastState = (weights: readonly Tensor[], xs: readonly Tensor[], zeros: Tensor) => Tensor;

function cells(tf: TensorFlow): Record<"rnn" | "lstm" | "gru", LastState> {
  const one = tf.scalar(1);
  return {
    rnn: ([K, b], xs, zeros) => xs.reduce((h, x) => tf.concat([x, h], 1).matMul(K).add(b).tanh(), zeros),
    lstm: ([K, b], xs, zeros) => {
      let [h, c] = [zeros, zeros];
      for (const x of xs) {
        const [f, i, o, content] = tf.split(tf.concat([x, h], 1).matMul(K).add(b), 4, 1);
        c = f.sigmoid().mul(c).add(i.sigmoid().mul(content.tanh()));
        h = o.sigmoid().mul(c.tanh());
      }
      return h;
    },
    gru: ([K, b, content, bias], xs, zeros) => {
      let h = zeros;
      for (const x of xs) {
        const [u, r] = tf.split(tf.concat([x, h], 1).matMul(K).add(b).sigmoid(), 2, 1);
        const next = tf
          .concat([x, r.mul(h)], 1)
          .matMul(content)
          .add(bias)
          .tanh();
        h = one.sub(u).mul(h).add(u.mul(next));
      }
      return h;
    }
  };
}

/** The flat parameters as TensorFlow has them: [inputs, outputs], gates side by side, the new content of a GRU apart. */
function weightsOf(tf: TensorFlow, {cell, H, I}: Workload, flat: Float64Array) {
  const gates = gatesOf(cell);
  const block = H * (H + I + 1);
  const sideBySide = (from: number, count: number): Tensor[] => {
    const K = new Float32Array((I + H) * count * H);
    const b = new Float32Array(count * H);
    for (let g = 0; g < count; ++g)
      for (let j = 0; j < H; ++j) {
        const at = (from + g) * block;
        const column = g * H + j;
        for (let k = 0; k < I; ++k) K[k * count * H + column] = flat[at + H * H + j * I + k];
        for (let k = 0; k < H; ++k) K[(I + k) * count * H + column] = flat[at + j * H + k];
        b[column] = flat[at + H * H + H * I + j];
      }
    return [tf.variable(tf.tensor(K, [I + H, count * H])), tf.variable(tf.tensor(b, [count * H]))];
  };
  const V = Float32Array.from(
    {length: H * outputs},
    (_, k) => flat[gates * block + (k % outputs) * H + Math.floor(k / outputs)]
  );
  const d = Float32Array.from(flat.subarray(gates * block + outputs * H));
  return {
    weights: cell === "gru" ? [...sideBySide(0, 2), ...sideBySide(2, 1)] : sideBySide(0, gates),
    V: tf.variable(tf.tensor(V, [H, outputs])),
    d: tf.variable(tf.tensor(d, [outputs]))
  };
}
