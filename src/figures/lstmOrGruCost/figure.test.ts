import {describe, expect, it} from "vitest";
import {drawCost} from "./drawing.js";
import {lstmOrGruCost} from "./experiment.js";
import {sayCost} from "./words.js";
import {document} from "../../loaders/document.js";

const timed = lstmOrGruCost({inputSize: 4, hiddenSize: 8}).map((row, k) => ({...row, times: [1 + k, 2 + k, 30 + k]}));

describe("lstm-or-gru-cost", () => {
  it("says honestly that nothing has been measured, and shows nothing of it", () => {
    const none = timed.map((row) => ({...row, times: []}));
    expect(sayCost(none, {inputSize: 4, hiddenSize: 8})).toContain("has not been measured yet");
    const text = drawCost(none, {width: 720, height: 250, document}).textContent;
    expect(text).toContain("not measured yet");
    expect(text).not.toContain(" ms");
  });

  it("shows medians and quarters once it has, and says of a cell without a kernel that it is not timed", () => {
    expect(sayCost(timed, {inputSize: 4, hiddenSize: 8})).toContain("takes 75% with 8 units");
    const draw = (rows: typeof timed) => drawCost(rows, {width: 720, height: 250, document}).textContent;
    expect(draw(timed)).toContain("4 ms (3.5–18)");
    expect(draw(timed)).not.toContain("not timed");
    expect(draw(timed.map((row, k) => (k === 0 ? {...row, times: []} : row)))).toContain("not timed");
  });
});
