import type {FeedForward, FeedForwardLayer} from "../networks/feedForward.js";
import {applyActivation, backThroughActivation} from "./activationRows.js";
import {joins, type JoinRows} from "./feedForwardJoins.js";
import type {KernelMemory} from "./kernels/kernelMemory.js";
import {linearLayer} from "./kernels/linearLayer.js";
import type {Rows} from "./kernels/rows.js";
import type {ParameterPart} from "./stack.js";

/** One layer of a feed-forward net, for the first B rows of its buffers. */
export interface FeedForwardLevel {
  /** `layer2`. */
  readonly name: string;
  /** φ(W u^{ℓ−1} + b) and u^ℓ. */
  readonly h: Rows;
  readonly above: Rows;
  readonly dAbove: Rows;
  forward(B: number): void;
  /** From ∂J/∂u^ℓ: adds to the gradients of the layer's parameters and to ∂J/∂u^{ℓ−1}. */
  backward(B: number): void;
}

/** u^{ℓ−1} and u^ℓ with their gradients; of the input, which is given, no gradient is wanted. */
interface Between {
  readonly below: Rows;
  readonly above: Rows;
  readonly dBelow?: Rows;
  readonly dAbove: Rows;
}

/** What the layers share on the way back, as one is done before the next begins: ∂J/∂a of the layer and of its gate. */
interface Scratch {
  readonly da: Rows;
  readonly da_t: Rows;
}

/** Lays the layers of a net out in memory, for batches of at most `batch` vectors. */
export function feedForwardLevels(memory: KernelMemory, net: FeedForward, part: ParameterPart, batch: number) {
  const {width: n} = net.spec;
  const {x, between} = buffers(memory, net, batch);
  const scratch = {da: memory.rows(batch, n), da_t: memory.rows(batch, n)};
  const levels = net.layers.map((layer, k) => levelOf(memory, {net, layer, part, batch, scratch}, between[k]));
  const last = between.at(-1);
  return {x, levels, top: last?.above ?? x, dTop: last?.dAbove ?? x};
}

function levelOf(
  memory: KernelMemory,
  {
    net: {spec},
    layer: {prefix, inputSize, connections},
    part,
    batch,
    scratch: {da, da_t}
  }: {net: FeedForward; layer: FeedForwardLayer; part: ParameterPart; batch: number; scratch: Scratch},
  {below, above, dBelow, dAbove}: Between
): FeedForwardLevel {
  const n = spec.width;
  const own = () => memory.rows(batch, n);
  const h = connections === "plain" ? above : own();
  const product = (of: "" | "_t", y: Rows, dy: Rows) =>
    linearLayer(memory, {
      ...part(`${prefix}W${of}`, n * (inputSize + 1)),
      ...{u: below, y, dy},
      ...(dBelow && {du: dBelow})
    });
  const transform = product("", h, da);
  const t = connections === "highway" ? own() : undefined;
  const gate = t && product("_t", t, da_t);
  const join = joins[connections];
  const rows: JoinRows = {below, above, h, dAbove, ...(dBelow && {dBelow}), ...(t && {t, da_t, dh: da})};
  return {
    ...{name: prefix.slice(0, -1), h, above, dAbove},
    forward(B) {
      // h = φ(W u + b), and in a highway t = σ(W_t u + b_t)
      transform.forward(B);
      applyActivation(spec.activation, h.floats.part(0, B * n));
      if (t && gate) {
        gate.forward(B);
        applyActivation("logistic", t.floats.part(0, B * n));
      }
      join.forward(rows, B);
    },
    backward(B) {
      // What goes past the layer is added to ∂J/∂u^{ℓ−1} first, then what goes through it.
      const dh = join.backward(rows, B);
      backThroughActivation(spec.activation, {h, dh, da}, B);
      transform.backward(B);
      gate?.backward(B);
    }
  };
}

/** All u^ℓ; in a dense net each is the first part of one wide row, so that only h is copied. */
function buffers(memory: KernelMemory, {spec, layers}: FeedForward, batch: number): {x: Rows; between: Between[]} {
  const {inputSize, width: n} = spec;
  if (spec.connections === "dense") {
    const columns = inputSize + layers.length * n;
    const [u, du] = [memory.rows(batch, columns), memory.rows(batch, columns)];
    const between = layers.map(({inputSize: below}, k) => ({
      ...{below: u.part(0, below), above: u.part(0, below + n), dAbove: du.part(0, below + n)},
      ...(k > 0 && {dBelow: du.part(0, below)})
    }));
    return {x: u.part(0, inputSize), between};
  }
  const x = memory.rows(batch, inputSize);
  const u = [x, ...layers.map(() => memory.rows(batch, n))];
  const du = layers.map(() => memory.rows(batch, n));
  const between = layers.map((_, k) => ({
    ...{below: u[k], above: u[k + 1], dAbove: du[k]},
    ...(k > 0 && {dBelow: du[k - 1]})
  }));
  return {x, between};
}
