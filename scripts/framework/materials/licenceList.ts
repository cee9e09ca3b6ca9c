import type {InstalledPackage} from "./readPackage.js";
import {allowedLicences} from "./readerMaterials.js";

const heading = `What reaches the reader of this site and was written by others: each package with its licence. Our own code is
under ISC, our text and figures under CC BY 4.0.`;

/**
 * The list of licences that is shipped with the site, notices in full.
 * @throws Error naming package and licence where one is not allowed
 */
export function licenceList(packages: readonly InstalledPackage[]): string {
  const allowed = new Set(allowedLicences.map(({licence}) => licence));
  for (const {name, licence} of packages)
    if (!allowed.has(licence))
      throw new Error(
        `scripts/framework/materials/readerMaterials.ts: expected an allowed licence of ${name}, which reaches the reader, ` +
          `found ${licence || "none"}`
      );
  const table = packages.map(({name, version, licence}) => `${name} ${version}: ${licence}`).join("\n");
  const notices = packages.filter(({texts}) => texts !== "").map(({name, texts}) => `── ${name}\n\n${texts}`);
  return `${[heading, table, ...notices].join("\n\n")}\n`;
}
