import {spawnSync} from "node:child_process";
import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import MarkdownIt from "markdown-it";
import * as v from "valibot";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {readExperiments} from "../../scripts/experiments/readExperiments.js";
import {figureBlocks} from "../../scripts/framework/figureBlocks.js";
import {frontMatter} from "../../scripts/framework/finishing/frontMatter.js";
import {glossary, readGlossary} from "../../scripts/framework/markdown/glossary.js";
import {codeBlocks} from "../../scripts/framework/pages/codeBlocks.js";
import {readPages} from "../../scripts/framework/pages/readPages.js";
import {engineHash} from "../../src/loaders/engineHash.js";
import {hashJson} from "../../src/loaders/hashJson.js";
import {readJson} from "../../src/loaders/readJson.js";
import {readText} from "../../src/loaders/readText.js";
import {textDigests} from "../../src/loaders/textDigests.js";

/** The sources as an editor on Windows leaves them, in a folder with spaces in its name. */
let root = "";

const files = (folder: string): string[] =>
  readdirSync(folder, {recursive: true, encoding: "utf8"}).filter((file) => statSync(join(folder, file)).isFile());

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "a lecture "));
  for (const folder of ["src", "data/experiments", "data/grammars"])
    cpSync(folder, join(root, folder), {recursive: true, filter: (file) => !/\.observablehq|vendor/.test(file)});
  cpSync("data/glossary.json", join(root, "data/glossary.json"));
  for (const file of files(root).filter((name) => /\.(ts|md|json|css)$/.test(name)))
    writeFileSync(join(root, file), `\uFEFF${readFileSync(join(root, file), "utf8").replaceAll("\n", "\r\n")}`);
});
afterAll(() => rmSync(root, {recursive: true}));

test("the copy has other bytes in every line", () => {
  const [ours, copied] = ["src/lstm.md", join(root, "src/lstm.md")].map((file) => readFileSync(file));
  expect(copied.length).toBeGreaterThan(ours.length + 100);
  expect(readText(join(root, "src/lstm.md"))).toBe(ours.toString());
});

describe("pages", () => {
  test("have the same front matter, the same cells and the same figures, at the same lines", () => {
    const pages = readPages();
    expect(readPages(root)).toEqual(pages);
    for (const [file, text] of pages) {
      const raw = readFileSync(join(root, file), "utf8");
      expect(codeBlocks(raw), file).toEqual(codeBlocks(text));
      expect(figureBlocks(raw, file), file).toEqual(figureBlocks(text, file));
      expect(frontMatter(raw, "description"), file).toBe(frontMatter(text, "description"));
    }
    expect(figureBlocks(readFileSync(join(root, "src/lstm.md"), "utf8"), "src/lstm.md").blocks).not.toEqual([]);
  });

  test("have the same terms", () => {
    expect(readGlossary(root)).toEqual(readGlossary());
    const md = MarkdownIt().use(glossary, readGlossary(root));
    expect(md.render("[[LSTM]]\r\nand more\r\n", {path: "/page"})).toContain('aria-describedby="term-lstm"');
  });
});

describe("what results and data are known by", () => {
  test("settings", () => {
    const settings = files("data/experiments").filter((name) => name.endsWith(".json"));
    expect(settings.length).toBeGreaterThan(20);
    const digest = (folder: string, name: string) =>
      hashJson(readJson(`${folder}/data/experiments/${name}`, name, v.unknown()));
    for (const name of settings) expect(digest(root, name), name).toBe(digest(".", name));
    expect(readExperiments(root, [])).toEqual(readExperiments(".", []));
  });

  test.each(["tickets", "agreement", "intensifier"])("the grammar of %s", (task) => {
    expect(textDigests(task, root)).toEqual(textDigests(task));
    expect(Object.keys(textDigests(task))).toHaveLength(1);
  });

  test("the engine", async () => {
    expect(await engineHash(root)).toBe(await engineHash("."));
  });

  test("the kernels: nothing is compiled again", () => {
    const tsx = fileURLToPath(import.meta.resolve("tsx"));
    const script = resolve("scripts/compileKernels.ts");
    const {status, stdout, stderr} = spawnSync(process.execPath, ["--import", tsx, script], {
      cwd: root,
      encoding: "utf8"
    });
    expect([status, stdout, stderr]).toEqual([0, "", ""]);
  });
});
