import {createHash} from "node:crypto";
import {describe, expect, it, test} from "vitest";
import {policies} from "../../../scripts/framework/checking/policies.js";
import {siteOf} from "../../../scripts/framework/checking/site.js";
import {stamps} from "../../../scripts/framework/checking/stamps.js";
import {finishPage} from "../../../scripts/framework/finishing/finishPage.js";
import {exampleHeaders} from "../../../scripts/framework/policy/exampleHeaders.js";
import {inlineScripts, sitePolicy} from "../../../scripts/framework/policy/sitePolicy.js";
import {withPolicy} from "../../../scripts/framework/policy/withPolicy.js";

const page = (head: string, body = "<h1>The wall</h1>"): string =>
  `<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n${head}\n</head>\n<body>${body}</body>\n</html>\n`;
const scripts =
  '<script>\nlet a = "é";\n</script>\n<script type="module" src="./a.js"></script><script type="module">b()</script>';
const finished = withPolicy(page(scripts));
const digest = (code: string): string => `'sha256-${createHash("sha256").update(code, "utf8").digest("base64")}'`;
const faults = (html: string): string[] => policies(siteOf(new Map([["a.html", html]]))).map(({expected}) => expected);

describe("the policy", () => {
  it("names each inline script by its digest, and no other source of code than the site", () => {
    expect(inlineScripts(finished)).toEqual(['\nlet a = "é";\n', "b()"]);
    const [, script] = /script-src ([^;]*);/.exec(finished) ?? [];
    expect(new Set(script.split(" "))).toEqual(
      new Set(["'self'", "'wasm-unsafe-eval'", digest('\nlet a = "é";\n'), digest("b()")])
    );
  });

  it("stands before everything that it is for", () => {
    expect(finished.indexOf("Content-Security-Policy")).toBeLessThan(finished.indexOf("<script"));
    expect(faults(finished)).toEqual([]);
    const [policy] = /<meta http-equiv[^>]*>/.exec(finished) ?? [""];
    const late = finished.replace(policy, "").replace("</head>", `${policy}</head>`);
    expect(faults(late)).toEqual(["the policy before what it is for"]);
  });

  it("is missed where it is absent, and where a script was changed after it", () => {
    expect(faults(page(scripts))).toHaveLength(1);
    expect(faults(finished.replace("b()", "c()"))).toHaveLength(1);
  });

  it.each(['<button onclick="a()">go</button>', '<a href="javascript:a()">go</a>'])(
    "finds code in attributes: %s",
    (body) => {
      expect(faults(withPolicy(page("", body)))).toEqual(["no code in attributes"]);
    }
  );

  it("is one header for all pages, with each digest once", () => {
    const headers = exampleHeaders([page(scripts), page("<script>c()</script>"), page(scripts)]);
    expect(headers).toContain(`  Content-Security-Policy: ${sitePolicy(['\nlet a = "é";\n', "b()", "c()"])}\n`);
    expect(headers.match(/sha256-/g)).toHaveLength(3);
  });
});

test("a page says of no file when it was written, and one that does is found", () => {
  const line =
    'registerFile("./a.json", {"name":"./a.json","path":"./_file/a.1.json","lastModified":1796091711698,"size":16});';
  const stamped = page(`<script type="module">\n${line}\n</script>`);
  const surroundings = {file: "a.html", description: undefined, exists: () => false};
  const found = (html: string) => stamps(siteOf(new Map([["a.html", html]]))).map(({found}) => found);
  expect(found(stamped)).toEqual(['"lastModified":1796091711698']);
  expect(found(finishPage(stamped, surroundings))).toEqual([]);
  expect(finishPage(stamped, surroundings)).toContain('"path":"./_file/a.1.json","size":16}');
  expect(found(page('<meta name="built" content="2026-03-01T10:20:30Z">'))).toHaveLength(1);
});
