import {scaleLinear} from "d3";
import type {Box} from "../../frame/picture/box.js";
import {haloAttributes} from "../../frame/picture/halo.js";
import type {Panel} from "../../frame/picture/panels.js";
import {shape} from "../../frame/picture/shape.js";
import {period} from "./stream.js";

/** A question within the steps that are drawn: when its bit came, and how far back its gradient goes. Steps from 1. */
export interface Question {
  readonly bit: number;
  readonly asked: number;
  /** The first step that the gradient comes to. */
  readonly reached: number;
}

/** The questions of a stream of so many steps, cut into segments of k. */
export function questionsOf({lag, k, steps}: {lag: number; k: number; steps: number}): Question[] {
  const questions: Question[] = [];
  for (let bit = 2; bit + lag <= steps; bit += period(lag)) {
    const asked = bit + lag;
    const cut = k * Math.floor((asked - 1) / k) + 1;
    questions.push({bit, asked, reached: Math.max(bit, cut)});
  }
  return questions;
}

/** The chain: its states carried over every cut, and the gradient of each question as far as it goes back. */
export function drawChain(
  {lag, k, steps}: {lag: number; k: number; steps: number},
  {x, y, width, height, document}: Box & {readonly document: Document}
): Panel {
  const at = scaleLinear([1, steps], [18, width - 18]);
  const middle = 62;
  const low = height - 14;
  const plot = shape(document, "g", {});
  const line = (x1: number, x2: number, top: number, bottom: number, look: Record<string, string | number>) =>
    plot.append(shape(document, "line", {x1, x2, y1: top, y2: bottom, ...look}));
  const words = (left: number, top: number, text: string, look: Record<string, string | number> = {}) =>
    plot.append(
      shape(
        document,
        "text",
        {x: left, y: top, "font-size": 12, "text-anchor": "start", fill: "currentColor", ...haloAttributes, ...look},
        text
      )
    );
  words(2, 13, `${steps} steps in segments of k = ${k}`, {"font-size": 13, "font-weight": 600});
  words(2, 32, "state: carried on", {fill: "var(--forward)", "font-weight": 600});
  for (let cut = k; cut < steps; cut += k) {
    const place = at(cut + 0.5);
    line(place, place, middle - 20, middle + 34, {
      stroke: "currentColor",
      "stroke-dasharray": "3 3",
      "stroke-opacity": 0.6
    });
  }
  line(at(1), at(steps) + 8, middle, middle, {stroke: "var(--forward)", "stroke-width": 2});
  plot.append(arrow(document, at(steps) + 14, middle, 1, "var(--forward)"));
  const questions = questionsOf({lag, k, steps});
  for (let step = 1; step <= steps; ++step) {
    const isBit = questions.some(({bit}) => bit === step);
    const isAsked = questions.some(({asked}) => asked === step);
    const [r, fill] = isBit || isAsked ? [4.5, isBit ? "var(--ink)" : "var(--paper)"] : [2, "var(--forward)"];
    plot.append(
      shape(document, "circle", {cx: at(step), cy: middle, r, fill, stroke: isAsked ? "var(--ink)" : "none"})
    );
  }
  const back = middle + 24;
  for (const {bit, asked, reached} of questions) {
    const cut = reached > bit;
    const end = cut ? at(reached - 0.5) : at(reached);
    line(at(asked), end, back, back, {stroke: "var(--gradient)", "stroke-width": 2.5});
    if (!cut) plot.append(arrow(document, end - 2, back, -1, "var(--gradient)"));
    else {
      line(end, end, back - 7, back + 7, {stroke: "var(--gradient)", "stroke-width": 2.5});
      line(end, at(bit), back, back, {stroke: "var(--gradient)", "stroke-dasharray": "1 4", "stroke-opacity": 0.8});
    }
  }
  words(2, low, `gradient: cut  (● a bit, ○ asked for, ${lag} steps on)`, {
    fill: "var(--gradient)",
    "font-weight": 600
  });
  return {plot, x, y};
}

function arrow(document: Document, x: number, y: number, way: 1 | -1, fill: string): SVGPathElement {
  return shape(document, "path", {d: `M${x},${y}l${-9 * way},-4.5v9z`, fill});
}
