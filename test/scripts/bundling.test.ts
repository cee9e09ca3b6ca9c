import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {pathToFileURL} from "node:url";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {bundleModules} from "../../scripts/finishing/bundleModules.js";

/** A site in miniature: two pages, a figure each, both over a library of which they use a part. */
const built: Record<string, string> = {
  "_observablehq/client.1.js": "export const define = 1;",
  "_node/library@1/index.2.js":
    'export function used(x) { return `used ${x}`; }\nexport function unused() { return "a long text that nobody asks for"; }',
  "_node/later@1/index.7.js": 'export const later = "loaded when asked for";',
  "_import/components/first.3.js":
    'import {used} from "../../_node/library@1/index.2.js";\nexport const first = () => used("first");',
  "_import/components/second.4.js":
    'import {used} from "../../_node/library@1/index.2.js";\nexport const second = () => used("second");\nexport const ask = () => import("../../_node/later@1/index.7.js");',
  "index.html": page("./", "first.3"),
  "deep/page.html": page("../", "second.4"),
  "plain.html": "<html><head><title>no modules</title></head></html>"
};

function page(root: string, module: string): string {
  return [
    `<link rel="modulepreload" href="${root}_observablehq/client.1.js">`,
    `<link rel="modulepreload" href="${root}_import/components/${module}.js">`,
    `<link rel="modulepreload" href="${root}_node/library@1/index.2.js">`,
    `<script type="module">`,
    `import {define} from "${root}_observablehq/client.1.js";`,
    `const figure = await import("${root}_import/components/${module}.js");`,
    "</script>"
  ].join("\n");
}

let site = "";
const files = () =>
  readdirSync(site, {recursive: true, encoding: "utf8"})
    .filter((file) => file.includes("."))
    .sort();
const read = (file: string) => readFileSync(join(site, file), "utf8");
const preloads = (file: string) =>
  Array.from(read(file).matchAll(/modulepreload" href="([^"]*)"/g), ([, href]) => href);

beforeEach(() => {
  site = mkdtempSync(join(tmpdir(), "bundling-"));
  for (const [file, text] of Object.entries(built)) {
    mkdirSync(dirname(join(site, file)), {recursive: true});
    writeFileSync(join(site, file), text);
  }
});
afterEach(() => rmSync(site, {recursive: true}));

describe("bundleModules", () => {
  test("keeps what pages import and how it behaves, and drops what nobody uses", async () => {
    await bundleModules(site, files());
    const scripts = files().filter((file) => file.endsWith(".js"));
    expect(scripts.filter((file) => file.startsWith("_node/"))).toEqual([]);
    expect(scripts).toEqual(
      expect.arrayContaining(["_import/components/first.3.js", "_import/components/second.4.js"])
    );
    expect(scripts.filter((file) => read(file).includes("a long text"))).toEqual([]);
    expect(scripts.filter((file) => read(file).includes("used "))).toHaveLength(1);
    const {second, ask} = await import(pathToFileURL(join(site, "_import/components/second.4.js")).href);
    expect(second()).toBe("used second");
    expect((await ask()).later).toBe("loaded when asked for");
  });

  test("preloads what a page needs at once, and nothing that is gone or comes later", async () => {
    await bundleModules(site, files());
    const hrefs = preloads("deep/page.html");
    expect(hrefs).toContain("../_observablehq/client.1.js");
    expect(hrefs).toContain("../_import/components/second.4.js");
    expect(hrefs).toHaveLength(3);
    for (const href of hrefs) expect(existsSync(join(site, "deep", href ?? "")), href).toBe(true);
    expect(preloads("index.html").every((href) => existsSync(join(site, href ?? "")))).toBe(true);
    expect(read("plain.html")).toBe(built["plain.html"]);
  });

  test("refuses a worker that it would not see", async () => {
    writeFileSync(join(site, "_import/components/first.3.js"), 'new Worker(import.meta.resolve("./worker.js"));');
    await expect(bundleModules(site, files())).rejects.toThrow(
      "_import/components/first.3.js: expected modules that import"
    );
  });
});
