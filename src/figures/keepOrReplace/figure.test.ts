import {describe, expect, it} from "vitest";
import {data, settings as schema} from "./experiment.js";
import {keepOrReplace} from "./figure.js";
import {placeIn} from "./drawing.js";
import {equations, sayKeepOrReplace, type Convention, type KeepOrReplaceShown} from "./words.js";
import {readSettings} from "../../loaders/readJson.js";
import {lettersOf} from "../../frame/words/symbols.js";
import {viewOf} from "../../../test/support/viewOf.js";

const computed = data(readSettings("data/experiments/keep-or-replace.json", schema));
const shown = (step: number, convention: Convention): KeepOrReplaceShown => ({
  ...{...computed, step, convention},
  ...{guess: 0.5, shown: true}
});

describe("words", () => {
  it("have the step's numbers, and in the other convention the weights negated and the same state", () => {
    expect(equations(shown(6, "u"))).toEqual({
      gate: ["$u⁶ = σ(W_u h⁵ + U_u x⁶ + b_u)$", "= σ(0.50·0.80 + 4.00·0.40 − 2.00)", "= σ(0.00) = 0.50"],
      state: ["$h⁶ = (1 − u)·h⁵ + u·h̃⁶$", "= 0.50·0.80 + 0.50·(−0.40) = 0.20"]
    });
    const {gate, state} = equations(shown(6, "z"));
    expect(gate[1]).toBe("= σ(−0.50·0.80 − 4.00·0.40 + 2.00)");
    expect(state).toEqual(["$h⁶ = z·h⁵ + (1 − z)·h̃⁶$", "= 0.50·0.80 + 0.50·(−0.40) = 0.20"]);
  });

  it.each([
    [1, "u", "h is replaced: from 0.00 to 0.80"],
    [5, "z", "z = 1.00: h is kept at 0.80"],
    [6, "u", "50% of the way to the new content, −0.40"],
    [6, "u", "change to h⁵ arrives at h¹⁰ multiplied by 0.35"]
  ] as const)("say kept, replaced, or how far along: step %i, %s", (step, convention, words) =>
    expect(lettersOf(sayKeepOrReplace(shown(step, convention)))).toContain(lettersOf(words))
  );

  it.each([
    ["u", "by 1 − u alone"],
    ["z", "by z alone"]
  ] as const)("name the direct path by the gate of the convention: %s", async (convention, name) => {
    const {draw, first} = await viewOf(keepOrReplace, computed);
    expect(lettersOf(draw({...first, convention, shown: true}, {width: 720, height: 500}).textContent ?? "")).toContain(
      name
    );
  });
});

describe("placeIn", () => {
  it("finds the step everywhere, and the gate's height in its lane alone", () => {
    const size = {width: 720, height: 500};
    const x = 34 + ((6 + 0.5) / 11) * (720 - 34 - 74);
    expect(placeIn({x, y: 100}, 10, size)).toMatchObject({step: 6, isInLane: false});
    const places = Array.from({length: 500}, (_, y) => placeIn({x, y}, 10, size)).filter(({isInLane}) => isInLane);
    const heights = places.map(({gate}) => gate);
    expect([Math.max(...heights), Math.min(...heights)]).toEqual([1, 0]);
    expect(placeIn({x: 0, y: 0}, 10, size).step).toBe(1);
  });
});
