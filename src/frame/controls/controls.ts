import type {Field, ChoiceField, NumberField} from "../state/fields.js";
import type {Figure} from "../mountFigure.js";
import {lettersOf, plainSymbols, setWords, spokenSymbols} from "../words/symbols.js";
import {textButton} from "../textButton.js";
import {rangeInput} from "./rangeInput.js";

/** A figure with, among others, a field `Name` of `Value`. */
export type FigureWith<Name extends string, Value> = Figure<Record<Name, Value>>;

/**
 * A slider for a number, with its value beside it. `log` spaces the values by their logarithm (needs min > 0) and
 * rounds them to three digits. `last` is the largest value there is, where it depends on the rest of the state. Of a field
 * that lists its values the slider has a place for each, and no others.
 */
export function range<Name extends string>(
  figure: FigureWith<NoInfer<Name>, number>,
  name: Name,
  options: {label: string; unit?: string; log?: boolean; format?: (value: number) => string; last?: () => number}
): HTMLElement {
  const field = numberField(figure, name);
  const {min, max} = field;
  const {label, unit = "", log = false, last = () => max} = options;
  const {format = log ? (value: number) => String(toThree(value)) : String} = options;
  const {toSlider, fromSlider, step} = placesOf(field, log);
  const input = rangeInput(figure.id);
  input.min = String(toSlider(min));
  input.step = String(step);
  const output = document.createElement("output");
  const show = (value: number): string => `${format(value)}${unit && ` ${unit}`}`;
  input.addEventListener("input", () => figure.setField(name, fromSlider(Number(input.value))));
  if (input.step === "any") input.addEventListener("keydown", (event) => stepByHundredth(event, input));
  figure.watch((state) => {
    input.max = String(toSlider(last()));
    input.value = String(toSlider(state[name]));
    output.value = show(state[name]);
    input.setAttribute("aria-valuetext", output.value);
  });
  nameInput(input, label);
  output.style.minWidth = `${Math.max(show(min).length, show(max).length)}ch`;
  return control("label", name, "range", caption(label), input, output);
}

/** A number to three digits. */
function toThree(value: number): number {
  return Number(value.toPrecision(3));
}

/** From a field's values to places of a slider and back, and from one place to the next. */
function placesOf(
  {step, values}: NumberField,
  log: boolean
): {toSlider: (value: number) => number; fromSlider: (place: number) => number; step: number | "any"} {
  if (values)
    return {toSlider: (value: number) => values.indexOf(value), fromSlider: (k: number) => values[k], step: 1};
  if (log) return {toSlider: Math.log10, fromSlider: (place: number) => toThree(10 ** place), step: "any"};
  return {toSlider: Number, fromSlider: Number, step: step ?? "any"};
}

/** A choice between a few words: buttons side by side up to four, or to `beside`, else a menu. `labels` says how each reads. */
export function choose<Name extends string>(
  figure: FigureWith<NoInfer<Name>, string>,
  name: Name,
  options: {label: string; labels?: Readonly<Record<string, string>>; beside?: number}
): HTMLElement {
  const {label, labels = {}, beside = 4} = options;
  const values = choiceField(figure, name).options;
  const read = (value: string): string => labels[value] ?? value;
  return values.length > beside ? menu(figure, name, label, values, read) : radios(figure, name, label, values, read);
}

/**
 * A whole number to type, and a button for the next one: the same seed always gives the same figure. Of what is typed and
 * is none, or out of range, it is said what was taken instead.
 */
export function seed<Name extends string>(
  figure: FigureWith<NoInfer<Name>, number>,
  name: Name,
  {label = "seed"}: {label?: string} = {}
): HTMLElement {
  const field = numberField(figure, name);
  const {min, max} = field;
  const input = makeInput("number", figure.id);
  Object.assign(input, {min: String(min), max: String(max), step: "1"});
  input.style.width = `${String(max).length + 3}ch`;
  const problem = caption("");
  problem.className = "problem";
  problem.setAttribute("role", "status");
  input.addEventListener("change", () => {
    const asked = input.value.trim();
    const read = asked === "" ? {value: figure.state[name], exact: false} : field.read(asked);
    figure.setField(name, read.value);
    input.value = String(read.value);
    const instead = asked === "" ? "" : ` instead of ${asked}`;
    if (!read.exact) problem.textContent = `This takes ${field.expected}: ${read.value} is taken${instead}.`;
  });
  const next = textButton("new seed", () =>
    figure.setField(name, figure.state[name] < max ? figure.state[name] + 1 : min)
  );
  next.setAttribute("aria-controls", figure.id);
  figure.watch((state) => {
    input.value = String(state[name]);
    problem.textContent = "";
  });
  const labelled = document.createElement("label");
  labelled.append(caption(label), input);
  return control("span", name, "seed", labelled, next, problem);
}

/** A switch. */
export function toggle<Name extends string>(
  figure: FigureWith<NoInfer<Name>, boolean>,
  name: Name,
  {label}: {label: string}
): HTMLElement {
  const input = makeInput("checkbox", figure.id);
  input.addEventListener("change", () => figure.setField(name, input.checked));
  figure.watch((state) => (input.checked = state[name]));
  return control("label", name, "toggle", input, caption(label));
}

/** The figure's number field of that name, with its range. */
export function numberField<Name extends string>(figure: FigureWith<Name, number>, name: Name): NumberField {
  const field: Field<number> = figure.fields[name];
  if (!isNumberField(field)) throw new TypeError(`${figure.id}: expected ${name} to be a number field`);
  return field;
}

function choiceField<Name extends string>(figure: FigureWith<Name, string>, name: Name): ChoiceField<string> {
  const field: Field<string> = figure.fields[name];
  if (!isChoiceField(field)) throw new TypeError(`${figure.id}: expected ${name} to be a choice field`);
  return field;
}

function isNumberField(field: Field<number>): field is NumberField {
  return "min" in field && "max" in field;
}

function isChoiceField(field: Field<string>): field is ChoiceField<string> {
  return "options" in field;
}

function menu<Name extends string>(
  figure: FigureWith<Name, string>,
  name: Name,
  label: string,
  values: readonly string[],
  read: (value: string) => string
): HTMLElement {
  const select = document.createElement("select");
  select.setAttribute("aria-controls", figure.id);
  select.append(...values.map((value) => new Option(plainSymbols(read(value)), value)));
  nameInput(select, label);
  select.addEventListener("change", () => figure.setField(name, select.value));
  figure.watch((state) => (select.value = state[name]));
  return control("label", name, "menu", caption(label), select);
}

function radios<Name extends string>(
  figure: FigureWith<Name, string>,
  name: Name,
  label: string,
  values: readonly string[],
  read: (value: string) => string
): HTMLElement {
  const buttons = values.map((value) => {
    const input = makeInput("radio", figure.id);
    input.name = `${figure.id}.${name}`;
    input.value = value;
    input.addEventListener("change", () => figure.setField(name, value));
    const choice = document.createElement("label");
    choice.append(input, caption(read(value)));
    figure.watch((state) => (input.checked = state[name] === value));
    return choice;
  });
  const group = control("span", name, "radios", caption(label), ...buttons);
  group.setAttribute("role", "radiogroup");
  group.setAttribute("aria-label", spokenSymbols(label));
  return group;
}

function control(tag: "label" | "span", field: string, kind: string, ...children: HTMLElement[]): HTMLElement {
  const element = document.createElement(tag);
  element.className = `control ${kind}`;
  element.dataset.field = field;
  element.append(...children);
  return element;
}

function caption(words: string): HTMLElement {
  const span = document.createElement("span");
  setWords(span, words);
  return span;
}

/** An input's label is its name, but where that has symbols: "Wh" would be heard as one. */
function nameInput(input: HTMLElement, label: string): void {
  const spoken = spokenSymbols(label);
  if (spoken !== lettersOf(label)) input.setAttribute("aria-label", spoken);
}

function makeInput(type: string, figureId: string): HTMLInputElement {
  const input = document.createElement("input");
  input.type = type;
  input.setAttribute("aria-controls", figureId);
  return input;
}

/** A slider without steps moves by its own length where the browser pleases; here an arrow moves it by a hundredth. */
function stepByHundredth(event: KeyboardEvent, input: HTMLInputElement): void {
  const direction = {ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1}[event.key];
  if (direction === undefined) return;
  event.preventDefault();
  input.valueAsNumber += (direction * (Number(input.max) - Number(input.min))) / 100;
  input.dispatchEvent(new Event("input"));
}
