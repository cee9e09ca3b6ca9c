import type {Sheet} from "../../frame/picture/panels.js";
import {shape} from "../../frame/picture/shape.js";
import {drawCell} from "./cell.js";
import {chainHeight, drawChain} from "./chain.js";
import {isLit, parts, type OpenedStep, type State} from "./steps.js";
import {equationOf} from "./words.js";

/** The unrolled chain, one cell of it opened, and its lines in numbers; the part that is looked at lit in all three. */
export function drawKeepWriteRead(steps: readonly OpenedStep[], state: State, sheet: Sheet): SVGSVGElement {
  const {width, height, document} = sheet;
  const isNarrow = width < 480;
  const line = isNarrow ? 22 : 24;
  const equationsAt = height - parts.length * line;
  const step = steps[state.step - 1];
  const svg = shape(document, "svg", {
    ...{width, height, viewBox: `0 0 ${width} ${height}`},
    ...{fill: "currentColor", "font-family": "system-ui, sans-serif"}
  });
  const box = {x: 0, y: chainHeight + 4, width, height: equationsAt - chainHeight - 14};
  svg.append(drawChain(steps, state, sheet), drawCell(step, state, {document, box}));
  parts.forEach((part, k) => {
    const lit = isLit(state, part);
    const style = {
      ...{y: equationsAt + (k + 0.75) * line, "font-size": isNarrow ? 11 : 14},
      ...{fill: lit ? "var(--ink)" : "var(--muted)", "font-weight": lit && state.part !== "all" ? 600 : 400}
    };
    svg.append(
      shape(document, "text", {...style, x: isNarrow ? 2 : 12, "font-weight": lit ? 700 : 400}, part),
      shape(document, "text", {...style, x: isNarrow ? 40 : 80}, equationOf(part, step))
    );
  });
  return svg;
}
