import {readdirSync} from "node:fs";
import {extname} from "node:path";

/** Folders whose files the site shows, at their own path under source/, without src/. */
const shown = ["src/engine", "src/experiments", "src/figures", "src/workers", "data/experiments", "data/grammars"];

/** What is compiled from other files is no source, and a test no part of the site. */
const isSource = (name: string) =>
  [".ts", ".json"].includes(extname(name)) && !name.includes("/generated/") && !/\.(test|spec|svg)\.ts$/.test(name);

/** Addresses of the pages that show a file: `/source/engine/linear/matrix.ts`, `/source/data/experiments/loss-cliff.json`. */
export function sourcePaths(): string[] {
  return shown.flatMap((folder) =>
    readdirSync(folder, {recursive: true, encoding: "utf8"})
      .filter(isSource)
      .map((name) => `/source/${`${folder}/${name}`.replace(/^src\//, "")}`)
      .sort()
  );
}

/**
 * The file that the page at this address shows.
 * @throws when the address is not one of sourcePaths.
 */
export function sourceFile(path: string): string {
  const name = path.replace(/^\/source\//, "");
  const room = name.split("/")[0] ?? "";
  if (!sourcePaths().includes(path)) {
    throw new Error(`${path}: expected the address of a file of ${shown.join(", ")}, found none`);
  }
  return room === "data" ? name : `src/${name}`;
}
