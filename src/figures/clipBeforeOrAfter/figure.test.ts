import {expect, it} from "vitest";
import {viewOf} from "../../../test/support/viewOf.js";
import {readSettings} from "../../loaders/readJson.js";
import {data as compute, settings as schema} from "./experiment.js";
import {clipBeforeOrAfter} from "./figure.js";
import {answers, reply} from "./words.js";

const settings = readSettings("data/experiments/clip-before-or-after.json", schema);
const few = await compute({...settings, seeds: [1, 2], updates: 60});
const {say, rows, first} = await viewOf(clipBeforeOrAfter, few);

it("asks before it tells of the clipped ones", () => {
  expect(say(first)).toMatch(/And clipped\?$/);
  expect(say({...first, shown: true})).toMatch(
    /Clipped before its moments it is 1, clipped after 0\.03\..*unclipped: \d/
  );
});

it("has an answer for each guess, and one that is right", () => {
  const replies = answers.map((guess) => reply({...first, guess}));
  expect(replies.filter((words) => words.startsWith("Yes"))).toHaveLength(1);
  for (const words of replies) expect(words.length).toBeLessThan(141);
});

it("has a row for each network", () =>
  expect(rows({...first, shown: true}).filter(({part}) => part === "network")).toHaveLength(
    settings.ways.length * settings.rates.length * 2
  ));
