import {expect, it} from "vitest";
import {tracedSources} from "../../../scripts/framework/loading/tracedSources.js";
import {viewOf} from "../../../test/support/viewOf.js";
import {readSettings} from "../../loaders/readJson.js";
import {data, settings as schema} from "./experiment.js";
import {clipping, layout} from "./figure.js";
import {binsOf} from "./histogram.js";
import {planeScales} from "./plane.js";

const settings = readSettings("data/experiments/clipping.json", schema);
const computed = await data(settings, tracedSources());
const {say, first} = await viewOf(clipping, computed);

it("says what each rule does, and when none does anything", () => {
  expect(say(first)).toContain("by which rule is its longest gradient turned more?");
  expect(say({...first, shown: true})).toBe(
    "The gradient (3, 1.2) is 3.23 long; clipped at 1 by its norm it is 1 long and turned by 0°, by value 1.41 and 23°. " +
      "In the run 1,056 of 1,800 updates, 59%, are clipped; " +
      "its longest gradient is turned by 0° by the norm, 41° by value, 32° per parameter."
  );
  expect(say({...first, x: 0.3, y: 0.1})).toContain("below the threshold 1: no rule touches it.");
});

it("has every update in one bin", () => {
  expect(binsOf(computed.norms).reduce((sum, {updates}) => sum + updates, 0)).toBe(computed.norms.length);
});

it("draws both parts of the plane's gradient to one scale", () => {
  const {x, y} = planeScales(layout({width: 1000, height: 520})[0]);
  expect(x(1) - x(0)).toBeCloseTo(y(0) - y(1), 9);
});

it("refuses a run that is not there", async () => {
  await expect(data({...settings, run: "rnn-tanh.clipped.length99.seed1"}, tracedSources())).rejects.toThrow(
    "clipping: run: expected a run of clipping-rescues, got rnn-tanh.clipped.length99.seed1"
  );
});
