import {expect, test} from "vitest";
import {freeLabel, namesAlong, type Label} from "./freeLabel.js";

const frame = {width: 200, height: 100};
const falling = Array.from({length: 21}, (_, k) => ({x: 10 * k, y: 5 * k}));
const name = {words: "tanh", fill: "var(--ink)"};

test("a name keeps within the frame where its curve leaves it at the foot", () => {
  const label = freeLabel(namesAlong(falling, name, 1), [], frame);
  expect(label?.y).toBeLessThan(frame.height - 7);
  expect(label?.x).toBeGreaterThan(100);
});

test("a name stands clear of words that are there, and at its first place where nothing is free", () => {
  const places = namesAlong(falling, name, 0.5);
  const first = freeLabel(places, [], frame);
  expect(first).toBe(places[0]);
  const taken: Label[] = [{words: "as long as", x: 50, y: places[0].y, textAnchor: "start", fill: "var(--ink)"}];
  expect(freeLabel(places, taken, frame)).not.toBe(places[0]);
  const full: Label[] = [{words: "x".repeat(40) + "\n".repeat(9), x: 0, y: 50, textAnchor: "start", fill: ""}];
  expect(freeLabel(places, full, frame)).toBe(places[0]);
  expect(freeLabel([], taken, frame)).toBeUndefined();
});
