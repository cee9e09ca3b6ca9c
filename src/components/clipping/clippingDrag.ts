import type {Figure} from "../frame.js";
import {layout, planeScales} from "./clippingLayout.js";
import type {ClippingState} from "./clippingState.js";

/** How near to the gradient's tip a pointer takes hold of it, in pixels: a finger's width. */
const near = 24;

/** Lets mouse, pen and finger drag the gradient's tip. (The keyboard has the two sliders.) */
export function dragGradient(figure: Figure<ClippingState>): void {
  const {stage, signal} = figure;
  let held: number | undefined;
  const listen = <Type extends keyof HTMLElementEventMap>(
    type: Type,
    listener: (event: HTMLElementEventMap[Type]) => void
  ): void => stage.addEventListener(type, listener, {signal, passive: false});
  const isNear = (at: {clientX: number; clientY: number}): boolean => {
    const plane = planeUnder(stage);
    return plane !== undefined && plane.distance(figure.state, at) <= near;
  };
  const release = (): void => {
    held = undefined;
    stage.style.cursor = "";
  };

  listen("touchstart", (event) => {
    // A finger on the tip drags it and does not scroll the page.
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
    else if (held === event.pointerId) figure.set(planeUnder(stage)?.place(event) ?? {});
  });
  listen("pointerup", release);
  listen("pointercancel", release);
}

/** The plane as it is drawn now, for going from the pointer to the gradient. */
function planeUnder(stage: HTMLElement) {
  const svg = stage.querySelector("svg");
  if (!svg) return undefined;
  const {left, top, width, height} = svg.getBoundingClientRect();
  const {plane} = layout({width, height});
  const {x, y} = planeScales(plane);
  return {
    place: ({clientX, clientY}: {clientX: number; clientY: number}) => ({
      x: x.invert(clientX - left - plane.x),
      y: y.invert(clientY - top - plane.y)
    }),
    distance: (at: ClippingState, {clientX, clientY}: {clientX: number; clientY: number}): number =>
      Math.hypot(clientX - left - plane.x - x(at.x), clientY - top - plane.y - y(at.y))
  };
}
