import {existsSync, readdirSync} from "node:fs";
import {dirname, extname} from "node:path/posix";
import {readText} from "../../../src/loaders/readText.js";

/** Folders whose files the site shows, at their own path under source/, without src/. */
const shown = ["src/engine", "src/experiments", "src/workers", "data/experiments", "data/grammars"];

/** What is compiled from other files is no source, and a test no part of the site. */
const isSource = (name: string) =>
  [".ts", ".json"].includes(extname(name)) && !name.includes("/generated/") && !/\.(test|spec|svg)\.ts$/.test(name);

/** Addresses of the pages that show a file: `/source/engine/linear/matrix.ts`, `/source/data/experiments/loss-cliff.json`. */
export function sourcePaths(): string[] {
  const inFolders = shown.flatMap((folder) =>
    readdirSync(folder, {recursive: true, encoding: "utf8"}).map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
  );
  return [...inFolders, ...computingOfFigures()]
    .filter(isSource)
    .sort()
    .map((file) => `/source/${file.replace(/^src\//, "")}`);
}

/** Of a figure's room what its numbers come from: its experiment, and what that imports there. How it is drawn is not. */
function computingOfFigures(): string[] {
  const experiments = readdirSync("src/figures")
    .map((room) => `src/figures/${room}/experiment.ts`)
    .filter((file) => existsSync(file));
  const found = new Set<string>();
  for (const queue = experiments; queue.length > 0;) {
    const file = queue.pop() ?? "";
    if (found.has(file)) continue;
    found.add(file);
    const imports = readText(file).matchAll(/ from "\.\/([\w/]+)\.js"/g);
    queue.push(...Array.from(imports, ([, name]) => `${dirname(file)}/${name}.ts`));
  }
  return [...found];
}

/**
 * The file that the page at this address shows.
 * @throws when the address is of no file that is shown
 */
export function sourceFile(path: string): string {
  const name = path.replace(/^\/source\//, "");
  const file = name.startsWith("data/") ? name : `src/${name}`;
  const folders = [...shown, "src/figures"];
  if (!isSource(file) || !folders.some((folder) => file.startsWith(`${folder}/`)) || !existsSync(file))
    throw new Error(`${path}: expected the address of a file of ${folders.join(", ")}, found none`);
  return file;
}
