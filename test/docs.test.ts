import {readdirSync} from "node:fs";
import {expect, test} from "vitest";
import {readText} from "../src/loaders/readText.js";

/** Where our files are; what is generated or fetched is none of them. */
const folders = [".ci", ".github", "bench", "data", "docs", "scripts", "src", "test"];

const files = [
  ...folders,
  ...readdirSync(".", {withFileTypes: true}).flatMap((entry) => (entry.isFile() ? [entry.name] : [])),
  ...folders.flatMap((folder) =>
    readdirSync(folder, {recursive: true, encoding: "utf8"})
      .filter((name) => !name.includes(".observablehq"))
      .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
  )
];

/** Every file and folder by its path and by each end of it, as guides shorten them: `cells/registry.ts`, `fields.ts`. */
const known = new Set(
  files.flatMap((file) => {
    const parts = file.split("/");
    return parts.map((_, k) => parts.slice(k).join("/"));
  })
);

/** Names that a guide makes up, or that are there once something has run. */
const elsewhere: Readonly<Record<string, string>> = {
  "src/figures/memoryDecay": "the example of docs/add-a-figure.md, which does not land",
  "data/experiments/memory-decay.json": "its settings",
  "src/figures/myCliffLossCliff": "a room of the fork that docs/fork-a-page.md makes",
  "data/experiments/my-cliff-loss-cliff.json": "its settings",
  "src/.observablehq/cache/records.json": "written by the first `npm run load`"
};

/** Paths in backticks: of our folders, or a name that ends as files do. Not those with a part to be filled in: NAME, *. */
function pathsIn(markdown: string): string[] {
  const prose = markdown.replace(/^```[\s\S]*?^```/gm, "");
  return Array.from(prose.matchAll(/`([\w.-]+(?:\/[\w.-]+)*)\/?`/g), ([, path]) => path)
    .filter((path) => folders.includes(path.split("/")[0]) || /\.(ts|js|cjs|json|jsonl|md|py|css|svg|yml)$/.test(path))
    .filter((path) => !/\b[A-Z]{3,}\b/.test(path));
}

const guides = [
  "README.md",
  "CONTRIBUTING.md",
  ...readdirSync("docs").flatMap((name) => (name.endsWith(".md") ? [`docs/${name}`] : []))
];

test.each(guides)("%s names files that are there", (guide) => {
  expect(pathsIn(readText(guide)).filter((path) => !known.has(path) && !(path in elsewhere))).toEqual([]);
});

test("names that are nowhere are found, and those to be filled in are none", () => {
  const found = pathsIn(
    "`src/figures/cellMicroscope/nowhere.ts`, `fields.ts`, `test/pages/PAGE.claims.test.ts`, `a.b`, `npm test`"
  );
  expect(found).toEqual(["src/figures/cellMicroscope/nowhere.ts", "fields.ts"]);
  expect(found.map((path) => known.has(path))).toEqual([false, true]);
});
