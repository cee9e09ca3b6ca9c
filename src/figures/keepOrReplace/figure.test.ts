import {readFileSync} from "node:fs";
import {median} from "d3";
import {describe, expect, it} from "vitest";
import {drawCost} from "../lstmOrGruCost/drawing.js";
import {sayCost} from "../lstmOrGruCost/words.js";
import {drawKeepOrReplace} from "./drawing.js";
import {equations, sayKeepOrReplace} from "./words.js";
import {placeIn} from "./layout.js";
import {sizeOf} from "../twoResetGates/words.js";
import {keepOrReplace, keepOrReplaceSettings} from "./experiment.js";
import {lstmOrGruCost, lstmOrGruCostSettings} from "../lstmOrGruCost/experiment.js";
import {twoResetGates, twoResetGatesSettings} from "../twoResetGates/experiment.js";
import {document} from "../../loaders/document.js";
import {readSettings} from "../../loaders/readJson.js";

const settings = readSettings("data/experiments/keep-or-replace.json", keepOrReplaceSettings);
const rows = keepOrReplace(settings);
const page = readFileSync("src/gru.md", "utf8");
const alt = (id: string): string => new RegExp(`${id}\\.svg".* alt="([^"]*)"`).exec(page)?.[1] ?? "";

describe("equations", () => {
  it("has the step's numbers, and in the other convention the weights negated and the same state", () => {
    expect(equations(rows, 6, "u", settings)).toEqual({
      gate: ["u⁶ = σ(W_u h⁵ + U_u x⁶ + b_u)", "= σ(0.50·0.80 + 4.00·0.40 − 2.00)", "= σ(0.00) = 0.50"],
      state: ["h⁶ = (1 − u)·h⁵ + u·h̃⁶", "= 0.50·0.80 + 0.50·(−0.40) = 0.20"]
    });
    const {gate, state} = equations(rows, 6, "z", settings);
    expect(gate[1]).toBe("= σ(−0.50·0.80 − 4.00·0.40 + 2.00)");
    expect(state).toEqual(["h⁶ = z·h⁵ + (1 − z)·h̃⁶", "= 0.50·0.80 + 0.50·(−0.40) = 0.20"]);
  });
});

describe("sayKeepOrReplace", () => {
  it("says kept, replaced, or how far along", () => {
    expect(sayKeepOrReplace(rows, 1, "u")).toContain("h is replaced: from 0.00 to 0.80");
    expect(sayKeepOrReplace(rows, 5, "z")).toContain("z = 1.00: h is kept at 0.80");
    expect(sayKeepOrReplace(rows, 6, "u")).toContain("50% of the way to the new content, −0.40");
    expect(sayKeepOrReplace(rows, 6, "u")).toContain("change to h⁵ arrives at h¹⁰ multiplied by 0.35");
  });
});

it("names the direct path by the gate of the convention", () => {
  for (const [convention, name] of [
    ["u", "by 1 − u alone"],
    ["z", "by z alone"]
  ] as const) {
    const picture = drawKeepOrReplace({rows, settings, step: 6, convention}, {width: 720, height: 500, document});
    expect(picture.textContent).toContain(name);
  }
});

describe("placeIn", () => {
  it("finds the step everywhere, and the gate's height in its lane alone", () => {
    const size = {width: 720, height: 500};
    const x = 34 + ((6 + 0.5) / 11) * (720 - 34 - 74);
    expect(placeIn({x, y: 100}, 10, size)).toEqual({step: 6, gate: undefined});
    const heights = Array.from({length: 500}, (_, y) => placeIn({x, y}, 10, size).gate).filter((g) => g !== undefined);
    expect([Math.max(...heights), Math.min(...heights)]).toEqual([1, 0]);
    expect(placeIn({x: 0, y: 0}, 10, size).step).toBe(1);
  });
});

describe("the page", () => {
  it("says what keep-or-replace shows", () => {
    const [, first, , , , fifth, sixth] = rows;
    expect([first.h, fifth.h, sixth.h].map((h) => h.toFixed(2))).toEqual(["0.80", "0.80", "0.20"]);
    expect(alt("keep-or-replace")).toContain("to −0.40, to 0.20");
    expect([fifth.gradient, fifth.direct].map((g) => g.toFixed(2))).toEqual(["0.35", "0.50"]);
    expect(page).toContain("that path takes 0.15 away: 0.50 along the direct path, 0.35 in full");
    expect(settings.b_u).toBe(-2);
    expect(page).toContain("<i>b<sub>u</sub></i> = −2");
    expect((0.8 ** 9).toFixed(2)).toBe("0.13");
    expect(page).toContain("four fifths of a state, nine times over, are 0.13");
    const half = keepOrReplace({...settings, update: settings.update.map(() => 0.5)});
    expect(half[0].direct).toBe(1 / 1024);
    expect(page).toContain("½ is multiplied ten times: 1/1024");
  });

  it("says how far the two reset gates are apart", () => {
    const reset = readSettings("data/experiments/two-reset-gates.json", twoResetGatesSettings);
    const apart = twoResetGates(reset);
    const middle = (name: string, what: "content" | "state") =>
      median(apart.filter((row) => row.case === name).map((row) => row[what]))?.toFixed(2);
    const apartBy = ["inside", "drawn"].map((name) => [middle(name, "content"), middle(name, "state")]);
    expect(apartBy).toEqual([
      ["0.54", "0.37"],
      ["0.38", "0.09"]
    ]);
    expect(alt("two-reset-gates")).toContain("it is 0.54, without the bias 0.38");
    expect(page).toContain("differs by 0.38 without the bias inside and by 0.54 with it");
    expect(page).toContain("the states still differ by 0.09 and 0.37");
    expect(reset.seeds).toHaveLength(20);
  });

  it("says what the cells cost", () => {
    const counts = lstmOrGruCost({inputSize: 32, hiddenSize: 64});
    const [rnn, gru, lstm, ...equal] = counts.map(({parameters}) => parameters.toLocaleString("en"));
    const [wide, wider] = counts.slice(3).map(({hiddenSize}) => hiddenSize);
    expect(alt("lstm-or-gru-cost")).toContain(`RNN ${rnn}, GRU ${gru}, LSTM ${lstm}`);
    expect(alt("lstm-or-gru-cost")).toContain(
      `an RNN of ${wide} units, ${equal[0]}, and a GRU of ${wider} units, ${equal[1]}`
    );
    const gruFor = (inputSize: number, hiddenSize: number) => lstmOrGruCost({inputSize, hiddenSize})[4].hiddenSize;
    expect([gruFor(2, 24), gruFor(32, 128)]).toEqual([28, 150]);
    expect(page).toContain("150 for an LSTM’s 128 on 32 inputs");
    expect(page).toContain("15% more where inputs are few, up to a third more where they are many");
    expect([gruFor(1, 200) / 200, gruFor(20_000, 200) / 200].map((more) => more.toFixed(2))).toEqual(["1.16", "1.33"]);
  });
});

describe("sizeOf", () => {
  it("has one digit before its power of ten, at 9.7 as well, and no 1", () => {
    expect([0, 0.384, 2.2e-16, 9.7e-17].map(sizeOf)).toEqual(["0", "0.38", "2·10⁻¹⁶", "10⁻¹⁶"]);
  });
});

describe("lstm-or-gru-cost", () => {
  it("is timed as the page says: eleven rounds of five networks, on copying over 40 steps", () => {
    const {rounds, length, copied} = readSettings("data/experiments/lstm-or-gru-cost.json", lstmOrGruCostSettings);
    expect([rounds, lstmOrGruCost({inputSize: 1, hiddenSize: 1}).length, length + 2 * copied]).toEqual([11, 5, 40]);
    expect(page).toContain("The five networks take turns, eleven times");
    expect(page).toContain("steps between, 40 in all");
  });

  const timed = lstmOrGruCost({inputSize: 4, hiddenSize: 8}).map((row, k) => ({...row, times: [1 + k, 2 + k, 30 + k]}));

  it("says honestly that nothing has been measured, and shows nothing of it", () => {
    const none = timed.map((row) => ({...row, times: []}));
    expect(sayCost(none, {inputSize: 4, hiddenSize: 8})).toContain("has not been measured yet");
    const text = drawCost(none, {width: 720, height: 250, document}).textContent ?? "";
    expect(text).toContain("not measured yet");
    expect(text).not.toContain(" ms");
  });

  it("shows medians and quarters once it has", () => {
    expect(sayCost(timed, {inputSize: 4, hiddenSize: 8})).toContain("takes 75% with 8 units");
    const text = drawCost(timed, {width: 720, height: 250, document}).textContent ?? "";
    expect(text).toContain("4 ms (3.5–18)");
  });
});
