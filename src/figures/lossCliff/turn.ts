import type {Figure} from "../../frame/mountFigure.js";
import type {StageSize} from "../../frame/stage.js";
import {elevations, type ViewState} from "./projection.js";

/** Degrees that the picture turns for a pixel of the pointer's way. */
const turnPerPixel = 0.5;

/**
 * Lets mouse, pen and finger turn the picture in perspective: to the side turns it, up and down tilts it. (The keyboard
 * has the two sliders.) A finger that goes up or down still scrolls the page.
 * @param land where the surface is in a picture of some size, from its top left corner
 */
export function turnByDrag(figure: Figure<ViewState>, land: (size: StageSize) => StageSize): void {
  const {stage, signal} = figure;
  let held: {id: number; x: number; y: number; from: ViewState} | undefined;
  const release = (): void => {
    if (held) stage.style.cursor = "";
    held = undefined;
  };
  figure.watch(({view}) => (stage.style.touchAction = view === "perspective" ? "pan-y" : ""));
  stage.addEventListener(
    "pointerdown",
    (event) => {
      if (event.button !== 0 || figure.state.view !== "perspective" || !isOnLand(stage, land, event)) return;
      event.preventDefault();
      held = {id: event.pointerId, x: event.clientX, y: event.clientY, from: figure.state};
      stage.setPointerCapture(event.pointerId);
      stage.style.cursor = "grabbing";
    },
    {signal}
  );
  stage.addEventListener(
    "pointermove",
    (event) => {
      if (held?.id !== event.pointerId) return;
      const turned = held.from.azimuth + turnPerPixel * (event.clientX - held.x);
      const tilted = held.from.elevation + turnPerPixel * (event.clientY - held.y);
      figure.set({
        azimuth: ((Math.round(turned) % 360) + 360) % 360,
        elevation: Math.round(Math.min(elevations.max, Math.max(elevations.min, tilted)))
      });
    },
    {signal}
  );
  stage.addEventListener("pointerup", release, {signal});
  stage.addEventListener("pointercancel", release, {signal});
}

/** Whether a pointer is where the land is, not on the slices beside it. */
function isOnLand(stage: HTMLElement, land: (size: StageSize) => StageSize, {clientX, clientY}: PointerEvent): boolean {
  const svg = stage.querySelector("svg");
  if (!svg) return false;
  const {left, top, width, height} = svg.getBoundingClientRect();
  const size = land({width, height});
  return clientX - left < size.width && clientY - top < size.height;
}
