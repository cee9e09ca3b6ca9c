import {readFileSync, writeFileSync} from "node:fs";
import subsetFont from "subset-font";

/** What a reader can type, whatever stands in the pages. */
const ascii = Array.from({length: 0x7f - 0x20}, (_, k) => String.fromCharCode(0x20 + k));

/** A space that does not break is written as `&nbsp;` too. */
const alwaysThere = [...ascii, "\u00a0"];

/** Where a reader's characters come from: pages, code and data; the listings of sources are set in the system's face. */
const speaking = /^(?!source\/).*\.(?:html|css|js|json)$/;

/**
 * Cuts each font of a built site to the characters that the site can show. Features stay: figures in their two widths,
 * fractions, ligatures, kerning.
 * @param site the folder of the site
 * @param files addresses of all its files
 */
export async function cutFonts(site: string, files: readonly string[]): Promise<void> {
  const characters = charactersOf(
    files.filter((file) => speaking.test(file)).map((file) => readFileSync(`${site}/${file}`, "utf8"))
  );
  for (const file of files.filter((name) => name.endsWith(".woff2"))) {
    const cut = await subsetFont(readFileSync(`${site}/${file}`), characters, {targetFormat: "woff2"});
    writeFileSync(`${site}/${file}`, cut);
  }
}

/** Every character of some texts once, and what is always there. */
export function charactersOf(texts: readonly string[]): string {
  const characters = new Set(alwaysThere);
  for (const text of texts) for (const character of text) characters.add(character);
  return [...characters].sort().join("");
}
