import {inPlaceOfBrowser} from "../../scripts/framework/loading/inPlaceOfBrowser.js";
import type {AnyFigure, View} from "../../src/frame/declareFigure.js";
import type {Figure} from "../../src/frame/mountFigure.js";

/** A slider as it is heard and seen in some state. */
export interface SliderWords {
  readonly field: string;
  /** What is heard of it. */
  readonly spoken: string;
  /** What stands beside it. */
  readonly output: string;
  /** Whether it speaks for itself: the figure's sentence is not heard after it. */
  readonly speaks: boolean;
}

/** What the sliders of a figure say in a state, as its own inputs have it, in linkedom's document. */
export function sliderWords({id}: AnyFigure, view: View<object, object>, state: object): SliderWords[] {
  const controls = inPlaceOfBrowser(({document}) => {
    const figure: Figure<object> = {
      ...{id, fields: view.fields, state, signal: new AbortController().signal},
      ...{element: document.createElement("figure"), stage: document.createElement("div")},
      watch: (listener) => listener(state),
      isAt: () => true,
      undo: () => false,
      ...{set: ignore, setField: ignore, reset: ignore, refresh: ignore}
    };
    return view.controls?.(figure) ?? [];
  });
  return controls.flatMap((control) =>
    Array.from(control.querySelectorAll<HTMLElement>("[aria-valuetext]"), (slider) => ({
      field: control.dataset.field ?? "",
      spoken: slider.getAttribute("aria-valuetext") ?? "",
      output: control.querySelector("output")?.textContent ?? "",
      speaks: slider.dataset.speaks !== undefined
    }))
  );
}

function ignore(): void {
  // What the inputs would change stays as it is.
}
