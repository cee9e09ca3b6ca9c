import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {whereItStopped} from "../../../scripts/framework/buildPages.js";
import {deadLinks} from "../../../scripts/framework/checking/deadLinks.js";
import {inSource} from "../../../scripts/framework/checking/inSource.js";
import {siteOf} from "../../../scripts/framework/checking/site.js";
import {missingNames} from "../../../scripts/framework/pages/missingNames.js";
import {placeOf} from "../../../scripts/framework/pages/placeOf.js";
import {readPages} from "../../../scripts/framework/pages/readPages.js";
import {withoutLoaderTraces} from "../../../scripts/framework/withoutLoaderTraces.js";
import {syntaxFaults} from "../../../scripts/framework/pages/syntaxFaults.js";

let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "a project "));
  mkdirSync(join(root, "src"));
  writeFileSync(join(root, "src/gru.md"), "---\ntitle: GRU\n---\n\nSee [the LSTM](/lstn#gates), and {{a.b}}.\n");
});
afterAll(() => rmSync(root, {recursive: true}));

describe("placeOf", () => {
  test("says the line of the first text that is there, or the page alone", () => {
    expect(placeOf("/gru", ["{{a.c}}", "{{a.b}}", "GRU"], root)).toBe("src/gru.md:5");
    expect(placeOf("/gru", ["", "[[gate]]"], root)).toBe("src/gru.md");
    expect(placeOf("/source/engine/clip.ts", ["clip"], root)).toBe("page /source/engine/clip.ts");
  });
});

describe("inSource", () => {
  test("leads a dead link back to the line that wrote it, and leaves other files alone", () => {
    const site = siteOf(new Map([["gru.html", '<a href="./lstn.html#gates">the LSTM</a>']]));
    const [finding] = deadLinks(site).map((found) => inSource(found, root));
    expect(finding).toMatchObject({file: "src/gru.md:5", expected: "a file at ./lstn.html#gates"});
    const elsewhere = {file: "_import/x.js", expected: "", found: ""};
    expect(inSource(elsewhere, root)).toBe(elsewhere);
  });
});

describe("whereItStopped", () => {
  test("adds to Framework's words the page or file that it was at, and nothing to our own", () => {
    expect(whereItStopped("\u001b[90mload\u001b[39m /gru ", new Error("Not found: /x.json"))).toBe(
      'build: at "load src/gru.md": Not found: /x.json'
    );
    expect(whereItStopped("copy src/data/x.json → ", new Error("no space"))).toBe(
      'build: at "copy src/data/x.json": no space'
    );
    expect(whereItStopped("load /gru ", new Error("src/gru.md:5: [[gate]]: …"))).toBe("src/gru.md:5: [[gate]]: …");
  });
});

describe("withoutLoaderTraces", () => {
  test("leaves out a failed loader's trace, however it is cut into pieces, and nothing else", () => {
    const printed: string[] = [];
    const take = withoutLoaderTraces((text) => printed.push(text));
    const trace = "Error: loader exited with code 1\n    at CommandLoader.exec (loader.js:407:13)\n    at async x\n";
    for (const piece of `one\n${trace}two\n    at three\n`.match(/[^]{1,7}/g) ?? []) take(piece);
    expect(printed.join("")).toBe("one\ntwo\n    at three\n");
  });
});

describe("missingNames", () => {
  const holdings = {
    hasFile: (path: string) => ["/data/gru.json", "/figures/gru.svg"].includes(path),
    hasModule: (path: string) => path === "/components/gru.js",
    hasPage: (path: string) => ["/lstm", "/source/engine/clip.ts"].includes(path)
  };
  const found = (...lines: string[]) =>
    missingNames(new Map([["src/gru.md", lines.join("\n")]]), holdings).map(({file, found}) => `${file}: ${found}`);

  test("passes what is there, and packages and other hosts", () => {
    expect(
      found(
        'import {gru} from "/components/gru.js";',
        'import * as Plot from "@observablehq/plot";',
        'FileAttachment("data/gru.json")',
        '<img class="still" src="figures/gru.svg"> <source srcset="./figures/gru.svg 400w"> <img src="data:,x">',
        '[LSTM](./lstm#gates), [here](#x), [a state](?gru.x=1#gru), <a class="a" href="source/engine/clip.ts">clip</a>',
        "[elsewhere](https://example.org/x), ![GRU](./figures/gru.svg)"
      )
    ).toEqual([]);
  });

  test.each([
    ['FileAttachment("data/grу.json")', "none at data/grу.json"],
    ['await import("/components/grv.js")', "none at /components/grv.js"],
    ['import "./components/grv.js"', "none at ./components/grv.js"],
    ['<img class="still" src="figures/grv.svg">', "none at figures/grv.svg"],
    ['<source media="print" srcset="figures/grv.svg 400w">', "none at figures/grv.svg"],
    ["So ![a picture](./figures/grv.svg).", "none at ./figures/grv.svg"],
    ["See [the LSTM](./lstn#gates).", "none at ./lstn"],
    ['See <a href="source/engine/clop.ts">it</a>.', "none at source/engine/clop.ts"]
  ])("finds %s at its line", (line, message) => {
    expect(found("# GRU", "", line)).toEqual([`src/gru.md:3: ${message}`]);
  });

  test("finds nothing in the pages of the lecture", () => {
    expect(missingNames(readPages())).toEqual([]);
  });
});

describe("syntaxFaults", () => {
  test("finds a cell that is no code, at its line, and nothing in the pages of the lecture", async () => {
    const page = "# GRU\n\n```js\nconst good = await f();\n```\n\n```js\nconst a = 1;\nconst = 2;\n```\n";
    const [fault, ...others] = await syntaxFaults(new Map([["src/gru.md", page]]));
    expect(fault).toMatchObject({file: "src/gru.md:9"});
    expect(others).toEqual([]);
    expect(await syntaxFaults(readPages())).toEqual([]);
  });
});
