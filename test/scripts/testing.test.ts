import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
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
