import {parseHTML} from "linkedom";
import {initialState} from "../../../src/frame/state/addressState.js";
import type {Figure, LiveView} from "../../../src/frame/mountFigure.js";
import {setWords} from "../../../src/frame/words/symbols.js";

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

/** Watches nothing: what is not in a page has no size and is never seen. */
class NoObserver {
  observe = ignore;
  unobserve = ignore;
  disconnect = ignore;
}

/** Calls `make` with what controls ask of a browser while they are made, and takes it away again. */
function inPlaceOfBrowser<Made>(make: (window: {document: Document}) => Made): Made {
  const {document} = parseHTML("<!doctype html><html><body></body></html>");
  const create = document.createElement.bind(document);
  document.createElement = ((name: string) => settable(create(name))) as typeof document.createElement;
  const stands = {
    document,
    Option: function (words: string, value: string) {
      return Object.assign(create("option"), {textContent: words, value});
    },
    matchMedia: () => ({matches: false, addEventListener: ignore}),
    IntersectionObserver: NoObserver,
    ResizeObserver: NoObserver
  };
  const before = Object.keys(stands).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  Object.assign(globalThis, stands);
  try {
    return make({document});
  } finally {
    for (const [name, descriptor] of before)
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
  }
}

/** Gives an element a `value` where linkedom has none that can be set: what an output shows, and a menu's choice. */
function settable(element: HTMLElement): HTMLElement {
  if (element.localName === "output")
    Object.defineProperty(element, "value", {
      get: () => element.textContent,
      set: (value: string) => (element.textContent = value)
    });
  if (element.localName === "select")
    Object.defineProperty(element, "value", {
      get: () => element.querySelector("option[selected]")?.getAttribute("value") ?? "",
      set(value: string) {
        for (const option of element.querySelectorAll("option"))
          option.toggleAttribute("selected", option.getAttribute("value") === value);
      }
    });
  return element;
}
