import type {Figure} from "../../frame/mountFigure.js";
import {characterAt, realTextLayout} from "./layout.js";

/** The character under the mouse, or where a finger touched, becomes the one that is predicted. */
export function followPointer({stage, signal, setField}: Figure<{at: number}>, passage: string, blocks: number): void {
  const follow = ({clientX, clientY}: PointerEvent): void => {
    const svg = stage.querySelector("svg");
    if (!svg) return;
    const {left, top, width} = svg.getBoundingClientRect();
    const at = characterAt(realTextLayout(passage, width, blocks), {x: clientX - left, y: clientY - top});
    if (at !== undefined && at > 0) setField("at", at);
  };
  stage.addEventListener("pointerdown", follow, {signal});
  stage.addEventListener("pointermove", (event) => event.pointerType === "mouse" && follow(event), {signal});
}
