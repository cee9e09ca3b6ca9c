import {numberField, type FigureWith} from "./controls.js";
import type {Figure} from "./mountFigure.js";
import {player} from "./player.js";

export interface StepperOptions<State> {
  /** What a step is called: "step", "update". */
  readonly label?: string;
  /** How a step's number reads beside the slider: "4,000". */
  readonly read?: (step: number) => string;
  /** Steps at which something new begins; PageUp and PageDown go from one to the next. */
  readonly stages?: readonly number[] | ((state: Readonly<State>) => readonly number[]);
  /** Says a step with the number that matters: "step 94 of 300, loss 0.31". */
  readonly valueText?: (state: Readonly<State>) => string;
  /** The last step there is, where it depends on the rest of the state. */
  readonly last?: (state: Readonly<State>) => number;
}

/** From the first step to the last in about this time, but no step shorter than the second, in ms. */
const wholePlay = 12_000;
const shortestPause = 50;
const longestPause = 800;

/** For a reader who asks for reduced motion: the pictures at the stages, each long enough to be read, in ms. */
const stillPause = 1500;

/** Stages where a figure names none: tenths of the way. */
const defaultStages = 10;

/**
 * Moves a figure through its steps: a slider, and buttons to go back, play and go on. A step is the field's own: from 0 to
 * 4,000 by 50, say. The picture is a function of the step alone, so going back is exact. Arrows ±1, PageUp and PageDown by stage, Home, End; Space on the play button. It
 * never plays by itself; under reduced motion it plays from stage to stage.
 */
export function stepper<State, Name extends string>(
  figure: Figure<State> & FigureWith<NoInfer<Name>, number>,
  name: Name,
  options: StepperOptions<NoInfer<State>> = {}
): HTMLElement {
  const steps: FigureWith<Name, number> = figure;
  const {min, max, step: unit = 1} = numberField(steps, name);
  const {label = "step", read = String, last = () => max} = options;
  const place = (step: number, end: number): string => `${label} ${read(step)} of ${read(end)}`;
  const {valueText = () => place(steps.state[name], last(figure.state))} = options;
  const reduced = matchMedia("(prefers-reduced-motion: reduce)");
  const end = (): number => Math.min(max, last(figure.state));
  const step = (): number => steps.state[name];
  const go = (to: number): void => steps.setField(name, Math.min(end(), Math.max(min, to)));
  const stages = (): number[] => {
    const {stages = tenths(min, end(), unit)} = options;
    return [min, ...(typeof stages === "function" ? stages(figure.state) : stages), end()];
  };
  const nextStage = (): number => Math.min(...stages().filter((stage) => stage > step()), end());
  const previousStage = (): number => Math.max(...stages().filter((stage) => stage < step()), min);

  const playIcon = (): keyof typeof icons => (reduced.matches ? "playStages" : "play");

  const clock = player({
    advance() {
      go(reduced.matches ? nextStage() : step() + unit);
      return step() < end();
    },
    pause: () =>
      reduced.matches
        ? stillPause
        : Math.min(longestPause, Math.max(shortestPause, (unit * wholePlay) / (end() - min))),
    changed: (playing) => show(play, playing ? "pause" : playIcon()),
    onScreen: figure.element,
    signal: figure.signal
  });
  /** Moves by the reader's hand, which ends the play. */
  const move = (to: number): void => {
    clock.stop();
    go(to);
  };
  const back = makeButton("back", figure.id, () => move(step() - unit));
  const play = makeButton(playIcon(), figure.id, () => {
    if (clock.playing) return clock.stop();
    if (step() >= end()) go(min);
    clock.play();
  });
  const on = makeButton("on", figure.id, () => move(step() + unit));
  const slider = makeSlider(label, figure.id, {min, unit}, () => move(slider.valueAsNumber));
  const output = document.createElement("output");

  const element = document.createElement("div");
  element.className = "control stepper";
  element.dataset.field = name;
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", label);
  element.append(back, play, on, slider, output);
  element.addEventListener("keydown", (event) => {
    const to = {
      ArrowRight: () => step() + unit,
      ArrowUp: () => step() + unit,
      ArrowLeft: () => step() - unit,
      ArrowDown: () => step() - unit,
      PageUp: nextStage,
      PageDown: previousStage,
      Home: () => min,
      End: end
    }[event.key];
    if (!to || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move(to());
  });

  figure.watch((state) => {
    if (step() > end()) return go(end());
    slider.max = String(end());
    slider.value = String(step());
    slider.setAttribute("aria-valuetext", valueText(state));
    output.value = place(step(), end());
    output.style.minWidth = `${place(end(), end()).length}ch`;
    back.setAttribute("aria-disabled", String(step() <= min));
    on.setAttribute("aria-disabled", String(step() >= end()));
  });
  return element;
}

function tenths(min: number, end: number, unit: number): number[] {
  const units = (end - min) / unit;
  return Array.from({length: defaultStages}, (_, i) => min + unit * Math.round((units * i) / defaultStages));
}

function makeSlider(
  label: string,
  figureId: string,
  {min, unit}: {min: number; unit: number},
  moved: () => void
): HTMLInputElement {
  const slider = document.createElement("input");
  Object.assign(slider, {type: "range", min: String(min), step: String(unit)});
  slider.setAttribute("aria-label", label);
  slider.setAttribute("aria-controls", figureId);
  slider.addEventListener("input", moved);
  return slider;
}

/** Each a shape in a box of 16 units. */
const icons = {
  back: {name: "Previous step", path: "M11 3 5 8l6 5"},
  play: {name: "Play", path: "M5 3l8 5-8 5z"},
  playStages: {name: "Play from stage to stage", path: "M4 3l7 5-7 5zM13 3v10"},
  pause: {name: "Pause", path: "M5 3v10M11 3v10"},
  on: {name: "Next step", path: "M5 3l6 5-6 5"}
};

function makeButton(icon: keyof typeof icons, figureId: string, act: () => void): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("aria-controls", figureId);
  button.addEventListener("click", act);
  show(button, icon);
  return button;
}

function show(button: HTMLButtonElement, icon: keyof typeof icons): void {
  const {name, path} = icons[icon];
  button.innerHTML = `<svg viewBox="0 0 16 16" aria-hidden="true"><path d="${path}"/></svg>`;
  button.setAttribute("aria-label", name);
  button.title = name;
}
