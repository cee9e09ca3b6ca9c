import {expect, it} from "vitest";
import {allocate} from "../../../src/engine/linear/allocate.js";

it("gives zeros of the length asked for, and no place twice", () => {
  const lengths = Array.from({length: 3000}, (_, k) => (k * 37) % 300);
  const arrays = lengths.map((length, k) => {
    const array = allocate(length);
    expect(array.length).toBe(length);
    expect(array.every((value) => value === 0)).toBe(true);
    return array.fill(k);
  });
  arrays.forEach((array, k) => expect(array.every((value) => value === k)).toBe(true));
});
