import {readFileSync} from "node:fs";
import {expect, it} from "vitest";
import {drawLstmTimeline, timelinePlaces} from "./drawing.js";
import {sayLstmEvent} from "./words.js";
import {lstmTimelineSettings} from "./experiment.js";
import {document} from "../../loaders/document.js";
import {readSettings} from "../../loaders/readJson.js";

const timeline = readSettings("data/experiments/lstm-timeline.json", lstmTimelineSettings);
const page = readFileSync("src/lstm.md", "utf8");

it("has the page's list in the words of the file, in order, and no more", () => {
  const [, list = ""] = /The same in words:\n\n(.*?)\n\n/s.exec(page) ?? [];
  expect(list.split("\n").map((line) => line.replace(/^- |\*\*/g, ""))).toEqual(timeline.events.map(sayLstmEvent));
});

it("names in the page's sources whoever an event is from, with the year", () => {
  const [, sources = ""] = /## Sources\n(.*)/s.exec(page) ?? [];
  const known = sources.split("\n");
  for (const part of timeline.events.flatMap(({source}) => source.split("; "))) {
    const [, author = "", year = ""] = /(?!Lecture)\b([A-Z]\w+).* (\d{4})/.exec(part) ?? [];
    expect(author).not.toBe("");
    expect(
      known.some((line) => line.includes(author) && line.includes(year)),
      part
    ).toBe(true);
  }
});

it("puts every event at its year, and keeps the names a line apart", () => {
  const {exact, places} = timelinePlaces(timeline, 400);
  expect(exact).toEqual([...exact].sort((a, b) => a - b));
  for (let k = 1; k < places.length; ++k) expect(places[k] - places[k - 1]).toBeGreaterThanOrEqual(30 - 1e-9);
  expect(Math.min(...places)).toBeGreaterThanOrEqual(14);
  expect(Math.max(...places)).toBeLessThanOrEqual(386);
  const svg = drawLstmTimeline(timeline, 1, {width: 324, height: 400, document});
  expect(svg.querySelectorAll("circle")).toHaveLength(timeline.events.length);
  expect(svg.outerHTML).not.toMatch(/NaN|undefined/);
});
