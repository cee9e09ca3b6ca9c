import type {Figure} from "../../frame/mountFigure.js";
import type {KeepOrReplaceState} from "./state.js";
import {decimals} from "./words.js";

/** The gate of the picked step: its slider is u's or z's, whichever is shown, and sets the one state behind both. */
export function gateSlider(figure: Figure<KeepOrReplaceState>): HTMLElement {
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
    words.textContent = `${state.convention} at step ${state.step}`;
    input.value = String(value);
    output.value = decimals(value);
    input.setAttribute("aria-valuetext", `${output.value}, ${keeps(state)}`);
  });
  return label;
}

function keeps(state: KeepOrReplaceState): string {
  const u = state[`u${state.step}`];
  if (u === 0) return "keeps the state";
  return u === 1 ? "replaces the state" : `replaces ${Math.round(100 * u)}% of the state`;
}
