import {existsSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, describe, expect, test, vi} from "vitest";
import {commit} from "../../../scripts/framework/finishing/commit.js";
import {copyFonts} from "../../../scripts/framework/finishing/copyFonts.js";
import {finishPage} from "../../../scripts/framework/finishing/finishPage.js";
import {frontMatter} from "../../../scripts/framework/finishing/frontMatter.js";

const files = new Set(["index.html", "lstm.html", "notes/index.html", "source/clip.ts.html", "rows.csv"]);
const exists = (file: string) => files.has(file);

describe("the commit that a site is built from", () => {
  afterEach(() => vi.unstubAllEnvs());

  test("is what the environment says, and nothing that is no commit", () => {
    vi.stubEnv("GITHUB_SHA", "0123456789abcdef0123456789abcdef01234567");
    expect(commit()).toBe("0123456789abcdef0123456789abcdef01234567");
    vi.stubEnv("SOURCE_COMMIT", "89abcdef");
    expect(commit()).toBe("89abcdef");
    vi.stubEnv("SOURCE_COMMIT", '"><script>');
    expect(commit() ?? "").not.toContain("<");
  });
});

describe("finishPage", () => {
  const finish = (html: string, file = "index.html", description?: string, commit?: string) =>
    finishPage(html, {file, description, commit, exists});

  test("says the language and lets the reader zoom", () => {
    expect(
      finish('<html>\n<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1">')
    ).toBe('<html lang="en">\n<meta name="viewport" content="width=device-width, initial-scale=1">');
  });

  test("adds the description once, escaped", () => {
    const once = finish("<title>t</title>", "index.html", 'a "wall" & more, at $1');
    expect(once).toBe('<title>t</title>\n<meta name="description" content="a &quot;wall&quot; &amp; more, at $1">');
    expect(finish(once, "index.html", "another")).toBe(once);
  });

  test("says the commit once, and nothing where it is not known", () => {
    const once = finish("<title>t</title>", "index.html", undefined, "0123abc with changes");
    expect(once).toBe('<title>t</title>\n<meta name="commit" content="0123abc with changes">');
    expect(finish(once, "index.html", undefined, "456")).toBe(once);
    expect(finish("<title>t</title>")).toBe("<title>t</title>");
  });

  test("lets Framework's client wait for stylesheets and fonts", () => {
    expect(finish('<link rel="modulepreload" href="../_observablehq/client.1.js">')).toBe(
      '<link rel="modulepreload" href="../_observablehq/client.1.js" fetchpriority="low">'
    );
    const other = '<link rel="modulepreload" href="./_import/frame/near.1.js">';
    expect(finish(other)).toBe(other);
  });

  test("asks for the text's faces before the stylesheet that names them", () => {
    const stylesheet = '<link rel="stylesheet" href="../_file/vendor/fonts.0af1.css">';
    const [first, ...more] = finish(stylesheet).split("\n");
    expect(first).toBe(
      '<link rel="preload" as="font" type="font/woff2" crossorigin href="../_file/vendor/fonts/source-serif-4-latin-400-normal.woff2">'
    );
    expect(more).toHaveLength(3);
    expect(more.at(-1)).toBe(stylesheet);
  });

  test.each([
    ["lstm.html", "./source/clip.ts", "./source/clip.ts.html"],
    ["lstm.html", "./source/clip.ts?a=1#gates", "./source/clip.ts.html?a=1#gates"],
    ["source/clip.ts.html", "./clip.ts", "./clip.ts.html"],
    ["lstm.html", "./source/no-such.ts", "./source/no-such.ts"],
    ["index.html", "./lstm.html", "./lstm.html"],
    ["lstm.html", "./", "./"],
    ["lstm.html", "#gates", "#gates"],
    ["lstm.html", "./rows.csv", "./rows.csv"],
    ["lstm.html", "https://doi.org/lstm", "https://doi.org/lstm"]
  ])("on %s links %s to %s", (file, href, expected) => {
    expect(finish(`<a class="x" href="${href}">`, file)).toBe(`<a class="x" href="${expected}">`);
  });
});

describe("frontMatter", () => {
  test.each([
    ["---\ntitle: T\ndescription: Why: it works.\n---\n# T", "Why: it works."],
    ['---\ndescription: "Quoted: text"\n---\n', "Quoted: text"],
    ["---\ntitle: T\n---\ndescription: not here", undefined],
    ["# No front matter", undefined]
  ])("of %j gives %j", (markdown, description) => {
    expect(frontMatter(markdown, "description")).toBe(description);
  });
});

describe("copyFonts", () => {
  test("lays a named file beside the stylesheet, and leaves data and other places alone", () => {
    const folder = mkdtempSync(join(tmpdir(), "fonts-"));
    writeFileSync(join(folder, "serif.woff2"), "font");
    copyFonts('a{src:url(serif.woff2) format("woff2")}b{src:url(data:font/woff2;x)}', join(folder, "site"), folder);
    const copied = existsSync(join(folder, "site/serif.woff2"));
    rmSync(folder, {recursive: true});
    expect(copied).toBe(true);
  });
});
