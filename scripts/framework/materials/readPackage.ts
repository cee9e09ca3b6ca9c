import {readdirSync} from "node:fs";
import {readText} from "../../../src/loaders/readText.js";

/** What a package says of itself, as it is installed here. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  /** As SPDX names it; empty where the package does not say. */
  readonly licence: string;
  /** Its licence and notice files, one after the other; empty where it ships none. */
  readonly texts: string;
  readonly dependencies: readonly string[];
}

/** @throws where no such package is installed */
export function readPackage(name: string): InstalledPackage {
  const folder = `node_modules/${name}`;
  const said = JSON.parse(readText(`${folder}/package.json`)) as {
    version: string;
    license?: unknown;
    dependencies?: Record<string, string>;
  };
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)(\.(md|txt))?$/i.test(file));
  return {
    name,
    version: said.version,
    licence: typeof said.license === "string" ? said.license : "",
    texts: files
      .sort()
      .map((file) => readText(`${folder}/${file}`).trim())
      .join("\n\n"),
    dependencies: Object.keys(said.dependencies ?? {})
  };
}
