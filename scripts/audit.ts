import {spawnSync} from "node:child_process";
import {accepted} from "./audit/accepted.js";
import {readAudit} from "./audit/readAudit.js";

/**
 * Asks the registry for advisories of what is installed; ends with 1 where there is one that nobody has accepted. A registry
 * that is not reached, or does not answer such questions, is said, and is no fault of ours.
 */
const command = "npm audit --json --fetch-retries=0 --fetch-timeout=20000";
const {stdout} = spawnSync(command, {shell: true, encoding: "utf8", maxBuffer: 1 << 26});
const advised = readAudit(stdout, Object.keys(accepted));

if ("silent" in advised) {
  console.log(`audit: NOT DONE, and so not known: the registry did not answer (${advised.silent})`);
} else {
  for (const {name, severity, advisories} of advised) console.error(`${name}: ${severity}: ${advisories.join(" ")}`);
  console.log(`audit: ${advised.length} packages with advisories that are not accepted in scripts/audit/accepted.ts`);
  if (advised.length > 0) process.exitCode = 1;
}
