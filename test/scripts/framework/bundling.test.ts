import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {pathToFileURL} from "node:url";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {bundleModules} from "../../../scripts/framework/finishing/bundleModules.js";

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

  test("preloads Framework's client alone, and changes nothing else of a page", async () => {
    await bundleModules(site, files());
    expect(preloads("index.html")).toEqual(["./_observablehq/client.1.js"]);
    expect(preloads("deep/page.html")).toEqual(["../_observablehq/client.1.js"]);
    const scripts = (html: string): string => html.slice(html.indexOf("<script"));
    expect(scripts(read("index.html"))).toBe(scripts(built["index.html"]));
    expect(read("plain.html")).toBe(built["plain.html"]);
  });

  describe("with a worker", () => {
    const client = 'new Worker(import.meta.resolve("../workers/worker.8.js"), {type: "module"})';
    const plant = (code: string) =>
      writeFileSync(
        join(site, "_import/components/shared.9.js"),
        `import {used} from "../../_node/library@1/index.2.js";\nexport const start = () => ${code};\nexport const name = used("shared");`
      );

    beforeEach(() => {
      mkdirSync(join(site, "_import/workers"));
      writeFileSync(
        join(site, "_import/workers/worker.8.js"),
        'import {used} from "../../_node/library@1/index.2.js";\npostMessage(used("worker"));'
      );
      for (const module of ["first.3", "second.4"])
        writeFileSync(
          join(site, `_import/components/${module}.js`),
          `export {start, name} from "./shared.9.js";\nexport const own = "${module}";`
        );
      plant(client);
    });

    /** The address that each `import.meta.resolve` leads to from where it stands in the bundled site. */
    const addresses = () =>
      files()
        .filter((file) => file.endsWith(".js"))
        .flatMap((file) =>
          Array.from(read(file).matchAll(/import\.meta\.resolve\("([^"]*)"\)/g), ([, path = ""]) =>
            new URL(path, `http://site/lecture/${file}`).pathname.replace("/lecture/", "")
          )
        );

    test("bundles it at its own address, and names that from wherever the code has gone", async () => {
      await bundleModules(site, files());
      // Two pages share the code that starts the worker, so it has moved into a file of its own.
      expect(addresses()).toEqual(["_import/workers/worker.8.js"]);
      expect(read("_import/components/first.3.js")).not.toContain("resolve");
      const worker = read("_import/workers/worker.8.js");
      expect(worker).not.toContain("_node/");
      for (const [, path = ""] of worker.matchAll(/from"([^"]*)"/g))
        expect(existsSync(join(site, "_import/workers", path)), path).toBe(true);
    });

    test.each([
      ['new Worker(import.meta.resolve("./gone.js"))', 'found import.meta.resolve("./gone.js")'],
      ["new Worker(import.meta.resolve(name))", "found import.meta.resolve()"]
    ])("refuses %s", async (code, words) => {
      plant(code);
      await expect(bundleModules(site, files())).rejects.toThrow(words);
    });
  });
});
