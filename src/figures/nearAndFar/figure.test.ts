import {describe, expect, it} from "vitest";
import {drawNearAndFar} from "./drawing.js";
import {settings as schema} from "./experiment.js";
import {nearAndFar} from "./figure.js";
import {sayNearAndFar, shownBy, type State} from "./shown.js";
import {standalone} from "../../frame/standalone.js";
import {document} from "../../loaders/document.js";
import {readSettings} from "../../loaders/readJson.js";
import {viewOf} from "../../../test/support/viewOf.js";

const settings = readSettings("data/experiments/near-and-far.json", schema);
const shown = shownBy(settings);
const {first} = await viewOf(nearAndFar, {settings, needed: []});
const at = (change: Partial<State> = {}) => shown({...first, ...change});

describe("sayNearAndFar", () => {
  it("says what the last k steps leave out, and how many make up nearly all", () => {
    expect(sayNearAndFar(at())).toBe(
      "Sum the last 10 steps alone, and 2.8% of the gradient is missing in the tanh network, 24% in the LSTM. " +
        "To make up 99% of it takes the last 15 steps, and 40."
    );
    expect(sayNearAndFar(at({last: 1}))).toContain("Sum the last step alone, ");
    expect(sayNearAndFar(at({last: settings.length}))).toContain("and nothing of the gradient is missing");
  });
});

describe("drawNearAndFar", () => {
  it("has no coordinate that is not a number, at all ends of the sliders", () => {
    for (const spectralRadius of [0.1, 2])
      for (const forgetBias of [-2, 6])
        for (const last of [1, settings.length])
          for (const size of [
            {width: 720, height: 440},
            {width: 324, height: 560}
          ]) {
            const picture = drawNearAndFar(at({spectralRadius, forgetBias, last}), {...size, document});
            expect(standalone(picture, {title: "", description: ""})).not.toMatch(/NaN|Infinity|undefined/);
          }
  });

  it("computes nothing anew for another k, and only the LSTM for another forget bias", () => {
    const [tanh, lstm] = at().cells;
    expect(at({last: 20}).cells.map(({shares}) => shares)).toEqual([tanh.shares, lstm.shares]);
    const moved = at({forgetBias: 2}).cells;
    expect(moved[0].shares).toBe(tanh.shares);
    expect(moved[1].shares).not.toBe(lstm.shares);
  });
});
