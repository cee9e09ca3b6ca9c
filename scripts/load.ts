import {load} from "./framework/loading/load.js";

/**
 * Brings what the pages' figures are made of up to date before Framework builds, or only those that are named:
 * `npx tsx scripts/load.ts loss-cliff`. Ends with 1 when one cannot be computed.
 */
const start = performance.now();
const only = process.argv.slice(2);
const {computed, fresh, faults} = await load(process.cwd(), {
  tell: (line) => console.log(line),
  ...(only.length > 0 ? {only} : {})
});
for (const fault of faults) console.error(fault);
const seconds = ((performance.now() - start) / 1000).toFixed(1);
console.log(`load: ${computed.length} computed, ${fresh.length} fresh, ${faults.length} failed in ${seconds} s`);
if (faults.length > 0) process.exitCode = 1;
