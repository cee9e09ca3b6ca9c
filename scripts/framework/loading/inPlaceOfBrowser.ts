import {parseHTML} from "linkedom";

const ignore = (): void => undefined;

/** Watches nothing: what is not in a page has no size and is never seen. */
class NoObserver {
  observe = ignore;
  unobserve = ignore;
  disconnect = ignore;
}

/** Calls `make` with what controls ask of a browser while they are made, and takes it away again. */
export function inPlaceOfBrowser<Made>(make: (window: {document: Document}) => Made): Made {
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
    ResizeObserver: NoObserver,
    // What the machine that builds can is nothing to a reader's browser: else a still would be one on each Node.
    WebAssembly: undefined
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
