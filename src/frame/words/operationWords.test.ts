import {describe, expect, it} from "vitest";
import {unitEquation, unitSum, wireWords} from "./operationWords.js";
import {lstmOperations} from "../../engine/cells/lstm/operations.js";

describe("the words of a cell's list of operations", () => {
  it("name a wire by its meaning", () => {
    expect(wireWords(lstmOperations, "f")).toEqual({symbol: "$f$", name: "forget gate", does: "what to keep"});
    expect(wireWords(lstmOperations, "c̃")).toEqual({symbol: "$c̃$", name: "new content", does: ""});
  });

  it("write an operation as an equation of one unit, and with numbers", () => {
    expect(unitEquation(lstmOperations, "c")).toBe("$c = f c⁻ + i c̃$");
    expect(unitEquation(lstmOperations, "h")).toBe("$h = o tanh c$");
    expect(unitSum(lstmOperations, "c", (wire) => `${wire.length}`)).toBe("1·2 + 1·2");
    expect(() => unitEquation(lstmOperations, "x")).toThrow("expected an operation that makes x");
  });
});
