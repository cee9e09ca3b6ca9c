import * as Plot from "@observablehq/plot";
import {drawnAs} from "../../frame/picture/drawnAs.js";
import type {Powers} from "./powers.js";
import type {Sheet} from "../../frame/picture/panels.js";
import {superscript} from "../../frame/words/superscript.js";

/** Points of the circle, and how long the picture's half side is at most before it goes with the power itself. */
const points = 120;
const usual = 12;

interface Vector {
  readonly x: number;
  readonly y: number;
}

/** Of the words under the circle, in pixels: so much higher than wide is its picture. */
export const nameHeight = 18;

const margin = 2;

/** The unit circle, what W^k makes of it, and two arrows: the vector of the eigenvalue, and the ellipse's longest. */
export function drawCircle({rows}: Powers, {k, width, height, document}: Sheet & {k: number}): Element {
  const {power, norm, eigenvalue} = rows[k];
  const highest = Math.max(...rows.map((row) => row.norm));
  const reach = 1.1 * Math.max(1, norm, Math.min(usual, highest));
  const across = [-reach, reach];
  const under = (2 * reach * (height - width)) / (width - 2 * margin);
  const circle = Array.from({length: points + 1}, (_, i): Vector => {
    const angle = (2 * Math.PI * i) / points;
    return {x: Math.cos(angle), y: Math.sin(angle)};
  });
  const ellipse = circle.map((point) => apply(power, point));
  return Plot.plot({
    ...{width, height, document, margin},
    x: {domain: across, axis: null},
    y: {domain: [-reach - under, reach], axis: null},
    marks: [
      Plot.frame({stroke: "var(--rule)", rx: 5}),
      Plot.ruleX([0], {stroke: "var(--rule)"}),
      Plot.ruleY([0], {stroke: "var(--rule)"}),
      Plot.line(circle, {x: "x", y: "y", stroke: "var(--muted)", strokeDasharray: "2 3"}),
      Plot.line(ellipse, {
        ...{x: "x", y: "y", stroke: "var(--gradient)", strokeWidth: 1.5},
        ...{fill: "var(--gradient)", fillOpacity: 0.08, ...drawnAs("gradient")}
      }),
      arrow({x: eigenvalue, y: 0}, "var(--forward)", 2, "state"),
      arrow(longestAxis(power, norm), "var(--gradient)", 2.5, "gradient"),
      Plot.text([`unit circle, and under W${superscript(k)}`], {
        ...{frameAnchor: "bottom-left", dx: 6, dy: -6, fill: "var(--muted)"}
      })
    ]
  });
}

function arrow({x, y}: Vector, stroke: string, strokeWidth: number, symbol: string): Plot.Markish {
  return Plot.arrow([0], {
    x1: 0,
    y1: 0,
    x2: x,
    y2: y,
    stroke,
    strokeWidth,
    headLength: 7,
    insetEnd: 0,
    ...drawnAs(symbol)
  });
}

function apply([a, b, c, d]: readonly number[], {x, y}: Vector): Vector {
  return {x: a * x + b * y, y: c * x + d * y};
}

/** The longest half axis of the image of the unit circle: the eigenvector of P Pᵀ, as long as P stretches at most. */
function longestAxis([a, b, c, d]: readonly number[], norm: number): Vector {
  const angle = Math.atan2(2 * (a * c + b * d), a * a + b * b - c * c - d * d) / 2;
  return {x: norm * Math.cos(angle), y: norm * Math.sin(angle)};
}
