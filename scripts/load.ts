import {loadAll} from "./loading/loadAll.js";

/** Brings all data and stills up to date before Framework builds or previews; ends with 1 when one cannot be. */
const start = performance.now();
const {computed, fresh, errors} = await loadAll(process.cwd(), (line) => console.log(line));
for (const error of errors) console.error(error.message);
const seconds = ((performance.now() - start) / 1000).toFixed(1);
console.log(`load: ${computed.length} computed, ${fresh.length} fresh, ${errors.length} failed in ${seconds} s`);
if (errors.length > 0) process.exitCode = 1;
