import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {figuresOfPages} from "../../scripts/framework/figuresOfPages.js";
import {lessons} from "../../lessons.js";

/** The second cell of each claim's row: "exploding-gradient, clipping, loss-cliff", … */
const places = readFileSync("docs/coverage.md", "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| ") && !/^\| (---|the lecture says)/.test(line))
  .map((line) => line.split("|")[2].trim());

const shownIn = figuresOfPages();
const figures = new Map(lessons.map(({path}) => [path.slice(1), (shownIn.get(path) ?? []).map(({figure}) => figure)]));

test("every claim has a place that exists", () => {
  expect(places.length).toBeGreaterThan(25);
  const wrong = places
    .flatMap((place) => place.split(";").map((part) => part.trim()))
    .filter((part) => !part.startsWith("numbers in docs/"))
    .filter((part) => {
      const [page, ...shown] = part.split(",").map((word) => word.trim());
      const known = figures.get(page);
      return !known || shown.length === 0 || shown.some((id) => id !== "in prose" && !known.includes(id));
    });
  expect(wrong).toEqual([]);
});

test("every figure of the lessons shows some claim", () => {
  const named = new Set(
    places
      .join(",")
      .split(/[,;]/)
      .map((word) => word.trim())
  );
  const unnamed = [...figures.values()].flat().filter((id) => !named.has(id));
  expect(unnamed, "figures of the lessons for which docs/coverage.md has no row").toEqual([]);
});
