import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {drawLstm, pathsUnder} from "../../src/figures/notGuaranteed/experiment.js";
import {places} from "../../src/figures/notGuaranteed/facts.js";
import {notGuaranteed} from "../../src/figures/notGuaranteed/figure.js";
import {lstmTimeline, sayEvent} from "../../src/figures/lstmTimeline/figure.js";
import type {Facts} from "../../src/frame/facts.js";
import {computed} from "../support/computed.js";

const page = readFileSync("src/lstm.md", "utf8");

/** A sentence of the page, and what it compares. */
function claim(sentence: string, holds: () => void): void {
  it(sentence, () => {
    expect(page).toContain(sentence);
    holds();
  });
}

/** Facts that are numbers, by their paths. */
function numbersOf(facts: Facts): (path: string) => number {
  return (path) => {
    const value = path.split(".").reduce<unknown>((inner, name) => (inner as Facts | undefined)?.[name], facts);
    if (typeof value !== "number") throw new Error(`expected a number at ${path}, got ${JSON.stringify(value)}`);
    return value;
  };
}

describe("not-guaranteed", () => {
  const {data, facts} = computed(notGuaranteed);
  const fact = numbersOf(facts);
  const {map, settings} = data;
  const factors = (wanted: (place: {forgetBias: number; radius: number}) => boolean): number[] =>
    map.filter(wanted).map(({log10}) => log10);

  it("has facts of the places that its buttons set", () => {
    for (const {forgetBias, radius} of Object.values(places))
      expect(page).toContain(`data-figure="not-guaranteed" data-set="forgetBias=${forgetBias}&radius=${radius}"`);
  });

  claim("Where both are small the gradient vanishes, to less than", () =>
    expect(Math.max(...factors(({forgetBias, radius}) => forgetBias <= -2 && radius < 0.5))).toBeLessThan(
      Math.log10(fact("map.darkest"))
    )
  );
  claim("at a large bias and a small radius it keeps its length", () => {
    const kept = factors(({forgetBias, radius}) => forgetBias >= 4 && radius < 0.5);
    expect(Math.max(...kept.map(Math.abs))).toBeLessThan(settings.decades);
  });
  claim("nearly all of it comes through h", () => expect(fact("first.direct")).toBeLessThan(fact("first.total") / 5));
  claim("though the direct path has _shrunk_", () => {
    const {direct, throughH, total} = pathsUnder(drawLstm(settings), places.exploding, settings);
    expect(direct[settings.length - 1]).toBeLessThan(direct[0]);
    expect(throughH[settings.length - 1]).toBeCloseTo(total[settings.length - 1], 6);
  });
  claim("explode as well, and more", () => expect(fact("map.corner")).toBeGreaterThan(fact("exploding")));
  claim("all vanish at the first of these settings", () => expect(fact("draws.vanish")).toBe(fact("draws.all")));
  claim("and all at the third", () => expect(fact("draws.explodeShut")).toBe(fact("draws.all")));
});

describe("lstm-timeline", () => {
  const {events} = computed(lstmTimeline).data;

  it("has the page's list in the words of the file, in order, and no more", () => {
    const [, list = ""] = /The same in words:\n\n(.*?)\n\n/s.exec(page) ?? [];
    expect(list.split("\n").map((line) => line.replace(/^- |\*\*/g, ""))).toEqual(events.map(sayEvent));
  });

  it("names in the page's sources whoever an event is from, with the year", () => {
    const [, sources = ""] = /## Sources\n(.*)/s.exec(page) ?? [];
    const known = sources.split("\n");
    for (const part of events.flatMap(({source}) => source.split("; "))) {
      const [, author = "", year = ""] = /(?!Lecture)\b([A-Z]\w+).* (\d{4})/.exec(part) ?? [];
      expect(author).not.toBe("");
      expect(
        known.some((line) => line.includes(author) && line.includes(year)),
        part
      ).toBe(true);
    }
  });
});
