import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {atMost} from "../../scripts/loading/atMost.js";
import {inOrder} from "../../scripts/loading/inOrder.js";
import {countTests} from "../../scripts/testing/countTests.js";

describe("countTests", () => {
  let folder = "";
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "reports-"))));
  afterAll(() => rmSync(folder, {recursive: true}));

  test.each([
    [
      {numPassedTests: 7, numFailedTests: 1, success: false},
      {passed: 7, failed: 1}
    ],
    [{stats: {expected: 5, unexpected: 1, flaky: 2, skipped: 0}}, {passed: 7, failed: 1}],
    [{something: "else"}, undefined]
  ])("reads %j as %j", (report, count) => {
    const file = join(folder, "report.json");
    writeFileSync(file, JSON.stringify(report));
    expect(countTests(file)).toEqual(count);
  });

  test("knows nothing of a report that is not there", () => {
    expect(countTests(join(folder, "none.json"))).toBeUndefined();
  });
});

describe("atMost", () => {
  test("runs no more tasks at a time than it may, and all of them, though some fail", async () => {
    const inTurn = atMost(2);
    let running = 0;
    let most = 0;
    const task = (k: number) => async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 1));
      running--;
      if (k === 2) throw new Error("third");
      return k;
    };
    const results = await Promise.allSettled([0, 1, 2, 3, 4, 5].map((k) => inTurn(task(k))));
    expect(results.map(({status}) => status).filter((status) => status === "fulfilled")).toHaveLength(5);
    expect(most).toBe(2);
    expect(running).toBe(0);
  });
});

describe("inOrder", () => {
  test("places a name after all that it needs", () => {
    const needs = new Map([
      ["still", ["rows"]],
      ["rows", ["weights"]],
      ["weights", []]
    ]);
    expect(inOrder(needs)).toEqual(["weights", "rows", "still"]);
  });

  test("refuses a circle", () => {
    const needs = new Map([
      ["a", ["b"]],
      ["b", ["a"]]
    ]);
    expect(() => inOrder(needs)).toThrow("expected no output to need itself, found a → b → a");
  });
});
