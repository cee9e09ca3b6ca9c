import {existsSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {dirname} from "node:path/posix";
import {bundleModules} from "./finishing/bundleModules.js";
import {copyFonts} from "./finishing/copyFonts.js";
import {cutFonts} from "./finishing/cutFonts.js";
import {finishPage} from "./finishing/finishPage.js";
import {frontMatter} from "./finishing/frontMatter.js";
import {writeMaterials} from "./materials/writeMaterials.js";
import {exampleHeaders} from "./policy/exampleHeaders.js";
import {withPolicy} from "./policy/withPolicy.js";

/** Finishes what Framework has written into dist. */
export async function finishSite(): Promise<void> {
  const files = filesOf("dist");
  const known = new Set(files);

  for (const file of files.filter((name) => name.endsWith(".html"))) {
    const html = readFileSync(`dist/${file}`, "utf8");
    const finished = finishPage(html, {file, description: describe(file), exists: (name) => known.has(name)});
    writeFileSync(`dist/${file}`, finished);
  }

  for (const file of files.filter((name) => name.startsWith("_file/") && name.endsWith(".css"))) {
    const place = dirname(`dist/${file}`);
    copyFonts(readFileSync(`dist/${file}`, "utf8"), place, place.replace(/^dist\/_file/, "src"));
  }

  writeMaterials("dist", await bundleModules("dist", files));
  await cutFonts("dist", filesOf("dist"));
  // The last of all: digests are of what the pages' scripts have become.
  writePolicies(files.filter((name) => name.endsWith(".html")));
}

/** Puts each page under its policy, and writes it as headers too, for who can send them. */
function writePolicies(pages: readonly string[]): void {
  const finished = pages.map((file) => readFileSync(`dist/${file}`, "utf8"));
  for (const [k, file] of pages.entries()) writeFileSync(`dist/${file}`, withPolicy(finished[k]));
  writeFileSync("dist/_headers", exampleHeaders(finished));
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, {recursive: true, encoding: "utf8"});
}

/** The description of the page that was written to this file. */
function describe(file: string): string | undefined {
  const name = file.replace(/\.html$/, "");
  const source = `src/${name}.md`;
  if (existsSync(source)) return frontMatter(readFileSync(source, "utf8"), "description");
  return `${name.replace(/^source\//, "")} of this lecture, as it was when these pages were built from it.`;
}
