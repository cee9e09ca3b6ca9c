import * as Plot from "@observablehq/plot";
import type {KeepOrReplaceShown} from "./drawing.js";
import type {Lane} from "./layout.js";
import {equations} from "./words.js";

interface Options extends Lane {
  readonly width: number;
  readonly narrow: boolean;
  readonly document: Document;
}

/** The picked step's equations, in letters and in its numbers: the gate's on two lines, the state's on one; more on a phone. */
export function drawEquations(
  {rows, settings, step, convention}: KeepOrReplaceShown,
  {width, height, narrow, document}: Options
): Element {
  const {gate, state} = equations(rows, step, convention, settings);
  const [letters, ...values] = gate;
  const lines = narrow ? [...gate, ...state] : [letters, values.join(" "), state.join(" ")];
  const between = narrow ? 19 : 21;
  const places = lines.map((text, k) => ({
    text,
    x: text.startsWith("=") ? 16 : 4,
    y: 14 + k * between
  }));
  return Plot.plot({
    ...{width, height, margin: 0, document},
    x: {type: "identity", axis: null},
    y: {type: "identity", axis: null},
    marks: [
      Plot.text(places, {
        ...{x: "x", y: "y", text: "text", textAnchor: "start"},
        ...{fill: "var(--ink)", fontSize: narrow ? 12 : 14}
      })
    ]
  });
}
