import {readFileSync} from "node:fs";
import {expect, test} from "@playwright/test";
import * as v from "valibot";
import {isOrAreGradientData} from "../../src/figures/isOrAreGradient/experiment.js";
import {realTextData} from "../../src/figures/realText/experiment.js";
import {shade} from "../../src/figures/realText/shade.js";
import {realTextReadings} from "../../src/figures/realText/readings.js";

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

test("is-or-are-gradient: how many times smaller the gradient is at the subject, after 200 updates", () => {
  const {networks, updates} = built("is-or-are-gradient", isOrAreGradientData);
  const page = prose("language-models");
  const at = updates.indexOf(200);
  const times = (attractors: number): number[] =>
    networks.map(({courses}) => {
      const course = courses.find((course) => course.attractors === attractors);
      if (!course) throw new Error(`expected a course with ${attractors} attractors`);
      return 10 ** (course.nearest.log10[at] - course.subject.log10[at]);
    });
  const rounded = (values: number[]): string[] => values.map((value) => value.toPrecision(2)).sort();
  expect(page).toContain("between 150 and 220,000 times smaller than at the last noun");
  expect([Math.min(...times(4)), Math.max(...times(4))].map((value) => Number(value.toPrecision(2)))).toEqual([
    150, 220_000
  ]);
  expect(page).toContain("the gradient at the subject is only 6 to 50 times smaller");
  expect(rounded([Math.min(...times(1)), Math.max(...times(1))])).toEqual(["5.7", "50"]);
  const four = networks.map(({courses}) => courses.find(({attractors}) => attractors === 4) ?? courses[0]);
  const subjects = four.map(({subject}) => subject.log10);
  expect(page).toContain("it is 10⁻⁴ in the RNN, 0.01 in the LSTM and 10⁻⁵ in the GRU");
  expect(subjects.map((log10) => Math.round(log10[at]))).toEqual([-4, -2, -5]);
  expect(page).toContain("to 0.07 and more at its highest, and the GRU’s falls again");
  const highest = subjects.map((log10) => Math.max(...log10));
  expect(Math.min(...highest.map((log10) => 10 ** log10)).toFixed(2)).toBe("0.07");
  expect(subjects[2].at(-1)).toBeLessThan(highest[2] - 0.5);
  const nearest = four.flatMap(({nearest}) => nearest.log10).map((log10) => 10 ** log10);
  expect(page).toContain("At the last noun before the verb it stays between 0.2 and 3 for all networks");
  expect(Math.min(...nearest)).toBeGreaterThan(0.15);
  expect(Math.max(...nearest)).toBeLessThan(3.5);
});

test("real-text: how far back the three networks look", () => {
  const {readers} = built("real-text", realTextData);
  const page = prose("language-models");
  const [rnn, lstm, gru] = readers.map(({reach}) => reach.median);
  expect(page).toContain(`${rnn} characters back, the LSTM's ${lstm} and the GRU's ${gru}.`);
  const [far, ...gated] = readers.map(({curve}) => curve[99].median);
  expect(page).toContain(`until at 100 back ${inTens(far)} is left`);
  expect(page).toContain(`100 characters back there are still ${gated.map(inTens).join(" and ")}`);
  expect(Math.round(gated[1] - far)).toBe(12);
  expect(page).toContain("the GRU’s gradient is hundreds of billions of times as long as the tanh network’s");
});

test("real-text: a word's first letter beside the space before it", () => {
  const data = built("real-text", realTextData);
  // At the space after "and" and at the e of "snapped": how many times as long, in each network.
  const times = (at: number, letter: string): number[] =>
    realTextReadings(data, shade).map(({log10}) => {
      const distance = at - data.passage.lastIndexOf(` ${letter}`, at) - 1;
      return 10 ** (log10(at, distance) - log10(at, distance + 1));
    });
  expect(data.passage.slice(232, 236)).toBe("and ");
  expect(prose("language-models")).toContain(
    "three to five times as long on its first letter as on the space before it"
  );
  expect(
    times(235, "and")
      .map(Math.round)
      .every((times) => times >= 3 && times <= 5)
  ).toBe(true);
  expect(data.passage[249]).toBe("e");
  const [rnn, ...gated] = times(249, "snapped");
  expect(rnn).toBeGreaterThan(1.5);
  expect(Math.min(...gated)).toBeGreaterThan(rnn);
});
