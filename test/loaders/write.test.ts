import {afterEach, describe, expect, test, vi} from "vitest";
import {roundCoordinates, writeJson} from "../../src/loaders/write.js";

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

describe("roundCoordinates", () => {
  test("rounds geometry to hundredths", () => {
    expect(roundCoordinates('<path d="M0.123456,-7.0000001L1e3,2.5e-7"/>')).toBe('<path d="M0.12,-7L1e3,0"/>');
    expect(roundCoordinates('<g transform="translate(10.005,3.14159)"/>')).toBe(
      '<g transform="translate(10.01,3.14)"/>'
    );
  });

  test("leaves texts and other attributes alone", () => {
    const text = '<text id="a-0.123456" fill-opacity="0.123456">0.123456</text>';
    expect(roundCoordinates(text)).toBe(text);
  });
});
