import type {Thumbnail} from "../../../lessons.js";
import type {AnyFigure, View} from "../../../src/frame/declareFigure.js";
import {standalone} from "../../../src/frame/picture/standalone.js";
import {pairsOf, readFields} from "../../../src/frame/state/addressState.js";

/** What is too small to be read in a thumbnail, and the axes and grids that say nothing without it: Plot hides these. */
const lettering = 'text, [aria-hidden="true"]';

/**
 * A lesson's thumbnail: a figure of its page in one state, drawn by its own code, of which a part without its lettering
 * is kept.
 * @throws Error where the state is none that the figure has
 */
export async function drawThumbnail(
  {id, title}: AnyFigure,
  view: View<object, object>,
  {state: asked, size: [width, height], cut}: Omit<Thumbnail, "figure">
): Promise<string> {
  const {state, notes} = readFields<object>(id, view.fields, pairsOf(asked));
  if (notes.length > 0) throw new Error(`lessons.ts: the thumbnail of ${id}: ${notes.join(" ")}`);
  await view.ready?.(state);
  const drawn = view.draw(state, {width, height});
  for (const element of drawn.querySelectorAll(lettering)) element.remove();
  drawn.setAttribute("viewBox", cut.join(" "));
  drawn.setAttribute("width", String(cut[2]));
  drawn.setAttribute("height", String(cut[3]));
  return standalone(drawn, {title, description: ""});
}
