import type {Figure} from "../mountFigure.js";

/** Where a pointer is, as its event says. */
export interface PointerPlace {
  readonly clientX: number;
  readonly clientY: number;
}

/** A point of a picture as it is drawn now, for going from the pointer to the state and back. */
export interface DraggedPoint<State> {
  /** The part of the state that puts the point under the pointer. */
  place(at: PointerPlace): Partial<State>;
  /** How far the pointer is from the point, in pixels. */
  distance(at: PointerPlace): number;
}

/** How near to the point a pointer takes hold of it, in pixels: a finger's width. */
const reach = 24;

/**
 * Lets mouse, pen and finger drag a point of a figure. (The keyboard has sliders.) The picture is drawn anew all the
 * while, so the stage listens, which stays.
 * @param under the point as it is drawn now; undefined while there is none to be dragged
 */
export function dragPoint<State>(
  figure: Pick<Figure<State>, "stage" | "signal" | "set">,
  under: () => DraggedPoint<State> | undefined
): void {
  const {stage, signal} = figure;
  let held: number | undefined;
  const listen = <Type extends keyof HTMLElementEventMap>(
    type: Type,
    listener: (event: HTMLElementEventMap[Type]) => void
  ): void => stage.addEventListener(type, listener, {signal, passive: false});
  const isNear = (at: PointerPlace): boolean => (under()?.distance(at) ?? Infinity) <= reach;
  const release = (): void => {
    held = undefined;
    stage.style.cursor = "";
  };

  listen("touchstart", (event) => {
    // A finger on the point drags it and does not scroll the page.
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
    else if (held === event.pointerId) figure.set(under()?.place(event) ?? {});
  });
  listen("pointerup", release);
  listen("pointercancel", release);
}
