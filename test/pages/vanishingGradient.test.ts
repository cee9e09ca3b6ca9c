import {readFileSync} from "node:fs";
import {expect, it} from "vitest";
import {formulaReader} from "../../src/figures/yourOwnActivation/formulaReader.js";
import {ownShown} from "../../src/figures/yourOwnActivation/shown.js";
import * as own from "../../src/figures/yourOwnActivation/experiment.js";
import {readSettings} from "../../src/loaders/readJson.js";

/** Numbers of the page that no test of a figure holds. */
const page = readFileSync("src/vanishing-gradient.md", "utf8");

it("your-own-activation: where the gradient is after 99 steps, and whose bound falls", () => {
  const settings = readSettings("data/experiments/your-own-activation.json", own.yourOwnActivationSettings);
  const [reader, shown] = [formulaReader(settings.range), ownShown(settings, own)];
  const of = (text: string) => {
    const read = reader.read(text);
    if (!read || !("formula" in read)) throw new Error(`expected a preset, got ${text}`);
    const {own, tanh, singularValue} = shown(read.formula, settings.spectralRadius, settings.seed);
    return {end: own.log10[99], tanh: tanh.log10[99], slope: read.formula.largest.slope, rises: singularValue};
  };
  const [softsign, sine, steep, logistic] = ["x / (1 + abs(x))", "sin(x)", "tanh(2 * x)", "1 / (1 + exp(-x))"].map(of);
  expect(page).toContain(
    `the one loses ${(-softsign.end).toFixed(0)} decades in 99 steps, the other ${(-softsign.tanh).toFixed(0)}.`
  );
  expect([softsign.end, softsign.tanh].map((log10) => (10 ** log10).toExponential(0))).toEqual(["3e-24", "2e-11"]);
  expect([softsign, sine, steep].map(({slope}) => slope.toFixed(2))).toEqual(["1.00", "1.00", "2.00"]);
  expect(sine.end).toBeGreaterThan(sine.tanh);
  expect(page).toContain(`its gradient still falls, to ${(10 ** steep.end).toFixed(3)}, but slowly`);
  expect([softsign, sine, steep, logistic].map(({slope, rises}) => slope * rises < 1)).toEqual([
    false,
    false,
    false,
    true
  ]);
});
