import {copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import subsetFont from "subset-font";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {cutFonts} from "../../../scripts/framework/finishing/cutFonts.js";

const serif = (part: string): string =>
  `node_modules/@fontsource/source-serif-4/files/source-serif-4-${part}-400-normal.woff2`;
const fonts = {
  "latin.woff2": serif("latin"),
  "latin-ext.woff2": serif("latin-ext"),
  "greek.woff2": serif("greek"),
  "KaTeX_Main-Regular.woff2": "node_modules/katex/dist/fonts/KaTeX_Main-Regular.woff2"
};

/** A site in miniature: what its pages, code, data, styles and listings say. */
const said = {
  "index.html": '<p>Łukasz, 2ˣ, σ × ½</p><span class="katex-html">W+∂</span>',
  "_import/figure.js": 'export const label = "ÿ";',
  "_file/data.json": '["ñ"]',
  "site.css": 'a::before {content: "ß"}',
  "source/figure.ts.html": "<pre>æ</pre>"
};

let site = "";
const read = (font: keyof typeof fonts): Buffer => readFileSync(join(site, font));

/** A font that is cut to a character it does not have is the one cut to none. */
async function holds(font: keyof typeof fonts, character: string): Promise<boolean> {
  const cutTo = (text: string): Promise<Buffer> => subsetFont(read(font), text, {targetFormat: "sfnt"});
  return !(await cutTo(character)).equals(await cutTo(""));
}

beforeAll(async () => {
  site = mkdtempSync(join(tmpdir(), "fonts-"));
  for (const folder of ["_import", "_file", "source"]) mkdirSync(join(site, folder));
  for (const [file, text] of Object.entries(said)) writeFileSync(join(site, file), text);
  for (const [file, font] of Object.entries(fonts)) copyFileSync(font, join(site, file));
  await cutFonts(site, [...Object.keys(said), ...Object.keys(fonts)]);
});
afterAll(() => rmSync(site, {recursive: true}));

describe("cutFonts", () => {
  test.each([
    ["latin-ext.woff2", "Łˣ"],
    ["greek.woff2", "σ"],
    ["latin.woff2", "×½ÿñßAz09~\u00a0"],
    ["KaTeX_Main-Regular.woff2", "W+∂"]
  ] as const)(
    "leaves in %s what pages, code, data and styles say, and what can be typed: %s",
    async (font, characters) => {
      for (const character of characters) expect(await holds(font, character), character).toBe(true);
    }
  );

  test.each([
    ["latin-ext.woff2", "ł"],
    ["greek.woff2", "θ"],
    ["latin.woff2", "æ"],
    ["KaTeX_Main-Regular.woff2", "Vσ"]
  ] as const)("takes out of %s what nobody shows: %s", async (font, characters) => {
    for (const character of characters) expect(await holds(font, character), character).toBe(false);
    expect(statSync(join(site, font)).size).toBeLessThan(statSync(fonts[font]).size * 0.75);
  });

  test.each(["tnum", "pnum", "frac", "liga", "kern"])("keeps the feature %s", async (feature) => {
    const text = (await subsetFont(read("latin.woff2"), "0123456789/fiAV", {targetFormat: "sfnt"})).toString("latin1");
    expect(text).toContain(feature);
  });
});
