import {setWords} from "../../frame/words/symbols.js";
import type {Figure} from "../../frame/mountFigure.js";
import {placeIn} from "./drawing.js";
import {decimals, type Convention} from "./words.js";

/** The field of a step's gate, `u6`; it holds u in both conventions, so that a link shows the same state. */
export type GateName = `u${number}`;

/** The step that is written out, the convention, and every step's gate. */
export type State = {readonly step: number; readonly convention: Convention} & Readonly<Record<GateName, number>>;

/** The gate of the picked step: its slider is u's or z's, whichever is shown, and sets the one state behind both. */
export function gateSlider(figure: Figure<State>): HTMLElement {
  const [label, words, input, output] = (["label", "span", "input", "output"] as const).map((tag) =>
    document.createElement(tag)
  ) as [HTMLLabelElement, HTMLSpanElement, HTMLInputElement, HTMLOutputElement];
  label.className = "control range";
  label.dataset.field = "gate";
  Object.assign(input, {type: "range", min: "0", max: "1", step: "0.05"});
  input.setAttribute("aria-controls", figure.id);
  output.style.minWidth = "4ch";
  label.append(words, input, output);
  const other = (value: number): number => (figure.state.convention === "u" ? value : Number((1 - value).toFixed(2)));
  input.addEventListener("input", () => figure.setField(`u${figure.state.step}`, other(input.valueAsNumber)));
  figure.watch((state) => {
    const value = other(state[`u${state.step}`]);
    setWords(words, `$${state.convention}$ at step ${state.step}`);
    input.value = String(value);
    output.value = decimals(value);
    input.setAttribute("aria-valuetext", `${output.value}, ${keeps(state)}`);
  });
  return label;
}

function keeps(state: State): string {
  const u = state[`u${state.step}`];
  if (u === 0) return "keeps the state";
  return u === 1 ? "replaces the state" : `replaces ${Math.round(100 * u)}% of the state`;
}

/** Lets a pointer pick a step anywhere in the picture, and set its gate in the gate's lane. */
export function gateDrag(figure: Figure<State>, steps: number): void {
  const {stage, signal} = figure;
  let held: {pointer: number; step: number} | undefined;
  const place = ({clientX, clientY}: PointerEvent | Touch): ReturnType<typeof placeIn> => {
    const box = (stage.querySelector("svg") ?? stage).getBoundingClientRect();
    return placeIn({x: clientX - box.left, y: clientY - box.top}, steps, box);
  };
  const set = (step: number, height: number): void => {
    const u = figure.state.convention === "u" ? height : 1 - height;
    figure.set({step, [`u${step}`]: Math.round(20 * u) / 20});
  };
  const listen = <Name extends keyof HTMLElementEventMap>(
    type: Name,
    hear: (event: HTMLElementEventMap[Name]) => void
  ): void => stage.addEventListener(type, hear, {signal, passive: false});

  // A finger on the gates moves them and does not scroll the page.
  listen("touchstart", (event) => {
    if (event.touches.length === 1 && place(event.touches[0]).gate !== undefined) event.preventDefault();
  });
  listen("pointerdown", (event) => {
    if (event.button !== 0) return;
    const {step, gate} = place(event);
    if (gate === undefined) return figure.setField("step", step);
    event.preventDefault();
    held = {pointer: event.pointerId, step};
    stage.setPointerCapture(event.pointerId);
    set(step, gate);
  });
  listen("pointermove", (event) => {
    const {gate} = place(event);
    if (held?.pointer !== event.pointerId) stage.style.cursor = gate === undefined ? "" : "ns-resize";
    else if (gate !== undefined) set(held.step, gate);
  });
  for (const type of ["pointerup", "pointercancel"] as const) listen(type, () => (held = undefined));
}
