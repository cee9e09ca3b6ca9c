import {choose, range, seed, toggle} from "../../../src/frame/controls/controls.js";
import {stepper} from "../../../src/frame/controls/stepper.js";
import type {LiveView} from "../../../src/frame/mountFigure.js";
import {choice, flag, integer, number} from "../../../src/frame/state/fields.js";

interface DummyState {
  step: number;
  rho: number;
  tau: number;
  seed: number;
  cell: "lstm" | "gru" | "broken";
  clip: boolean;
}

/** A figure whose picture says its state in so many words, and that fails when it is asked for a broken cell. */
export const dummyView: LiveView<DummyState, {step: number; value: number}> = {
  fields: {
    step: integer({min: 0, max: 100, default: 40}),
    rho: number({min: 0.5, max: 1.5, step: 0.01, default: 0.9}),
    tau: number({min: 0.001, max: 10, default: 0.1}),
    seed: integer({min: 0, max: 99, default: 1}),
    cell: choice(["lstm", "gru", "broken"], "lstm"),
    clip: flag(true)
  },
  controls: (figure) => [
    stepper(figure, "step", {stages: [25, 50, 75], valueText: ({step, rho}) => `step ${step}, rho ${rho}`}),
    range(figure, "rho", {label: "ρ", format: (rho) => rho.toFixed(2)}),
    range(figure, "tau", {label: "τ", unit: "s", log: true}),
    seed(figure, "seed"),
    choose(figure, "cell", {label: "cell", labels: {lstm: "LSTM"}}),
    toggle(figure, "clip", {label: "clip"})
  ],
  draw: drawDummy,
  rows: ({step, rho}) => Array.from({length: step + 1}, (_, k) => ({step: k, value: rho * k})),
  say: ({step, rho}) => `At step ${step} the value is ${(step * rho).toFixed(2)}.`
};

function drawDummy(state: Readonly<DummyState>, {width, height}: {width: number; height: number}): SVGSVGElement {
  if (state.cell === "broken") throw new Error("expected a cell, got broken");
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("width", String(width));
  svg.setAttribute("height", String(height));
  const text = document.createElementNS("http://www.w3.org/2000/svg", "text");
  text.setAttribute("y", "20");
  text.setAttribute("fill", "var(--cell-lstm)");
  text.textContent = JSON.stringify(state);
  svg.append(text);
  return svg;
}
