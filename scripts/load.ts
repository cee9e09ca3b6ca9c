import {load} from "./framework/loading/load.js";
import {loadAll} from "./loading/loadAll.js";

/** Brings all data and stills up to date before Framework builds; ends with 1 when one cannot be. */
const start = performance.now();
const tell = (line: string): void => console.log(line);
const only = process.argv.slice(2);
const figures = await load(process.cwd(), {tell, ...(only.length > 0 ? {only} : {})});
const {computed, fresh, errors} =
  only.length > 0 ? {computed: [], fresh: [], errors: []} : await loadAll(process.cwd(), tell);
const faults = [...figures.faults, ...errors.map(({message}) => message)];
for (const fault of faults) console.error(fault);
const seconds = ((performance.now() - start) / 1000).toFixed(1);
console.log(
  `load: ${computed.length + figures.computed.length} computed, ${fresh.length + figures.fresh.length} fresh, ${faults.length} failed in ${seconds} s`
);
if (faults.length > 0) process.exitCode = 1;
