import type {RealTextData} from "./experiment.js";
import type {StageSize} from "../../frame/stage.js";
import {panels} from "../../frame/panels.js";
import {shape} from "../../frame/shape.js";
import {superscript} from "../../frame/superscript.js";
import {drawBits} from "./bits.js";
import {drawBlock, opacity} from "./block.js";
import {drawRealTextCurves} from "./curves.js";
import {realTextLayout} from "./layout.js";
import type {RealTextReading} from "./readings.js";

/** The passage three times, coloured for the character at `at`; under it the curves over many places, and the bits. */
export function drawRealText(
  {passage, readers, settings: {back}}: RealTextData,
  readings: readonly RealTextReading[],
  at: number,
  {width, height, document}: StageSize & {document: Document}
): SVGSVGElement {
  const layout = realTextLayout(passage, width, readings.length);
  const {blockHeight, legendTop, panelsTop, compact} = layout;
  const rest = height - panelsTop;
  const curves = compact ? {width, height: rest * 0.56} : {width: width * 0.6, height: rest};
  const bits = compact ? {width, height: rest * 0.44} : {width: width * 0.4, height: rest};
  return panels(
    [
      ...readings.map((reading, k) => ({
        x: 0,
        y: k * blockHeight,
        plot: drawBlock(reading, at, {passage, back, layout, document})
      })),
      {x: 0, y: legendTop, plot: legend(document)},
      {x: 0, y: panelsTop, plot: drawRealTextCurves(readers, {...curves, document})},
      {
        x: compact ? 0 : curves.width,
        y: compact ? panelsTop + curves.height : panelsTop,
        plot: drawBits(readers, {...bits, document})
      }
    ],
    {width, height, document}
  );
}

/** What the depth of a colour means. */
function legend(document: Document): Element {
  const group = shape(document, "g", {});
  const words = {y: 14, "font-size": 12, fill: "var(--muted)"};
  group.append(shape(document, "text", {...words, x: 0, "text-anchor": "start"}, "gradient’s length"));
  for (const [k, power] of [0, -1, -2, -3, -4, -5, -6].entries()) {
    const x = 104 + k * 30;
    const swatch = {x, y: 1, width: 30, height: 18, fill: "var(--ink)", "fill-opacity": opacity(power).toFixed(3)};
    const label = power === 0 ? "1" : `10${superscript(power)}`;
    group.append(
      shape(document, "rect", swatch),
      shape(document, "text", {...words, x: x + 15, "text-anchor": "middle", fill: "var(--ink)"}, label)
    );
  }
  return group;
}
