import {document} from "../../src/loaders/document.js";
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
  const figure: Figure<object> = {
    ...{id, fields: view.fields, state, signal: new AbortController().signal},
    ...{element: document.createElement("figure"), stage: document.createElement("div")},
    watch: (listener) => listener(state),
    isAt: () => true,
    undo: () => false,
    ...{set: ignore, setField: ignore, reset: ignore, refresh: ignore}
  };
  const controls = inDocument(() => view.controls?.(figure) ?? []);
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

/** Nothing moves and nothing is measured. */
class Observer {
  observe = ignore;
  disconnect = ignore;
}

/** What inputs need of a browser, where linkedom has none of it. */
const browser = {
  document: {
    addEventListener: ignore,
    createElement(tag: string) {
      const element = document.createElement(tag);
      return tag === "select" ? Object.defineProperty(element, "value", {writable: true}) : element;
    },
    createElementNS: document.createElementNS.bind(document),
    createTextNode: document.createTextNode.bind(document)
  },
  matchMedia: () => ({matches: false, addEventListener: ignore}),
  IntersectionObserver: Observer,
  ResizeObserver: Observer,
  Option: function option(text: string, value: string): HTMLElement {
    const element = document.createElement("option");
    element.textContent = text;
    element.setAttribute("value", value);
    return element;
  }
};

/** Runs something with that browser, and leaves none behind. */
function inDocument<Result>(run: () => Result): Result {
  const names = Object.keys(browser) as (keyof typeof browser)[];
  const before = names.map((name) => Object.getOwnPropertyDescriptor(globalThis, name));
  for (const name of names) Object.defineProperty(globalThis, name, {value: browser[name], configurable: true});
  try {
    return run();
  } finally {
    names.forEach((name, k) => {
      const descriptor = before[k];
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
    });
  }
}
