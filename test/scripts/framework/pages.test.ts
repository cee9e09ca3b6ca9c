import {describe, expect, test} from "vitest";
import {codeBlocks} from "../../../scripts/framework/pages/codeBlocks.js";
import {typecheckPages} from "../../../scripts/framework/pages/typecheckPages.js";

const page = (...blocks: string[]) => `# A page\n\n${blocks.map((code) => `\`\`\`js\n${code}\n\`\`\`\n`).join("\n")}`;

describe("codeBlocks", () => {
  test("gives live blocks with their first line", () => {
    const markdown = `${page("f();", "g();\nh();")}\n\`\`\`ts run=false\nshown();\n\`\`\`\n\n\`\`\`sh\nls\n\`\`\`\n\`\`\`ts\nk();\n\`\`\`\n`;
    expect(codeBlocks(markdown)).toEqual([
      {language: "js", line: 4, code: "f();"},
      {language: "js", line: 8, code: "g();\nh();"},
      {language: "ts", line: 20, code: "k();"}
    ]);
  });
});

describe("typecheckPages", () => {
  const matrix = 'import {zeros} from "/engine/linear/matrix.js";';
  const pages: Record<string, string> = {
    good: page(
      matrix,
      "const m = zeros(2, 3);\ndisplay(m.rows + width);",
      'const rows = await FileAttachment("a.json").json();'
    ),
    misspelt: page(matrix, "const m = zeros(2, 3);\ndisplay(m.rowz);"),
    wrongType: page(matrix, 'zeros("2", 3);'),
    noSuchModule: page('import {x} from "/components/noSuch.js";'),
    noSuchExport: page('import {ones} from "/engine/linear/matrix.js";'),
    implicitPlot: page("display(Plot.plot({}));"),
    declaredTwice: page("const a = 1;", "const a = 2;"),
    syntax: page("const = 1;")
  };
  const errors = typecheckPages(new Map(Object.entries(pages).map(([name, text]) => [`src/${name}.md`, text])));

  test("passes good code", () => {
    expect(errors.filter((error) => error.startsWith("src/good.md"))).toEqual([]);
  });

  test.each([
    ["misspelt", 9, "Property 'rowz' does not exist"],
    ["wrongType", 8, "Argument of type 'string' is not assignable"],
    ["noSuchModule", 4, "Cannot find module './components/noSuch.js'"],
    ["noSuchExport", 4, "has no exported member 'ones'"],
    ["implicitPlot", 4, "'Plot' refers to a UMD global|Cannot find name 'Plot'"],
    ["declaredTwice", 4, "Cannot redeclare block-scoped variable 'a'"],
    ["syntax", 4, "Variable declaration expected|expected"]
  ])("finds the fault in %s at its line", (name, line, message) => {
    const found = errors.filter((error) => error.startsWith(`src/${name}.md:${line}: `));
    expect(found.join("\n")).toMatch(new RegExp(message));
  });
});
