import {morph, sameKind} from "./morph.js";

/** The size of a picture's place in CSS pixels: its width, and the height that it has there. */
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
      return {width: holder.clientWidth, height: holder.clientHeight};
    },
    show(picture) {
      const last = holder.firstElementChild;
      if (last?.matches("svg") && last !== picture && sameKind(last, picture)) morph(last, picture);
      else holder.replaceChildren(picture);
    }
  };
}
