import {ESLint, Linter} from "eslint";
import {describe, expect, it} from "vitest";

/** What eslint.config.js says of code in a file, by the two rules that tell what its figures depend on. */
async function faults(file: string, code: string): Promise<string[]> {
  const {rules = {}} = (await new ESLint().calculateConfigForFile(file)) as {rules?: Linter.RulesRecord};
  const own = ["no-restricted-properties", "no-restricted-syntax"].flatMap((rule) =>
    rule in rules ? [[rule, rules[rule]] as const] : []
  );
  return new Linter().verify(code, {rules: Object.fromEntries(own)}).map(({message}) => message);
}

const clocks = ["Date.now();", "new Date();", "Date();", "performance.now();"];

describe.each(["src/engine/clip.ts", "src/experiments/gradientCurve.ts", "src/figures/lossCliff/experiment.ts"])(
  "in %s",
  (file) => {
    it.each([...clocks, "Math.random();", "Math.exp(1);", "export const y = 2 ** 0.5;"])("refuses %s", async (code) => {
      expect(await faults(file, code)).toHaveLength(1);
    });

    it("takes what is the same everywhere", async () => {
      expect(await faults(file, "export const y = Math.sqrt(2) + 3 ** 2;")).toEqual([]);
    });
  }
);

it("elsewhere in src a time may be measured, and no figure depend on the date", async () => {
  expect(await faults("src/workers/timingWorker.ts", "performance.now();")).toEqual([]);
  expect(await faults("src/workers/timingWorker.ts", "Date.now();")).toHaveLength(1);
});
