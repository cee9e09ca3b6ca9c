import {expect, it} from "vitest";
import {document} from "../../loaders/document.js";
import {readSettings} from "../../loaders/readJson.js";
import {drawTimeline, timelinePlaces} from "./drawing.js";
import {settings} from "./experiment.js";

it("puts every event at its year, and keeps the names a line apart", () => {
  const timeline = readSettings("data/experiments/lstm-timeline.json", settings);
  const {exact, places} = timelinePlaces(timeline, 400);
  expect(exact).toEqual([...exact].sort((a, b) => a - b));
  for (let k = 1; k < places.length; ++k) expect(places[k] - places[k - 1]).toBeGreaterThanOrEqual(30 - 1e-9);
  expect(Math.min(...places)).toBeGreaterThanOrEqual(14);
  expect(Math.max(...places)).toBeLessThanOrEqual(386);
  const svg = drawTimeline(timeline, 1, {width: 324, height: 400, document});
  expect(svg.querySelectorAll("circle")).toHaveLength(timeline.events.length);
});
