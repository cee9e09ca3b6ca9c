import type {Figure} from "../../frame/mountFigure.js";
import {placeIn} from "./layout.js";
import type {KeepOrReplaceState} from "./state.js";

/** Lets a pointer pick a step anywhere in the picture, and set its gate in the gate's lane. */
export function gateDrag(figure: Figure<KeepOrReplaceState>, steps: number): void {
  const {stage, signal} = figure;
  let held: {pointer: number; step: number} | undefined;
  const place = ({clientX, clientY}: PointerEvent | Touch): ReturnType<typeof placeIn> => {
    const box = (stage.querySelector("svg") ?? stage).getBoundingClientRect();
    return placeIn({x: clientX - box.left, y: clientY - box.top}, steps, box);
  };
  const set = (step: number, height: number): void => {
    const {convention} = figure.state;
    const u = convention === "u" ? height : 1 - height;
    figure.set({step, [`u${step}`]: Math.round(20 * u) / 20});
  };
  const release = (): void => (held = undefined);

  stage.addEventListener(
    "touchstart",
    (event) => {
      // A finger on the gates moves them and does not scroll the page.
      if (event.touches.length === 1 && place(event.touches[0]).gate !== undefined) event.preventDefault();
    },
    {signal, passive: false}
  );
  stage.addEventListener(
    "pointerdown",
    (event) => {
      if (event.button !== 0) return;
      const {step, gate} = place(event);
      if (gate === undefined) return figure.setField("step", step);
      event.preventDefault();
      held = {pointer: event.pointerId, step};
      stage.setPointerCapture(event.pointerId);
      set(step, gate);
    },
    {signal}
  );
  stage.addEventListener(
    "pointermove",
    (event) => {
      if (held?.pointer !== event.pointerId) {
        stage.style.cursor = place(event).gate === undefined ? "" : "ns-resize";
        return;
      }
      const {gate} = place(event);
      if (gate !== undefined) set(held.step, gate);
    },
    {signal}
  );
  for (const type of ["pointerup", "pointercancel"] as const) stage.addEventListener(type, release, {signal});
}
