import {morph, sameKind} from "./morph.js";

/**
 * The size of a picture in CSS pixels: of its place, with the height that it has there. In a place narrower than `leastWidth`
 * it is drawn of that width, and the style sheet makes all of it smaller.
 */
export interface StageSize {
  readonly width: number;
  readonly height: number;
}

export interface Stage {
  /** Holds the picture, and outlives each drawing: the place for pointer listeners. */
  readonly element: HTMLElement;
  /** The place of the picture itself. */
  readonly picture: HTMLElement;
  size(): StageSize;
  /** Puts a picture in the place of the still one, or makes the last one what it is. */
  show(picture: Element): void;
}

/** No drawing has less width, in pixels: that of the picture on the narrowest phones, where every drawing is whole. */
const leastWidth = 320;

/** Width to height where a figure has no still picture. */
const defaultAspect = "3 / 2";

/**
 * Wraps a figure's still picture, so that a live one can take its place and nothing moves: `<img class="still">`, or a
 * `<picture>` around it where a phone gets one of its own. The `<img>` has the size of the wide one.
 */
export function makeStage(figure: HTMLElement, signal: AbortSignal): Stage {
  const still = figure.querySelector(":scope > img.still, :scope > picture");
  const image = still?.matches("picture") ? still.querySelector("img.still") : still;
  const element = document.createElement("div");
  const holder = document.createElement("div");
  element.className = "stage";
  holder.className = "picture";
  const aspect = image ? `${image.getAttribute("width")} / ${image.getAttribute("height")}` : defaultAspect;
  element.style.setProperty("--aspect", aspect);
  element.append(holder);
  if (still) still.replaceWith(element);
  else figure.prepend(element);
  if (still) holder.append(still);
  signal.addEventListener("abort", () => (still ? element.replaceWith(still) : element.remove()));
  return {
    element,
    picture: holder,
    size() {
      const width = Math.max(leastWidth, holder.clientWidth);
      return {width, height: (holder.clientHeight * width) / Math.max(1, holder.clientWidth)};
    },
    show(picture) {
      const last = holder.firstElementChild;
      if (last?.matches("svg") && last !== picture && sameKind(last, picture)) morph(last, picture);
      else holder.replaceChildren(picture);
    }
  };
}
