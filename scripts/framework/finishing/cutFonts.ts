import {readFileSync, writeFileSync} from "node:fs";
import {parseHTML} from "linkedom";
import subsetFont from "subset-font";

/** What a reader can type, whatever stands in the pages. */
const ascii = Array.from({length: 0x7f - 0x20}, (_, k) => String.fromCharCode(0x20 + k));

/** A space that does not break is written as `&nbsp;` too. */
const alwaysThere = [...ascii, "\u00a0"];

/** Where a reader's characters come from: pages, code and data; the listings of sources are set in the system's face. */
const speaking = /^(?!source\/).*\.(?:html|css|js|json)$/;

/**
 * Cuts each font of a built site to the characters that the site can show: KaTeX's to those of the formulas, which are
 * made at build. Features stay: figures in their widths, fractions, ligatures, kerning.
 * @param site the folder of the site
 * @param files addresses of all its files
 */
export async function cutFonts(site: string, files: readonly string[]): Promise<void> {
  const texts = files.filter((file) => speaking.test(file)).map((file) => readFileSync(`${site}/${file}`, "utf8"));
  const [all, ofFormulas] = [charactersOf(texts, alwaysThere), charactersOf(texts.flatMap(formulasOf))];
  for (const file of files.filter((name) => name.endsWith(".woff2"))) {
    const characters = /KaTeX_[^/]*$/.test(file) ? ofFormulas : all;
    const cut = await subsetFont(readFileSync(`${site}/${file}`), characters, {targetFormat: "woff2"});
    writeFileSync(`${site}/${file}`, cut);
  }
}

/** Every character of some texts once, and what is always there. */
function charactersOf(texts: readonly string[], always: readonly string[] = []): string {
  const characters = new Set(always);
  for (const text of texts) for (const character of text) characters.add(character);
  return [...characters].sort().join("");
}

/** What stands in a page's formulas. */
function formulasOf(text: string): string[] {
  if (!text.includes('class="katex-html"')) return [];
  return [...parseHTML(text).document.querySelectorAll(".katex-html")].map(({textContent}) => textContent);
}
