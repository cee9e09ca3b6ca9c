import {describe, expect, test} from "vitest";
import type {Parameters} from "../../../src/engine/cells/cell.js";
import {gru} from "../../../src/engine/cells/gru/gru.js";
import {gruResetAfter} from "../../../src/engine/cells/gruResetAfter/gruResetAfter.js";
import {constantBias} from "../../../src/engine/initialise.js";
import {zeros} from "../../../src/engine/linear/matrix.js";
import {buildParameters} from "../../../src/engine/parameters.js";
import {Random} from "../../../src/engine/random.js";
import {backwardThroughTime, forwardThroughTime} from "../../../src/engine/unroll.js";
import {normal, randomState} from "../../support/problem.js";

const random = new Random(12);
const sizes = {inputSize: 2, hiddenSize: 4};
const forms = {"before-product": gru(sizes), "after-product": gruResetAfter(sizes)} as const;
const parameters = buildParameters(forms["after-product"], ({rows, cols}) => normal(rows, cols, random));
const {c_h, ...lectures} = parameters;
const inputs = Array.from({length: 10}, () => normal(3, 2, random));
const initial = randomState(forms["before-product"], 3, random);

/** The biases of a gate so far out that it is 0 or 1 to the bit. */
const shut = constantBias(4, -1000);
const open = constantBias(4, 1000);

describe.each([
  {form: "before-product", parameters: lectures},
  {form: "after-product", parameters}
] as const)("a GRU that resets $form", ({form, parameters}) => {
  const cell = forms[form];
  const gradient = normal(3, 4, random);
  const atTheEnd = (t: number) => (t === inputs.length - 1 ? gradient : undefined);

  test("keeps its state to the bit where u = 0, and hands the gradient back to the bit", () => {
    const pass = forwardThroughTime(cell, {...parameters, b_u: shut}, inputs, {initial});
    for (const {h} of pass.steps) expect(h.data).toEqual(initial.h.data);
    expect(backwardThroughTime(pass, atTheEnd).initial.h.data).toEqual(gradient.data);
  });

  test("is its new content where u = 1", () => {
    const pass = forwardThroughTime(cell, {...parameters, b_u: open}, inputs, {initial});
    for (const {h, h̃} of pass.steps) expect(h.data).toEqual(h̃.data);
  });

  test("does not see its state where r = 0 and u = 1: nothing goes back", () => {
    const blind: Parameters = {...parameters, b_u: open, b_r: shut};
    const pass = forwardThroughTime(cell, blind, inputs, {initial});
    const afresh = forwardThroughTime(cell, blind, inputs);
    expect(pass.steps.map(({h}) => h)).toEqual(afresh.steps.map(({h}) => h));
    expect(backwardThroughTime(pass, atTheEnd).initial.h.data).toEqual(new Float64Array(12));
  });

  test("moves between its old state and its new content", () => {
    let before = initial.h;
    for (const {h, h̃} of forwardThroughTime(cell, parameters, inputs, {initial}).steps) {
      for (const [k, value] of h.data.entries()) {
        expect(value).toBeGreaterThanOrEqual(Math.min(before.data[k], h̃.data[k]) - 1e-15);
        expect(value).toBeLessThanOrEqual(Math.max(before.data[k], h̃.data[k]) + 1e-15);
      }
      before = h;
    }
  });
});

describe("the two forms of the reset gate", () => {
  const run = (form: keyof typeof forms, parameters: Parameters) =>
    forwardThroughTime(forms[form], parameters, inputs, {initial}).steps.map(({h}) => h.data);

  test("agree where r = 1 and the bias inside is 0", () => {
    const before = run("before-product", {...lectures, b_r: open});
    const after = run("after-product", {...lectures, b_r: open, c_h: zeros(4, 1)});
    for (const [t, h] of before.entries())
      for (const [k, value] of h.entries()) expect(after[t][k]).toBeCloseTo(value, 13);
  });

  test("are two cells where r is not 1", () => {
    const [before] = run("before-product", lectures);
    const [after] = run("after-product", {...lectures, c_h: zeros(4, 1)});
    expect(Math.max(...before.map((value, k) => Math.abs(value - after[k])))).toBeGreaterThan(0.01);
  });

  test("differ by name and by c_h", () => {
    expect(forms["before-product"].kind).toBe("gru");
    expect(forms["after-product"].kind).toBe("gru-reset-after");
    expect(c_h.rows).toBe(4);
    expect(Object.keys(forms["before-product"].shapes)).not.toContain("c_h");
  });
});
