import {describe, expect, test} from "vitest";
import {loadKernels} from "../../../../src/engine/float32/kernels/loadKernels.js";
import {exp} from "../../../../src/engine/numerics/exp.js";
import {logistic} from "../../../../src/engine/numerics/logistic.js";
import {tanh} from "../../../../src/engine/numerics/tanh.js";

const memory = await (await loadKernels("strict")).instantiate();

const functions = {
  tanh: {run: (from: number, n: number) => memory.kernels.tanh(from, n), reference: tanh, limit: 3.3e-7},
  logistic: {run: (from: number, n: number) => memory.kernels.logistic(from, n), reference: logistic, limit: 2.4e-7},
  exp: {run: (from: number, n: number) => memory.kernels.exp(from, n), reference: exp, limit: 1.3e-7}
} as const;

/** How far from 0 the two that reach every float32 are held to; beyond, exp is clamped and logistic with it. */
const range = {tanh: Infinity, logistic: 87, exp: 87};

/** Float32 numbers whose bits rise in even steps: every binary order from 2⁻¹⁴⁹ to 2¹²⁸ alike, both signs. */
function everywhere(count: number): Float32Array {
  const bits = Uint32Array.from({length: count}, (_, k) => Math.floor((k * 0x7f800000) / count));
  const positive = new Float32Array(bits.buffer);
  return Float32Array.from([...positive, ...positive.map((x) => -x)]);
}

/** And so that the part that matters is dense: from −20 to 20. */
function around0(count: number): Float32Array {
  return Float32Array.from({length: count}, (_, k) => (40 * k) / count - 20);
}

describe.each(Object.entries(functions))("%s", (name, {run, reference, limit}) => {
  const apply = (xs: Float32Array): Float32Array => {
    const floats = memory.floats(xs.length);
    floats.view.set(xs);
    run(floats.pointer, floats.length);
    return floats.view.slice();
  };

  test(`is within ${limit} of the true value, relatively, over its whole range`, () => {
    const xs = [everywhere(100_003), around0(400_001)].flatMap((all) =>
      Array.from(all).filter((x) => Math.abs(x) <= range[name as keyof typeof range])
    );
    const ys = apply(Float32Array.from(xs));
    let worst = 0;
    let at = 0;
    for (const [k, x] of xs.entries()) {
      const truth = reference(x);
      const error = ys[k] === truth ? 0 : Math.abs(ys[k] - truth) / Math.abs(truth);
      // A result below 2^-126 has fewer digits than 24.
      if (Math.abs(truth) > 2 ** -126 && error > worst) [worst, at] = [error, x];
    }
    expect(worst, `at ${at}`).toBeLessThan(limit);
    expect(worst).toBeGreaterThan(limit / 2);
  });

  test("lets NaN through, whatever its bits, in any lane", () => {
    const odd = new Float32Array(new Uint32Array([0x7fc00000, 0xffc00001, 0x7fc001ff, 0x7fbfffff]).buffer);
    for (let lane = 0; lane < 4; ++lane)
      for (const x of odd) {
        const xs = new Float32Array(4).fill(0.5);
        xs[lane] = x;
        expect(Array.from(apply(xs), Number.isNaN)).toEqual([0, 1, 2, 3].map((k) => k === lane));
      }
  });
});

test("tanh never passes 1 and rises: every float32 from 4 to 9", () => {
  const from = new Uint32Array(new Float32Array([4]).buffer)[0];
  const to = new Uint32Array(new Float32Array([9]).buffer)[0];
  const block = memory.floats(1 << 20);
  let largest = 0;
  for (let bits = from; bits < to; bits += block.length) {
    const {view} = block;
    const raw = new Uint32Array(view.buffer, view.byteOffset, view.length);
    for (let k = 0; k < view.length; ++k) raw[k] = bits + k;
    memory.kernels.tanh(block.pointer, block.length);
    for (const y of block.view) if (y > largest) largest = y;
  }
  expect(largest).toBeLessThanOrEqual(1);
});

test("near 0, tanh x is x to the bit, with its sign; infinities end where they should", () => {
  const floats = memory.floats(8);
  const xs = [0, -0, 1e-30, -1e-30, 1e-40, 1e-5, Infinity, -Infinity];
  floats.view.set(xs);
  memory.kernels.tanh(floats.pointer, 8);
  expect(Array.from(floats.view.slice(0, 6))).toEqual(xs.slice(0, 6).map(Math.fround));
  expect(floats.view[6]).toBeCloseTo(1, 6);
  expect(floats.view[7]).toBeCloseTo(-1, 6);
  floats.view.set([Infinity, -Infinity, 1000, -1000]);
  memory.kernels.logistic(floats.pointer, 4);
  expect(Array.from(floats.view.slice(0, 4))).toEqual([1, expect.closeTo(0, 30), 1, expect.closeTo(0, 30)]);
});
