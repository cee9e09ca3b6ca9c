import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {makeCell} from "../../engine/cells/makeCell.js";
import {gatedCells} from "../../engine/cells/operations/cellOperations.js";
import {kernelCells} from "../../engine/float32/kernels/kernelCells.js";
import {countParameters} from "../../engine/parameters.js";
import {drawCost} from "./drawing.js";
import {settings as schema} from "./experiment.js";
import {lstmOrGruCost, timedRun} from "./cost.js";
import {sayCost} from "./words.js";
import {document} from "../../loaders/document.js";
import {readSettings} from "../../loaders/readJson.js";
import {openTraining} from "../../workers/trainingSession.js";

const settings = readSettings("data/experiments/lstm-or-gru-cost.json", schema);
const size = fc.integer({min: 1, max: settings.largest});

describe("lstmOrGruCost", () => {
  it("counts 1, 3 and 4 times H² + HI + H at equal size", () => {
    fc.assert(
      fc.property(size, size, (inputSize, hiddenSize) => {
        const set = hiddenSize * (hiddenSize + inputSize + 1);
        const rows = lstmOrGruCost({inputSize, hiddenSize}).filter(({equal}) => equal === "size");
        const of = (kind: string) => rows.find(({cell}) => cell === kind)?.parameters;
        expect(["rnn-tanh", "gru", "lstm"].map(of)).toEqual([set, 3 * set, 4 * set]);
        // Every gated cell, and in the order of its parameters.
        expect(rows).toHaveLength(gatedCells.length + 1);
        expect(rows).toEqual([...rows].sort((a, b) => a.parameters - b.parameters));
      }),
      {seed: 1, numRuns: 20}
    );
  });

  it("finds the size whose parameters are nearest to the LSTM's", () => {
    fc.assert(
      fc.property(size, size, (inputSize, hiddenSize) => {
        const rows = lstmOrGruCost({inputSize, hiddenSize});
        const budget = rows.find(({cell}) => cell === "lstm")?.parameters ?? NaN;
        for (const {cell, hiddenSize: found, parameters} of rows.filter(({equal}) => equal === "parameters")) {
          const off = (n: number): number =>
            Math.abs(countParameters(makeCell(cell, {inputSize, hiddenSize: n})) - budget);
          expect(off(found)).toBe(Math.abs(parameters - budget));
          expect(off(found)).toBeLessThanOrEqual(Math.min(off(found + 1), found > 1 ? off(found - 1) : Infinity));
        }
      }),
      {seed: 2, numRuns: 20}
    );
  });

  it("makes runs that can be trained, with the reader's sizes", async () => {
    for (const row of lstmOrGruCost({inputSize: 3, hiddenSize: 5})) {
      const run = timedRun(settings, 3, row);
      expect(run === undefined).toBe(!kernelCells.includes(row.cell));
      if (!run) continue;
      const session = await openTraining({run});
      expect(session.arithmetic).toBe("float32");
      const {loss} = session.step();
      expect(Number.isFinite(loss)).toBe(true);
      expect(session.finished).toBe(false);
    }
  });
});

describe("the time of a step", () => {
  const sizes = {inputSize: 4, hiddenSize: 8};
  const timed = lstmOrGruCost(sizes).map((row, k) => ({...row, times: [1 + k, 2 + k, 30 + k]}));
  const draw = (rows: typeof timed) => drawCost(rows, {width: 720, height: 250, document}).textContent;

  it("says honestly that nothing has been measured, and shows nothing of it", () => {
    const none = timed.map((row) => ({...row, times: []}));
    expect(sayCost(none, sizes)).toContain("has not been measured yet");
    expect(draw(none)).toContain("not measured yet");
    expect(draw(none)).not.toContain(" ms");
  });

  it("shows medians and quarters once it has, and says of a cell without a kernel that it is not timed", () => {
    expect(sayCost(timed, sizes)).toContain("takes 75% with 8 units");
    expect(draw(timed)).toContain("4 ms (3.5–18)");
    expect(draw(timed)).not.toContain("not timed");
    expect(draw(timed.map((row, k) => (k === 0 ? {...row, times: []} : row)))).toContain("not timed");
  });
});
