import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {lstmOrGruCost, lstmOrGruCostSettings, timedRun} from "../../src/experiments/lstmOrGruCost.js";
import {readSettings} from "../../src/loaders/readJson.js";
import {openTraining} from "../../src/workers/trainingSession.js";

const settings = readSettings("data/experiments/lstm-or-gru-cost.json", lstmOrGruCostSettings);
const size = fc.integer({min: 1, max: settings.largest});

describe("lstmOrGruCost", () => {
  it("counts 1, 3 and 4 times H² + HI + H at equal size", () => {
    fc.assert(
      fc.property(size, size, (inputSize, hiddenSize) => {
        const set = hiddenSize * (hiddenSize + inputSize + 1);
        const [rnn, gru, lstm] = lstmOrGruCost({inputSize, hiddenSize});
        expect([rnn, gru, lstm].map(({parameters}) => parameters)).toEqual([set, 3 * set, 4 * set]);
      }),
      {seed: 1, numRuns: 20}
    );
  });

  it("finds the size whose parameters are nearest to the LSTM's", () => {
    fc.assert(
      fc.property(size, size, (inputSize, hiddenSize) => {
        const rows = lstmOrGruCost({inputSize, hiddenSize});
        const budget = rows[2].parameters;
        for (const {cell, hiddenSize: found, parameters} of rows.slice(3)) {
          const sets = cell === "gru" ? 3 : 1;
          const off = (n: number): number => Math.abs(sets * n * (n + inputSize + 1) - budget);
          expect(off(found)).toBe(Math.abs(parameters - budget));
          expect(off(found)).toBeLessThanOrEqual(Math.min(off(found + 1), found > 1 ? off(found - 1) : Infinity));
        }
      }),
      {seed: 2, numRuns: 20}
    );
  });

  it("makes runs that can be trained, with the reader's sizes", async () => {
    for (const row of lstmOrGruCost({inputSize: 3, hiddenSize: 5})) {
      const session = await openTraining({run: timedRun(settings, 3, row)});
      expect(session.arithmetic).toBe("float32");
      const {loss} = session.step();
      expect(Number.isFinite(loss)).toBe(true);
      expect(session.finished).toBe(false);
    }
  });
});
