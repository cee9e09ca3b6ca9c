import fc from "fast-check";
import {expect, test} from "vitest";
import type {Floats} from "../../../../src/engine/float32/kernels/floats.js";
import {loadKernels} from "../../../../src/engine/float32/kernels/loadKernels.js";

const memory = await (await loadKernels("strict")).instantiate();

/** Numbers of any length, with a wall of sevens on both sides that nothing may touch. */
const numbers = fc.array(fc.float({noNaN: true, min: -100, max: 100}), {maxLength: 19});

function walled(values: readonly number[]) {
  const all = memory.floats(values.length + 8);
  all.view.fill(7);
  const inside = all.part(3, values.length);
  inside.view.set(values);
  return {
    inside,
    untouched: () => [...all.view.slice(0, 3), ...all.view.slice(3 + values.length)].every((value) => value === 7)
  };
}

const laws = {
  fill: {kernel: (f: Floats) => f.fill(2.5), law: () => 2.5},
  scale: {kernel: (f: Floats) => f.scale(-3), law: (v: number) => v * -3},
  clamp: {kernel: (f: Floats) => f.clamp(10), law: (v: number) => Math.max(-10, Math.min(10, v))},
  add: {kernel: (f: Floats) => f.add(f), law: (v: number) => v + v}
};

test.each(Object.entries(laws))("%s does so to every number, and to no other", (_, {kernel, law}) => {
  fc.assert(
    fc.property(numbers, (values) => {
      const {inside, untouched} = walled(values);
      kernel(inside);
      expect(Array.from(inside.view)).toEqual(values.map((value) => Math.fround(law(value))));
      expect(untouched()).toBe(true);
    })
  );
});

test("the sum of squares is float64's", () => {
  fc.assert(
    fc.property(numbers, (values) => {
      const {inside} = walled(values);
      expect(inside.sumOfSquares()).toBeCloseTo(
        values.reduce((total, v) => total + v * v, 0),
        8
      );
    })
  );
});

test("one number that is not finite is found wherever it stands, and no other is taken for one", () => {
  fc.assert(
    fc.property(
      fc.array(fc.float({noNaN: true, noDefaultInfinity: true}), {minLength: 1, maxLength: 40}),
      fc.nat(),
      fc.constantFrom(NaN, Infinity, -Infinity),
      (values, where, bad) => {
        const {inside} = walled(values);
        expect(inside.allFinite()).toBe(true);
        inside.view[where % values.length] = bad;
        expect(inside.allFinite()).toBe(false);
      }
    )
  );
});

test("a part that is not inside, and an array of another length, are refused", () => {
  const floats = memory.floats(4);
  expect(() => floats.part(2, 3)).toThrow(new RangeError("Floats.part: expected a part of 4 numbers, got 3 from 2 on"));
  expect(() => floats.add(memory.floats(3))).toThrow(
    new RangeError("Floats.add: expected 4 numbers of the same memory, got 3")
  );
  expect(() => memory.floats(-1)).toThrow(
    new RangeError("KernelMemory.floats: expected a length that is a whole number of at least 0, got -1")
  );
});

test("views are good after the memory has grown", async () => {
  const own = await (await loadKernels("strict")).instantiate();
  const first = own.floats(3);
  first.view.set([1, 2, 3]);
  const tokens = own.ints(2);
  tokens.view.set([4, 5]);
  own.floats(1_000_000);
  expect(Array.from(first.view)).toEqual([1, 2, 3]);
  expect(Array.from(tokens.view)).toEqual([4, 5]);
  expect(first.pointer % 16).toBe(0);
});
