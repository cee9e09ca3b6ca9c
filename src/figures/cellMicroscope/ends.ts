import type {Microscope} from "./experiment.js";
import {shape} from "../../frame/shape.js";
import type {MicroscopeLayout} from "./layout.js";
import {gradientOf, mathText} from "./math.js";
import {numbers} from "./numbers.js";
import {inputsOf} from "./words.js";

/**
 * What the step sends back, three times: by the chain rule with the reader's cuts, without them, and by central
 * differences of the loss.
 */
export function drawEnds(
  document: Document,
  microscope: Microscope,
  layout: MicroscopeLayout,
  reach: number
): SVGGElement {
  const {line, font} = layout;
  const inputs = inputsOf(microscope);
  const width = layout.number;
  const pitch = Math.min(3.4 * width, (layout.width - layout.ends.x + 6) / inputs.length);
  const group = shape(document, "g", {transform: `translate(${layout.ends.x},${layout.ends.y})`});
  inputs.forEach(({name, tex, gradient, trueGradient}, k) => {
    const x = k * pitch;
    const cut = gradient.some((value, unit) => value !== trueGradient[unit]);
    const columns = [
      {head: "shown", values: gradient, struck: false, colour: cut ? "var(--unclipped)" : "var(--gradient)"},
      {head: "true", values: trueGradient, struck: false, colour: "var(--ink)"},
      {head: "nudge", values: microscope.nudged[name], struck: false, colour: "var(--ink)"}
    ];
    group.append(mathText(document, gradientOf(tex), {size: font + 1.5, x: x + 1, y: 12, fill: "var(--gradient)"}));
    columns.forEach(({head, values, colour}, c) => {
      const left = x + c * width;
      const at = {x: left + width - 4, y: 25, "font-size": font - 1.5, "text-anchor": "end", fill: "var(--muted)"};
      group.append(
        shape(document, "text", at, head),
        numbers(
          document,
          {rows: values.length, cols: 1, data: values},
          {x: left, y: 29, width, line, font, reach, colour}
        )
      );
    });
    if (cut) {
      const y = 29 + gradient.length * line + 11;
      const words = {x: x + 1, y, "font-size": font, fill: "var(--unclipped)", "font-weight": 600};
      group.append(shape(document, "text", words, "≠ true"));
    }
  });
  return group;
}
