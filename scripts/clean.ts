import {rmSync} from "node:fs";

/** Removes all that the build wrote, computed data included. */
for (const folder of ["dist", "src/.observablehq", "src/vendor", "test-results", "playwright-report"]) {
  rmSync(folder, {recursive: true, force: true});
}
