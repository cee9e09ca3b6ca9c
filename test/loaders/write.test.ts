import {afterEach, describe, expect, test, vi} from "vitest";
import {writeJson} from "../../src/loaders/write.js";

afterEach(() => vi.restoreAllMocks());

describe("writeJson", () => {
  test("prints JSON", () => {
    const print = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    writeJson({rows: [1, 2.5]});
    expect(print).toHaveBeenCalledExactlyOnceWith('{"rows":[1,2.5]}');
  });

  test.each([NaN, Infinity, -Infinity])("refuses %d with its place, and prints nothing", (number) => {
    const print = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    expect(() => writeJson({curves: [{loss: 1}, {loss: number}]})).toThrow(
      `writeJson: expected a finite number at curves.1.loss, got ${number}`
    );
    expect(print).not.toHaveBeenCalled();
  });
});
