import {figureBlocks, type FigureBlock} from "../framework/figureBlocks.js";
import {sceneBlocks} from "../framework/sceneBlocks.js";

/**
 * A page of one figure: head and title of the page that has it, the figure's scene, and the sources. What the scene says of
 * the rest of the page links to that page.
 * @throws Error where the page has no such figure
 */
export function sceneOf(markdown: string, {page, only}: {readonly page: string; readonly only: string}): string {
  const read = figureBlocks(markdown, `src/${page}.md`);
  const block = read.blocks.find(({id}) => id === only);
  if (!block) {
    const known = read.blocks.map(({id}) => id).join(", ");
    throw new Error(`--only: expected a figure of src/${page}.md: ${known || "it has none"}; got ${only}`);
  }
  const lines = markdown.split("\n");
  const scene = sceneBlocks(markdown, read, `src/${page}.md`).scenes.find(({figure}) => figure === block) ?? block;
  const title = lines.findIndex((line) => line.startsWith("# "));
  const sources = lines.indexOf("## Sources");
  const kept = [
    ...lines.slice(0, title + 1),
    "",
    ...lines.slice(scene.from - 1, scene.to),
    ...(sources < 0 ? [] : ["", ...lines.slice(sources)])
  ];
  return linked(kept.join("\n"), {page, only, others: read.blocks.filter((other) => other !== block)});
}

/** What names other places of the page, as links to it. */
function linked(
  text: string,
  {page, only, others}: {page: string; only: string; others: readonly FigureBlock[]}
): string {
  const isOther = (id: string): boolean => others.some((other) => other.id === id);
  return text
    .replace(/\[\[([Ff]igure):\s*([\w-]+)\]\]/g, (whole, word: string, id: string) =>
      isOther(id) ? `[[${word}: ${page}#${id}]]` : whole
    )
    .replace(/(href="|\]\()((?:\?[^"#)\s]*)?)#([\w-]+)/g, (whole, before: string, state: string, id: string) =>
      id === only || text.includes(`id="${id}"`) ? whole : `${before}./${page}${state}#${id}`
    );
}
