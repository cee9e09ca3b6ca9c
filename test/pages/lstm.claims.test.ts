import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {lstmTimeline, sayEvent} from "../../src/figures/lstmTimeline/figure.js";
import {computed} from "../support/computed.js";

const page = readFileSync("src/lstm.md", "utf8");

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
