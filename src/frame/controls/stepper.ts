import type {FigureWith} from "./controls.js";
import {iconButton, showIcon, type Icon} from "./iconButton.js";
import type {Figure} from "../mountFigure.js";
import {speaksForItself} from "../speak.js";
import {playClock, type PlayClock} from "./playClock.js";
import {lettersOf, setWords, spokenSymbols} from "../words/symbols.js";
import {readingTime} from "../words/readingTime.js";
import {rangeInput} from "./rangeInput.js";
import {stepsOf, type Steps, type StepsOptions} from "./steps.js";

export interface StepperOptions<State> extends StepsOptions<State> {
  /** What a step is called: "step", "update". */
  readonly label?: string;
  /** How a step's number reads beside the slider: "4,000". */
  readonly read?: (step: number) => string;
  /** Says a step with the number that matters, in a few words: "step 94 of 300, loss 0.31". */
  readonly valueText?: (state: Readonly<State>) => string;
  /** What a reader has to read at each step: it plays no faster than that. Without it, it plays as one movement. */
  readonly reads?: (state: Readonly<State>) => string;
}

/** From the first step to the last in about this time, but no step shorter than the second, in ms. */
const wholePlay = 12_000;
const shortestPause = 50;
const longestPause = 800;

/** For a reader who asks for reduced motion: the pictures at the stages, each long enough to be read, in ms. */
const stillPause = 1500;

/**
 * Moves a figure through its steps: a slider, and buttons to go back, play and go on. A step is the field's own: from 0 to
 * 4,000 by 50, say. The picture is a function of the step alone, so going back is exact. Arrows ±1, PageUp and PageDown by
 * stage, Home, End; Space on the play button. It never plays by itself; under reduced motion it plays from stage to stage.
 */
export function stepper<State, Name extends string>(
  figure: Figure<State> & FigureWith<NoInfer<Name>, number>,
  name: Name,
  options: StepperOptions<NoInfer<State>> = {}
): HTMLElement {
  const {label = "step", read = String} = options;
  const steps = stepsOf<State, Name>(figure, name, options);
  const place = (step: number): string => `${label} ${read(step)} of ${read(steps.end)}`;
  const {valueText = () => place(steps.now), reads} = options;
  const toRead = (): number => (reads ? readingTime(reads(figure.state)) : 0);
  const {play, clock} = playButton(figure, steps, toRead);
  /** Moves by the reader's hand, which ends the play. */
  const move = (to: number): void => {
    clock.stop();
    steps.go(to);
  };
  const back = iconButton("back", figure.id, () => move(steps.now - steps.unit));
  const on = iconButton("on", figure.id, () => move(steps.now + steps.unit));
  const slider = makeSlider(label, figure.id, steps, () => move(slider.valueAsNumber));
  if (options.valueText) speaksForItself(slider);
  const output = document.createElement("output");

  const element = document.createElement("div");
  element.className = "control stepper";
  element.dataset.field = name;
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", spokenSymbols(label));
  element.append(back, play, on, slider, output);
  element.addEventListener("keydown", (event) => {
    const to = stepOfKey(event, steps);
    if (to === undefined) return;
    event.preventDefault();
    move(to);
  });

  figure.watch((state) => {
    if (steps.now > steps.end) return steps.go(steps.end);
    slider.max = String(steps.end);
    slider.value = String(steps.now);
    slider.setAttribute("aria-valuetext", spokenSymbols(valueText(state)));
    setWords(output, place(steps.now));
    output.style.minWidth = `${lettersOf(place(steps.end)).length}ch`;
    back.setAttribute("aria-disabled", String(steps.now <= steps.min));
    on.setAttribute("aria-disabled", String(steps.now >= steps.end));
  });
  return element;
}

/** The step that a key asks for; undefined where it asks for none. */
function stepOfKey({key, ctrlKey, metaKey, altKey}: KeyboardEvent, steps: Steps): number | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return steps.now + steps.unit;
    case "ArrowLeft":
    case "ArrowDown":
      return steps.now - steps.unit;
    case "PageUp":
      return steps.nextStage;
    case "PageDown":
      return steps.previousStage;
    case "Home":
      return steps.min;
    case "End":
      return steps.end;
    default:
      return undefined;
  }
}

/**
 * The button that plays and pauses, and the clock that it starts: from the first step again where it is at the last.
 * @param toRead how long the step has to be seen at least, in ms
 */
function playButton(
  {id, element, signal}: Pick<Figure<unknown>, "id" | "element" | "signal">,
  steps: Steps,
  toRead: () => number
): {play: HTMLButtonElement; clock: PlayClock} {
  const reduced = matchMedia("(prefers-reduced-motion: reduce)");
  const playIcon = (): Icon => (reduced.matches ? "playStages" : "play");
  const pause = (): number =>
    Math.min(longestPause, Math.max(shortestPause, (steps.unit * wholePlay) / (steps.end - steps.min)));
  const lead = (): number => (reduced.matches ? stillPause : pause());
  const clock = playClock({
    advance() {
      steps.go(reduced.matches ? steps.nextStage : steps.now + steps.unit);
      return steps.now < steps.end;
    },
    pause: () => Math.max(toRead(), lead()),
    lead,
    changed: (playing) => showIcon(play, playing ? "pause" : playIcon()),
    onScreen: element,
    signal
  });
  const play = iconButton(playIcon(), id, () => {
    if (clock.playing) return clock.stop();
    if (steps.now >= steps.end) steps.go(steps.min);
    clock.play();
  });
  return {play, clock};
}

function makeSlider(label: string, figureId: string, {min, unit}: Steps, moved: () => void): HTMLInputElement {
  const slider = rangeInput(figureId, {min, step: unit});
  slider.setAttribute("aria-label", spokenSymbols(label));
  slider.addEventListener("input", moved);
  return slider;
}
