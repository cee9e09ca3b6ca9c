import {readFileSync} from "node:fs";
import {expect, test} from "@playwright/test";
import * as v from "valibot";
import {computedDuringTraining} from "../../src/figures/duringTraining/experiment.js";
import {computedTwoExplanations} from "../../src/figures/twoExplanations/experiment.js";

/** Numbers that take longer to compute than a test may: the page's are held against what the build has computed. */
function built<S extends v.GenericSchema>(name: string, schema: S): v.InferOutput<S> {
  return v.parse(schema, JSON.parse(readFileSync(`src/.observablehq/cache/data/${name}.json`, "utf8")));
}

const prose = (page: string): string => readFileSync(`src/${page}.md`, "utf8");

/** 6.3e-18 as a page has it, 6 · 10⁻¹⁸. */
function inTens(log10: number): string {
  const power = Math.floor(log10 + 1e-9);
  const digits = String(power).replace(/[-\d]/g, (sign) => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".indexOf(sign)]);
  return `${Math.round(10 ** (log10 - power))} · 10${digits}`;
}

test("two-explanations: the same gradient with and without a dependency, until something is learnt", () => {
  const {rows} = built("two-explanations", computedTwoExplanations);
  const page = prose("vanishing-gradient");
  const far = (network: string, data: string): number => {
    const row = rows.find((row) => row.network === network && row.data === data);
    return row?.log10.at(-1)?.median ?? NaN;
  };
  const [untrained, saturated, trained] = ["untrained", "saturated", "trained"].map((network) =>
    ["dependency", "none"].map((data) => far(network, data))
  );
  expect(page).toContain(
    `gradient 30 steps back is ${inTens(untrained[0])} long where the answer depends on that step, and ${inTens(untrained[1])} where it does not`
  );
  expect(Math.max(...saturated)).toBeLessThan(-12);
  expect(page).toContain(`the gradient at the first step is ${(10 ** trained[0]).toFixed(1)} long`);
  expect(page).toContain(`Where there is nothing to be carried, it is ${(10 ** trained[1]).toFixed(3)}.`);
  const learnt = rows.find(({network, data}) => network === "trained" && data === "dependency")?.error;
  const [middle, low, high] = [learnt?.median, learnt?.low, learnt?.high].map((error) => error?.toFixed(2));
  expect(page).toContain(`its mean squared error is ${middle} (95% interval ${low} to ${high} over ten seeds)`);
});

test("during-training: the medians of ten seeds after 1,000 updates", () => {
  const {over, settings} = built("during-training", computedDuringTraining);
  const page = prose("vanishing-gradient");
  expect(settings.seeds).toHaveLength(10);
  const [rnn, lstm] = over.map(({farthest, error}) => ({farthest: farthest[40], error: error[40]}));
  expect(page).toContain("is 10⁻¹³ after 1,000 updates in the median (95% interval 2·10⁻²⁰ to 10⁻⁵)");
  expect([rnn.farthest.median, rnn.farthest.high].map(Math.round)).toEqual([-13, -5]);
  expect(inTens(rnn.farthest.low)).toBe("2 · 10⁻²⁰");
  const {median, low, high} = lstm.farthest;
  expect(page).toContain(
    `the LSTM’s ${[median, low, high]
      .map((log10) => (10 ** log10).toFixed(3))
      .join(" (")
      .replace(/ \((?=[^(]*$)/, " to ")});`
  );
  const words = ({median, low, high}: typeof rnn.error) =>
    `${median.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`;
  expect(page).toContain(`the median errors are ${words(rnn.error)} and ${words(lstm.error)}.`);
});

test("during-training: where the LSTM learns, and where the tanh network nearly does", () => {
  const {maps, errors, updates} = built("during-training", computedDuringTraining);
  const page = prose("vanishing-gradient");
  const farthest = (cell: string, update: number): number => {
    const map = maps.find((map) => map.cell === cell && map.path === "h");
    return map?.log10[updates.indexOf(update)].at(-1) ?? NaN;
  };
  expect(page).toContain("grows from 10⁻⁵ to 0.04, and the error falls from 0.15 to 0.03");
  expect([Math.round(farthest("lstm", 300)), (10 ** farthest("lstm", 350)).toFixed(2)]).toEqual([-5, "0.04"]);
  expect([300, 350].map((update) => errors.lstm[updates.indexOf(update)].toFixed(2))).toEqual(["0.15", "0.03"]);
  expect(page).toContain("with a pale stretch from 550 to 650 updates where 10⁻¹⁶ to 10⁻¹¹ arrives");
  const pale = [550, 575, 600, 625, 650].map((update) => farthest("rnn-tanh", update));
  expect([Math.min(...pale), Math.max(...pale)].map(Math.round)).toEqual([-16, -11]);
  expect(page).toContain("stays near 0.167, but for a dip to 0.11 after 500 updates");
  const error = errors["rnn-tanh"];
  expect(updates[error.indexOf(Math.min(...error))]).toBe(500);
  expect([500, 550].map((update) => error[updates.indexOf(update)].toFixed(2))).toEqual(["0.11", "0.17"]);
});
