import {posix} from "node:path";
import {describe, expect, test} from "vitest";
import {lessons} from "../../../lessons.js";
import {codeLength} from "../../../scripts/framework/checking/codeLength.js";
import {figureBlocks} from "../../../scripts/framework/figureBlocks.js";
import {figuresOfPages} from "../../../scripts/framework/figuresOfPages.js";
import {sceneBlocks} from "../../../scripts/framework/sceneBlocks.js";
import {planFork, type ForkPlan} from "../../../scripts/fork/planFork.js";
import {folderTree} from "../../../scripts/fork/tree.js";

const tree = folderTree(".");
const shown = figuresOfPages();
const pages = lessons.map(({path}) => path.slice(1));

/** What a page names that its fork's build would not find. */
function faultsOf({files}: ForkPlan, name: string): string[] {
  const page = `src/${name}.md`;
  const text = files.get(page) ?? "";
  const read = figureBlocks(text, page);
  const faults = [...read.faults, ...sceneBlocks(text, read, page).faults].map(({error}) => error.message);
  const declared = Array.from(files).flatMap(([file, source]) =>
    file.endsWith("/figure.ts") ? Array.from(source.matchAll(/\bid: "([\w-]+)"/g), ([, id]) => id) : []
  );
  const homeless = read.blocks.filter(
    ({figure}) => !declared.includes(figure) || !files.has(`data/experiments/${figure}.json`)
  );
  const lost = Array.from(files).flatMap(([file, source]) =>
    Array.from(
      source.matchAll(/(?:from|import\() ?"(\.{1,2}\/[^"]+)\.js"/g),
      ([, path]) => `${posix.join(posix.dirname(file), path)}.ts`
    ).filter((path) => !files.has(path) && tree.read(path) === undefined)
  );
  const ids = new Set(read.blocks.map(({id}) => id));
  const references = Array.from(text.matchAll(/\[\[[Ff]igure:\s*([\w-]+)\]\]/g), ([, id]) => id);
  return [...faults, ...homeless.map(({figure}) => figure), ...lost, ...references.filter((id) => !ids.has(id))];
}

describe.each(pages)("a fork of %s", (page) => {
  const plan = planFork(tree, {page, name: "my-copy", only: null});
  const original = tree.read(`src/${page}.md`) ?? "";
  const copy = plan.files.get("src/my-copy.md") ?? "";

  test("differs from it in its title and in the names of its figures, and nowhere else", () => {
    const changed = original.split("\n").flatMap((line, k) => (line === copy.split("\n")[k] ? [] : [line]));
    const own = changed.filter(
      (line) =>
        !/^(title: |# |::: figure )/.test(line) && !/\{\{(lstm-or-gru-papers|cell-state-traces-stored)\./.test(line)
    );
    expect(own).toEqual([]);
    expect(changed.filter((line) => line.startsWith("::: figure"))).toHaveLength(shown.get(`/${page}`)?.length ?? 0);
    expect(copy.split("\n")[1]).toMatch(/^title: .+ \(my-copy\)$/);
  });

  test("has every figure in a room of its own with settings of its own, and overwrites nothing", () => {
    expect(faultsOf(plan, "my-copy")).toEqual([]);
    expect([...plan.files.keys()].filter((file) => tree.read(file) !== undefined)).toEqual([]);
    expect([...plan.files.keys()].filter((file) => /\.(test|spec)\.ts$/.test(file))).toEqual([]);
  });
});

describe.each(pages.flatMap((page) => (shown.get(`/${page}`) ?? []).map(({id}) => [page, id] as const)))(
  "of %s only %s",
  (page, only) => {
    const plan = planFork(tree, {page, name: "my-copy", only});
    const text = plan.files.get("src/my-copy.md") ?? "";

    test("is a page of that figure alone, and finds all that it names", () => {
      expect(figureBlocks(text, "src/my-copy.md").blocks.map(({id}) => id)).toEqual([only]);
      expect(faultsOf(plan, "my-copy")).toEqual([]);
      expect(codeLength(new Map([["src/my-copy.md", text]]))).toEqual([]);
    });

    test("names by #… what is on the page", () => {
      const anchors = Array.from(text.matchAll(/(?:href="|\]\()(?:\?[^"#)\s]*)?#([\w-]+)/g), ([, id]) => id);
      expect(anchors.filter((id) => id !== only && !text.includes(`id="${id}"`))).toEqual([]);
    });
  }
);

test("a figure that the page has not is refused with those that it has", () => {
  expect(() => planFork(tree, {page: "gru", name: "my-copy", only: "highway"})).toThrow(
    /^--only: expected a figure of src\/gru\.md: lstm-or-gru, .*; got highway$/
  );
});
