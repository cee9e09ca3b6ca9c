import type {Figure} from "../../frame/mountFigure.js";
import {inner, layout, pointIn} from "./panel.js";
import type {State} from "./state.js";

/** How near to a mark a pointer takes hold of it, in pixels: a finger's width. */
const reach = 24;

interface At {
  readonly clientX: number;
  readonly clientY: number;
}

/**
 * Lets mouse, pen and finger drag the two marks, and pick a step and a unit by a click. (The keyboard has sliders for
 * each.) The picture is drawn anew all the while, so the stage listens, which stays.
 */
export function pointAtTraces(
  figure: Figure<State>,
  lengthOf: (state: State) => number,
  unitsOf: (state: State) => number
): void {
  const {stage, signal} = figure;
  const length = (): number => lengthOf(figure.state);
  let held: "first" | "second" | undefined;
  let moved = false;
  const listen = <Type extends keyof HTMLElementEventMap>(
    type: Type,
    listener: (event: HTMLElementEventMap[Type]) => void
  ): void => stage.addEventListener(type, listener, {signal, passive: false});
  const release = (): void => {
    held = undefined;
    stage.style.cursor = "";
  };

  listen("touchstart", (event) => {
    // A finger on a mark drags it and does not scroll the page.
    if (event.touches.length === 1 && markNear(figure, length(), event.touches[0])) event.preventDefault();
  });
  listen("pointerdown", (event) => {
    moved = false;
    held = event.button === 0 ? markNear(figure, length(), event) : undefined;
    if (!held) return;
    event.preventDefault();
    stage.setPointerCapture(event.pointerId);
    stage.style.cursor = "grabbing";
  });
  listen("pointermove", (event) => {
    if (!held) stage.style.cursor = cursorAt(figure, length(), event);
    else {
      moved = true;
      const {t, value} = inputAt(stage, length(), event);
      if (figure.state.task === "order") figure.set(held === "first" ? {first: t} : {second: t});
      else figure.set(held === "first" ? {mark1: t, value1: value} : {mark2: t, value2: value});
    }
  });
  listen("pointerup", release);
  listen("pointercancel", release);
  listen("click", (event) => {
    const at = moved ? undefined : pointOf(stage, length(), event);
    if (!at) return;
    const isMap = at.panel === "c" || at.panel === "h" || at.panel === "map";
    figure.set({step: at.t, ...(isMap && {unit: 1 + Math.floor(at.down * unitsOf(figure.state))})});
  });
}

function cursorAt(figure: Figure<State>, length: number, at: At): string {
  if (markNear(figure, length, at)) return "grab";
  return pointOf(figure.stage, length, at) ? "pointer" : "";
}

/** The mark whose dot is within reach. */
function markNear({stage, state}: Figure<State>, length: number, at: At): "first" | "second" | undefined {
  const {left, top, width, height} = inputBox(stage);
  const distance = (t: number, value: number): number =>
    Math.hypot(at.clientX - left - ((t - 1 / 2) / length) * width, at.clientY - top - (1 - value) * height);
  if (state.task === "agreement") return undefined;
  const [first, second] =
    state.task === "order"
      ? [distance(state.first, 1 / 2), distance(state.second, 1 / 2)]
      : [distance(state.mark1, state.value1), distance(state.mark2, state.value2)];
  if (Math.min(first, second) > reach) return undefined;
  return first <= second ? "first" : "second";
}

/** The step (which may be beyond the ends) and the value of the input that a point stands for. */
function inputAt(stage: HTMLElement, length: number, {clientX, clientY}: At): {t: number; value: number} {
  const {left, top, width, height} = inputBox(stage);
  return {t: 1 + Math.floor(((clientX - left) / width) * length), value: 1 - (clientY - top) / height};
}

/** Where the input is on the screen. */
function inputBox(stage: HTMLElement): ReturnType<typeof inner> {
  const picture = pictureOf(stage);
  const box = inner(layout(picture).input);
  return {...box, left: picture.left + box.left, top: picture.top + box.top};
}

function pointOf(stage: HTMLElement, length: number, {clientX, clientY}: At): ReturnType<typeof pointIn> {
  const picture = pictureOf(stage);
  return pointIn(layout(picture), length, clientX - picture.left, clientY - picture.top);
}

function pictureOf(stage: HTMLElement): DOMRect {
  return (stage.querySelector("svg") ?? stage).getBoundingClientRect();
}
