import {existsSync, readFileSync} from "node:fs";
import * as v from "valibot";

/** How many tests passed and failed. */
export interface Count {
  passed: number;
  failed: number;
}

const vitestReport = v.object({numPassedTests: v.number(), numFailedTests: v.number()});
const playwrightReport = v.object({
  stats: v.object({expected: v.number(), unexpected: v.number(), flaky: v.number()})
});

/** Reads the counts from a JSON report of vitest or Playwright, where a test that its second try passed has passed; undefined when the file holds neither. */
export function countTests(file: string): Count | undefined {
  if (!existsSync(file)) return undefined;
  const report: unknown = JSON.parse(readFileSync(file, "utf8"));
  if (v.is(vitestReport, report)) return {passed: report.numPassedTests, failed: report.numFailedTests};
  if (v.is(playwrightReport, report)) {
    const {expected, unexpected, flaky} = report.stats;
    return {passed: expected + flaky, failed: unexpected};
  }
  return undefined;
}
