import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {drawClipping} from "./drawing.js";
import {binsOf, shareClipped} from "./histogram.js";
import {layout, planeScales} from "./layout.js";
import {clipper} from "./rules.js";
import {firstState, sayTurn, type ClippingState} from "./state.js";
import {sayClipping} from "./words.js";
import {standalone} from "../../frame/standalone.js";
import {clipEachWay, planeGradient} from "./experiment.js";
import {clippingRun, clippingSettings} from "./run.js";
import {runsOf} from "../../experiments/training/runsOf.js";
import {trainingSettings} from "../../experiments/training/trainingSettings.js";
import {document} from "../../loaders/document.js";
import {readSettings} from "../../loaders/readJson.js";

const settings = readSettings("data/experiments/clipping.json", clippingSettings);
const training = readSettings("data/experiments/training/clipping-rescues.json", trainingSettings);
const run = runsOf("clipping-rescues", training).find(({name}) => name === settings.run);
if (!run) throw new Error(`no run ${settings.run}`);
const data = await clippingRun(settings, run);
const clippings = clipper(data, {clipEachWay, planeGradient});
const first = firstState(settings);
const say = (change: Partial<ClippingState>): string => {
  const state = {...first, ...change};
  return sayClipping(data.norms, clippings(state), state);
};

describe("sayClipping", () => {
  it("says what each rule does, and when none does anything", () => {
    expect(say({})).toBe(
      "The gradient (3, 1.2) is 3.23 long; clipped at 1 by its norm it is 1 long and turned by 0°, by value 1.41 and 23°. " +
        "In the run 1,056 of 1,800 updates, 59%, are clipped; " +
        "its longest gradient is turned by 0° by the norm, 41° by value, 32° per parameter."
    );
    expect(say({x: 0.3, y: 0.1})).toContain("below the threshold 1: no rule touches it.");
  });
});

describe("binsOf", () => {
  it("has every update in one bin", () => {
    expect(binsOf(data.norms).reduce((sum, {updates}) => sum + updates, 0)).toBe(data.norms.length);
  });
});

describe("drawClipping", () => {
  it("has no coordinate that is not a number, at all ends of the sliders", () => {
    for (const threshold of [0.01, 1, 100])
      for (const [x, y] of [
        [-4, 4],
        [0, 0]
      ])
        for (const size of [
          {width: 1000, height: 520},
          {width: 324, height: 810}
        ]) {
          const state = {x, y, threshold};
          const picture = drawClipping(data.norms, clippings(state), {...size, state, document});
          expect(standalone(picture, {title: "", description: ""})).not.toMatch(/NaN|Infinity|undefined/);
        }
  });

  it("draws both parts of the plane's gradient to one scale", () => {
    const {x, y} = planeScales(layout({width: 1000, height: 520}).plane);
    expect(x(1) - x(0)).toBeCloseTo(y(0) - y(1), 9);
  });
});

describe("the page", () => {
  const page = readFileSync("src/exploding-gradient.md", "utf8");
  const [, section = ""] = /## A limit on the step\n(.*?)\n## /s.exec(page) ?? [];

  it("says what the rules do to the run's longest gradient", () => {
    const [, byValue, perParameter] = clippings(first).run;
    expect(section).toContain(
      `by value it is turned by ${sayTurn(byValue)}, per parameter by ${sayTurn(perParameter)}`
    );
    expect(section).toContain(`that of update ${data.longest.update.toLocaleString("en-GB")}`);
    expect(byValue.norm.before.toFixed(0)).toBe("50");
    const [longest] = byValue.parts.toSorted((a, b) => b.before - a.before);
    const [shortened] = byValue.parts.toSorted((a, b) => a.after / a.before - b.after / b.before);
    expect([longest.parameter, shortened.parameter]).toEqual(["b", "b"]);
  });

  it("says how long the run's gradients are, and how many a threshold clips", () => {
    const median = (norms: number[]) => norms.sort((a, b) => a - b)[norms.length >> 1];
    const [early, late] = [median(data.norms.slice(0, 700)), median(data.norms.slice(800))];
    expect(early.toPrecision(2)).toBe("0.35");
    expect(Math.round(late / early)).toBe(15);
    expect(data.norms.slice(0, 700).every((norm) => norm < 1)).toBe(true);
    expect((data.norms.reduce((sum, norm) => sum + norm, 0) / data.norms.length).toFixed(1)).toBe("3.7");
    expect(shareClipped(data.norms, 1).share.toFixed(2)).toBe("0.59");
    expect(shareClipped(data.norms, 1.87).share).toBeGreaterThan(0.5);
    expect(shareClipped(data.norms, 20).share.toFixed(2)).toBe("0.01");
  });
});
