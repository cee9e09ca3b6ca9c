import {expect, test} from "vitest";
import {formattingOf} from "../../../scripts/testing/formattingOf.js";
import type {Fork} from "../../../scripts/fork/forks.js";

const fork: Fork = {
  ...{format: 1, name: "my-cliff", page: "exploding-gradient", only: null, commit: null, course: "a", student: "b"},
  ...{exercises: {}, rooms: ["myCliffLossCliff"]}
};

test("a fork's files are good to know, the lecture's stop the tests", () => {
  const printed =
    "src/figures/myCliffLossCliff/map.ts\ndata/experiments/my-cliff-loss-cliff.json\nsrc/figures/lossCliff/map.ts\n";
  const {faults, advice} = formattingOf(printed, false, [fork]);
  expect(faults).toEqual(["src/figures/lossCliff/map.ts"]);
  expect(advice.map((line) => line.split(":")[0])).toEqual(printed.split("\n").slice(0, 2));
  expect(formattingOf(printed, false, []).faults).toHaveLength(3);
});

test("what went wrong with Prettier itself is no silence", () => {
  expect(formattingOf("", false, [fork]).faults).toHaveLength(1);
  expect(formattingOf("[error] src/figures/myCliffLossCliff/map.ts: SyntaxError", false, [fork]).faults).toHaveLength(
    1
  );
  expect(formattingOf("", true, [fork]).faults).toEqual([]);
});
