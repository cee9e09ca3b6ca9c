import {choose, range, seed} from "../../frame/controls.js";
import type {Figure} from "../../frame/mountFigure.js";
import {wordBox, type WordBoxOptions} from "../../frame/wordBox.js";
import {shown} from "./data.js";
import type {TaskChoice, TracesState} from "./state.js";

/** The inputs that change a sequence; those of the task that is shown can be seen. */
export function sequenceControls(figure: Figure<TracesState>, words: Omit<WordBoxOptions, "label">): HTMLElement[] {
  const of = (tasks: readonly TaskChoice[], ...controls: HTMLElement[]): HTMLElement[] => {
    figure.watch(({task}) => {
      for (const control of controls) control.hidden = !tasks.includes(task);
    });
    return controls;
  };
  return [
    ...of(["adding", "order"], seed(figure, "seed")),
    ...of(
      ["adding"],
      range(figure, "mark1", {label: "mark 1"}),
      range(figure, "value1", {label: "value 1", format: shown}),
      range(figure, "mark2", {label: "mark 2"}),
      range(figure, "value2", {label: "value 2", format: shown})
    ),
    ...of(
      ["order"],
      range(figure, "first", {label: "first mark"}),
      choose(figure, "firstSymbol", {label: "is"}),
      range(figure, "second", {label: "second mark"}),
      choose(figure, "secondSymbol", {label: "is"})
    ),
    ...of(["agreement"], wordBox(figure, "sentence", {label: "your sentence", ...words}))
  ];
}
