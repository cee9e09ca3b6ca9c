import {camelCase} from "../camelCase.js";

/**
 * The figures that pages show, by id, and their rooms.
 * @param pages Markdown by file
 * @param sources text of all files of a room, by room: a figure without a room of its own name stands in one that names it
 * @throws when a figure has no room
 */
export function roomsByFigure(
  pages: ReadonlyMap<string, string>,
  sources: ReadonlyMap<string, string>
): Map<string, string> {
  const shown = [...pages.values()].flatMap((markdown) =>
    Array.from(
      markdown.matchAll(/^(?:::: ?figure ([\w-]+)|<figure id="([\w-]+)")/gm),
      ([, block, html]) => block ?? html
    )
  );
  return new Map(
    [...new Set(shown)].map((id) => {
      const room = sources.has(camelCase(id))
        ? camelCase(id)
        : [...sources].find(([, text]) => text.includes(`"${id}"`))?.[0];
      if (room === undefined)
        throw new Error(`roomsByFigure: expected a room src/figures/${camelCase(id)} of ${id}, found none`);
      return [id, room];
    })
  );
}
