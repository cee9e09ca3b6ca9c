import type {Furniture} from "../loading/drawFurniture.js";

/**
 * What will stand under a figure's live picture, to hold its place: its inputs, that do nothing yet, and its sentence.
 * @param isInProse whether the page has the input of a field in its prose
 */
export function furnitureHtml({controls, sentence}: Furniture, isInProse: (field: string) => boolean): string[] {
  const own = controls.filter(({field}) => !isInProse(field ?? ""));
  return [
    '<div class="furniture">',
    `<div class="controls" inert>${own.map(({html}) => html).join("")}</div>`,
    `<p class="say">${sentence}</p>`,
    "</div>"
  ];
}
