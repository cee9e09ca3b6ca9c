import type {Arithmetic} from "../../engine/training/trainer.js";
import type {TrainingSetup} from "../../workers/trainingMessages.js";
import {toggle, type FigureWith} from "../controls/controls.js";
import {inPageNote} from "./inPageNote.js";

/** A switch for fused multiply-adds; where the engine has none it says so, and can only be taken off, if a link has set it. */
export function fusedToggle<Name extends string>(
  figure: FigureWith<NoInfer<Name>, boolean>,
  name: Name,
  available: boolean
): HTMLElement {
  const label = available
    ? "fused multiply-add (last bits differ by machine)"
    : "fused multiply-add: this browser has none (Chrome 114 and Firefox 146 have it)";
  const control = toggle(figure, name, {label});
  const input = control.querySelector("input");
  if (input && !available) figure.watch((state) => (input.disabled = !state[name]));
  return control;
}

/** How a network is trained, for a reader. */
export function sayArithmetic(arithmetic: Arithmetic): string {
  return {
    float64: "Trains in float64, the engine’s reference: slowly.",
    float32: "Trains in float32: a seed gives the same network in every browser, to the bit.",
    "float32-relaxed": "Trains in float32 with fused multiply-add: a seed may give another network on another machine."
  }[arithmetic];
}

/** How a run has come about, for a reader. */
export function saySetup({arithmetic, note = sayArithmetic(arithmetic), inPage}: TrainingSetup): string {
  return inPage ? `${note} ${inPageNote}` : note;
}
