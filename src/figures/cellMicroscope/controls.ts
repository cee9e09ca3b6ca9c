import type {Microscope, ShownWire} from "./microscope.js";
import {choose} from "../../frame/controls/controls.js";
import {rangeInput} from "../../frame/controls/rangeInput.js";
import type {Figure} from "../../frame/mountFigure.js";
import {setWords, spokenSymbols} from "../../frame/words/symbols.js";
import {numberText} from "./numberText.js";
import {editsOf, pathKey, pathsOf, readKey, toggled, withEdit, type State} from "./state.js";
import {fromWords, wireOf} from "./words.js";

/** The scissors: a menu of all paths back, a button that cuts the chosen one or mends it, and one that mends all. */
export function scissors(figure: Figure<State>, microscope: Microscope): HTMLElement[] {
  const labels = Object.fromEntries(
    pathsOf(microscope).map(({wire, from}) => [
      pathKey({wire, from}),
      `${inMenu(wireOf(microscope, wire))} ← ${isWire(microscope, from) ? inMenu(wireOf(microscope, from)) : fromWords(microscope, wire, from)}`
    ])
  );
  const menu = choose(figure, "path", {label: "path back", labels});
  const cut = button(figure, () => figure.set({cuts: toggled(figure.state.cuts, figure.state.path)}));
  const mend = button(figure, () => figure.set({cuts: ""}));
  mend.textContent = "mend all";
  figure.watch(({cuts, path}) => {
    cut.textContent = cuts.split(",").includes(path) ? "mend" : "✂ cut";
    mend.setAttribute("aria-disabled", String(cuts === ""));
  });
  const buttons = Object.assign(document.createElement("span"), {className: "control"});
  buttons.append(cut, mend);
  return [menu, buttons];
}

/** The editor: a menu of all numbers that go in, and a slider for the chosen one. */
export function entryEditor(figure: Figure<State>, microscope: Microscope, limit: number): HTMLElement[] {
  const originals = new Map(microscope.entries.map(({name, value}) => [name, value]));
  const original = (key: string): number => originals.get(readKey(key)) ?? 0;
  const value = ({edits, entry}: Readonly<State>): number => editsOf({edits}).get(readKey(entry)) ?? original(entry);
  const keys = microscope.entries.map(({name}) => name);
  const menu = choose(figure, "entry", {
    label: "number",
    labels: Object.fromEntries(keys.map((name) => [name.replaceAll("⁻", "-"), entryInMenu(microscope, name)]))
  });
  const slider = rangeInput(figure.id, {min: -limit, max: limit, step: 0.01});
  const output = document.createElement("output");
  slider.addEventListener("input", () => {
    const {edits, entry} = figure.state;
    figure.set({edits: withEdit(edits, entry, slider.valueAsNumber, original(entry))});
  });
  output.style.minWidth = "5ch";
  const label = document.createElement("label");
  label.className = "control range";
  label.dataset.field = "edits";
  const name = document.createElement("span");
  label.append(name, slider, output);
  figure.watch((state) => {
    const now = value(state);
    slider.value = String(now);
    setWords(name, entryLabel(readKey(state.entry)));
    slider.setAttribute("aria-label", spokenEntry(readKey(state.entry)));
    output.value = numberText(now);
    slider.setAttribute("aria-valuetext", output.value);
  });
  return [menu, label];
}

/** Row 1, column 2 of W_f, as a symbol: with the indices f,12. */
function entryLabel(name: string): string {
  const [tensor, ...place] = name.split(".");
  const [letter, of] = tensor.split("_");
  return `${letter}_{${of === undefined ? "" : `${of},`}${place.join("")}}`;
}

function spokenEntry(name: string): string {
  const [tensor, ...place] = name.split(".");
  return `${spokenSymbols(tensor)}, ${place.join(" ")}`;
}

/** A menu has no indices but of Unicode's, which has no f: "forget gate W₁₂". */
function entryInMenu(microscope: Microscope, name: string): string {
  const [tensor, ...place] = name.split(".");
  const [letter] = tensor.split("_");
  const {operations} = microscope;
  const affine = operations.find(({parameters}) => parameters.includes(tensor));
  const reader = operations.find(({paths}) => paths.some(({wire}) => wire === affine?.makes));
  return `${reader ? `${nameOf(wireOf(microscope, reader.makes))} ` : ""}${letter}_{${place.join("")}}`;
}

/** The same for a wire: "forget gate before σ", as long as its symbol has an index. */
function inMenu(wire: ShownWire): string {
  return wire.plain.includes("_") ? nameOf(wire) : `$${wire.plain}$`;
}

function nameOf({meaning}: ShownWire): string {
  return meaning.replace(/^the /, "").replace(/:.*/, "");
}

function isWire({wires}: Microscope, name: string): boolean {
  return wires.some((wire) => wire.name === name);
}

function button(figure: Figure<State>, act: () => void): HTMLButtonElement {
  const element = document.createElement("button");
  element.type = "button";
  element.setAttribute("aria-controls", figure.id);
  element.addEventListener("click", act);
  return element;
}
