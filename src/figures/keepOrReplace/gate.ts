import {setWords} from "../../frame/words/symbols.js";
import type {Figure} from "../../frame/mountFigure.js";
import {speaksForItself} from "../../frame/speak.js";
import {placeIn} from "./drawing.js";
import {pointAtPicture, type PointerPlace} from "../../frame/controls/pointAtPicture.js";
import {rangeInput} from "../../frame/controls/rangeInput.js";
import {decimals, type KeepOrReplaceShown} from "./words.js";

/** The field of a step's gate, `u6`; it holds u in both conventions, so that a link shows the same state. */
export type GateName = `u${number}`;

/** The step that is written out, the convention, the guess and its answer, and every step's gate. */
export type State = Pick<KeepOrReplaceShown, "step" | "convention" | "guess" | "shown"> &
  Readonly<Record<GateName, number>>;

/**
 * The gate of the picked step: its slider is u's or z's, whichever is shown, and sets the one state behind both.
 * @param stateAfter h of that step, as it is written
 */
export function gateSlider(figure: Figure<State>, stateAfter: (state: State) => string): HTMLElement {
  const [label, words, output] = (["label", "span", "output"] as const).map((tag) => document.createElement(tag)) as [
    HTMLLabelElement,
    HTMLSpanElement,
    HTMLOutputElement
  ];
  const input = rangeInput(figure.id, {min: 0, max: 1, step: 0.05});
  label.className = "control range";
  label.dataset.field = "gate";
  speaksForItself(input);
  output.style.minWidth = "4ch";
  label.append(words, input, output);
  const other = (value: number): number => (figure.state.convention === "u" ? value : Number((1 - value).toFixed(2)));
  input.addEventListener("input", () => figure.setField(`u${figure.state.step}`, other(input.valueAsNumber)));
  figure.watch((state) => {
    const value = other(state[`u${state.step}`]);
    setWords(words, `$${state.convention}$ at step ${state.step}`);
    input.value = String(value);
    output.value = decimals(value);
    input.setAttribute("aria-valuetext", `${output.value}, ${keeps(state)}: h = ${stateAfter(state)}`);
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
  const {stage} = figure;
  const place = ({clientX, clientY}: PointerPlace): ReturnType<typeof placeIn> => {
    const box = (stage.querySelector("svg") ?? stage).getBoundingClientRect();
    return placeIn({x: clientX - box.left, y: clientY - box.top}, steps, box);
  };
  const gateOf = (step: number, height: number): Partial<State> => {
    const u = figure.state.convention === "u" ? height : 1 - height;
    return {step, [`u${step}`]: Math.round(20 * u) / 20};
  };
  pointAtPicture(figure, {
    hold(at) {
      const {step, isInLane} = place(at);
      if (!isInLane) return undefined;
      return {cursor: "ns-resize", atOnce: true, move: (at) => gateOf(step, place(at).gate)};
    },
    pick(at) {
      const {step, isInLane} = place(at);
      return isInLane ? undefined : {step};
    }
  });
}
