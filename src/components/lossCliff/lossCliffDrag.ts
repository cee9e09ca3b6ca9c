import type {Figure} from "../frame.js";
import type {LossCliffData, Place} from "./lossCliffData.js";
import {layout, mapScales} from "./lossCliffLayout.js";
import type {ViewState} from "./lossCliffView.js";

/** How near to the start a pointer takes hold of it, in pixels: a finger's width. */
const reach = 24;

/**
 * Lets mouse, pen and finger drag the start on the map. (The keyboard has the two sliders.) The picture is drawn anew
 * all the while, so the stage listens, which stays.
 */
export function dragStart(
  {stage, signal, ...figure}: Figure<Place & Pick<ViewState, "view">>,
  data: LossCliffData
): void {
  let held: number | undefined;
  const listen = <Type extends keyof HTMLElementEventMap>(
    type: Type,
    listener: (event: HTMLElementEventMap[Type]) => void
  ): void => stage.addEventListener(type, listener, {signal, passive: false});

  const isNear = (at: {clientX: number; clientY: number}): boolean => {
    const map = figure.state.view === "map" ? mapUnder(stage, data) : undefined;
    return map !== undefined && map.distance(figure.state, at) <= reach;
  };
  const release = (): void => {
    held = undefined;
    stage.style.cursor = "";
  };

  listen("touchstart", (event) => {
    // A finger on the start drags it and does not scroll the page.
    if (event.touches.length === 1 && isNear(event.touches[0])) event.preventDefault();
  });
  listen("pointerdown", (event) => {
    if (event.button !== 0 || !isNear(event)) return;
    event.preventDefault();
    held = event.pointerId;
    stage.setPointerCapture(held);
    stage.style.cursor = "grabbing";
  });
  listen("pointermove", (event) => {
    if (held === undefined) stage.style.cursor = isNear(event) ? "grab" : "";
    else if (held === event.pointerId) figure.set(mapUnder(stage, data)?.place(event) ?? {});
  });
  listen("pointerup", release);
  listen("pointercancel", release);
}

/** The map as it is drawn now, for going from the pointer to the plane. */
function mapUnder(stage: HTMLElement, data: LossCliffData) {
  const svg = stage.querySelector("svg");
  if (!svg) return undefined;
  const {left, top, width, height} = svg.getBoundingClientRect();
  const {map} = layout({width, height});
  const {x, y} = mapScales(data, map);
  return {
    place: ({clientX, clientY}: {clientX: number; clientY: number}): Place => ({
      w: x.invert(clientX - left - map.x),
      b: y.invert(clientY - top - map.y)
    }),
    distance: ({w, b}: Place, {clientX, clientY}: {clientX: number; clientY: number}): number =>
      Math.hypot(clientX - left - map.x - x(w), clientY - top - map.y - y(b))
  };
}
