import {existsSync} from "node:fs";
import {placeOf} from "../pages/placeOf.js";
import type {Finding} from "./site.js";

/**
 * A finding in a built page as one in the page that we wrote, with the line where that can be told.
 * @param root the project's folder
 */
export function inSource(finding: Finding, root = "."): Finding {
  const path = finding.file.replace(/\.html$/, "");
  if (path === finding.file || !existsSync(`${root}/src/${path}.md`)) return finding;
  return {...finding, file: placeOf(`/${path}`, finding.near ?? [], root)};
}
