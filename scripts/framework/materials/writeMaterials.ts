import {writeFileSync} from "node:fs";
import type {Metafile} from "esbuild";
import {billOfMaterials, npmBill} from "./billOfMaterials.js";
import {licenceList} from "./licenceList.js";
import {packagesOf} from "./packagesOf.js";
import {readPackage} from "./readPackage.js";

/**
 * Says in two files of the site what of others' work is in it: licences.txt, and bom.cdx.json, a bill of materials in the
 * notation of CycloneDX.
 * @throws where a licence is not allowed
 */
export function writeMaterials(site: string, metafile: Metafile): void {
  const packages = packagesOf(metafile, (name) => readPackage(name).dependencies).map(readPackage);
  writeFileSync(`${site}/licences.txt`, licenceList(packages));
  writeFileSync(`${site}/bom.cdx.json`, billOfMaterials(npmBill(), packages));
}
