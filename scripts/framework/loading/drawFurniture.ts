import {initialState} from "../../../src/frame/state/addressState.js";
import type {Figure, LiveView} from "../../../src/frame/mountFigure.js";
import {setWords} from "../../../src/frame/words/symbols.js";
import {inPlaceOfBrowser} from "./inPlaceOfBrowser.js";

/** What stands under a figure's picture before it is live, as HTML. */
export interface Furniture {
  /** Each with the field that it changes: those that a page has in its prose are not under the picture. */
  readonly controls: readonly {readonly field: string | null; readonly html: string}[];
  /** As HTML, with its symbols set. */
  readonly sentence: string;
}

/**
 * The first state's controls and sentence, made by the figure's own code: in the page they hold the place of the live
 * ones, at every width and every size of letters, and whoever reads without JavaScript reads the sentence.
 */
export function drawFurniture<State>(id: string, view: LiveView<State, object>): Furniture {
  const state = initialState(view.fields);
  return inPlaceOfBrowser(({document}) => {
    const figure = {
      ...{id, fields: view.fields, state, signal: new AbortController().signal},
      ...{element: document.createElement("figure"), stage: document.createElement("div")},
      watch: (listener: (state: Readonly<State>) => void) => listener(state),
      ...{set: ignore, setField: ignore, reset: ignore, refresh: ignore, isAt: () => true, undo: () => false}
    } satisfies Figure<State>;
    const controls = (view.controls?.(figure) ?? []).map((control) => ({
      field: control.dataset.field ?? null,
      html: withoutNames(control)
    }));
    const sentence = document.createElement("p");
    setWords(sentence, view.say(state));
    return {controls, sentence: sentence.innerHTML};
  });
}

const ignore = (): void => undefined;

/** No name is there twice once the live controls come, and nothing drives a figure that is not live. */
function withoutNames(control: HTMLElement): string {
  for (const element of [control, ...control.querySelectorAll("*")])
    for (const name of ["id", "name", "for", "data-field", "aria-controls", "aria-labelledby", "aria-describedby"])
      element.removeAttribute(name);
  return control.outerHTML;
}
