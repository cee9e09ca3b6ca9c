import * as Plot from "@observablehq/plot";
import {drawnAs} from "../../frame/picture/drawnAs.js";
import {range} from "d3";
import type {PowerRow, Powers} from "./powers.js";
import {halo} from "../../frame/picture/halo.js";
import {logAxis} from "../../frame/picture/logAxis.js";
import {panels, type Sheet} from "../../frame/picture/panels.js";
import {superscript} from "../../frame/words/superscript.js";
import {drawCircle, nameHeight} from "./circle.js";
import {sizeText} from "./words.js";

/** The axis of lengths, in powers of ten. */
const [bottom, top] = [-6, 6];
const decades = range(bottom, top + 1, 2);

/** Below this width the circle stands over the curves. */
const narrow = 480;

/** Between circle and curves, in pixels. */
const gap = 16;

/** The curves of the plot: what of a row, and how they are told from each other. */
const curves = [
  {
    name: "σ_max^k, the bound",
    of: "singularValue",
    stroke: "var(--bound)",
    strokeWidth: 1.5,
    dash: "5 3",
    symbol: "bound"
  },
  {name: "ρ^k", of: "eigenvalue", stroke: "var(--forward)", strokeWidth: 1.75, dash: "2 3", symbol: "state"},
  {
    name: "‖W^k‖ = ρ^k = σ_max^k",
    of: "norm",
    stroke: "var(--gradient)",
    strokeWidth: 2.5,
    dash: "none",
    symbol: "gradient"
  }
] as const;
type Curve = (typeof curves)[number];

const log =
  ({of}: Curve) =>
  (row: PowerRow) =>
    Math.log10(row[of]);

/** Left (or above), what W^k makes of the unit circle; beside it the length of all powers, on a logarithmic axis. */
export function drawPowers(powers: Powers, {k, width, height, document}: Sheet & {k: number}): SVGSVGElement {
  const compact = width < narrow;
  const side = compact ? Math.min(width * 0.72, height - 280 - nameHeight) : Math.min(width * 0.4, height - nameHeight);
  const circle = drawCircle(powers, {k, width: side, height: side + nameHeight, document});
  const [x, y] = compact ? [0, side + nameHeight + gap] : [side + gap, 0];
  return panels(
    [
      {x: compact ? (width - side) / 2 : 0, y: compact ? 0 : (height - side - nameHeight) / 2, plot: circle},
      {x, y, plot: drawLengths(powers, {k, width: width - x, height: height - y, document})}
    ],
    {width, height, document}
  );
}

function drawLengths({rows}: Powers, {k, width, height, document}: Sheet & {k: number}): Element {
  const inside = (curve: Curve) => rows.filter((row) => Math.abs(log(curve)(row)) <= top);
  return Plot.plot({
    ...{width, height, document, marginTop: 24, marginRight: 12, marginBottom: 36, marginLeft: 40},
    x: {domain: [0, rows.length - 1], label: "power $k$, in steps back", labelArrow: "right", ticks: 5, tickSize: 4},
    y: logAxis([bottom, top], decades, "stretches to, at most"),
    marks: [
      Plot.gridY(decades, {stroke: "var(--rule)", strokeOpacity: 0.6}),
      Plot.ruleY([0], {stroke: "var(--muted)"}),
      Plot.ruleX([k], {stroke: "var(--muted)", strokeDasharray: "1 3"}),
      curves.map((curve) => {
        const {stroke, strokeWidth, dash, symbol} = curve;
        return Plot.line(inside(curve), {
          x: "k",
          y: log(curve),
          stroke,
          strokeWidth,
          strokeDasharray: dash,
          ...drawnAs(symbol)
        });
      }),
      names(rows, inside),
      atPower(rows[k])
    ]
  });
}

/** Names on the lines of ρ^k and the bound (the third is named at the power that is shown); on one line, one name. */
function names(rows: readonly PowerRow[], inside: (curve: Curve) => PowerRow[]): Plot.Markish {
  const [bound, eigenvalue, norm] = curves;
  const label = (text: string, curve: Curve, part: number, options: Plot.TextOptions) => {
    const points = inside(curve);
    const row = points[Math.floor(part * (points.length - 1))];
    return Plot.text([text], {
      x: row.k,
      y: log(curve)(row),
      fill: curve.stroke,
      ...halo,
      ...options,
      ...drawnAs(curve.symbol)
    });
  };
  const right = {textAnchor: "start" as const, dx: 8};
  const left = {textAnchor: "end" as const, dx: -6};
  if (rows[1].singularValue <= rows[1].eigenvalue * (1 + 1e-6))
    return label(norm.name, norm, 0.5, rows[1].norm > 1 ? {...left, dy: -8} : {...right, dy: -10});
  const rising = rows[1].singularValue > 1;
  return [
    label(bound.name, bound, rising ? 0.8 : 0.5, {...right, dy: rising ? 0 : -8}),
    label(eigenvalue.name, eigenvalue, 0.55, rows[1].eigenvalue < 1 ? {...left, dy: 9} : {...right, dy: 13})
  ];
}

/** The power that is shown: its place on the line, and its length in numbers. */
function atPower({k, norm}: PowerRow): Plot.Markish {
  const point = {x: k, y: Math.log10(norm)};
  if (Math.abs(point.y) > top) return null;
  return [
    Plot.dot([point], {
      x: "x",
      y: "y",
      r: 4.5,
      fill: "var(--gradient)",
      stroke: "var(--paper)",
      ...drawnAs("gradient")
    }),
    Plot.text([`‖W${superscript(k)}‖ = ${sizeText(norm)}`], {
      ...{...point, ...halo, fill: "var(--gradient)", fontWeight: 600, ...drawnAs("gradient")},
      // Under a line that rises, so far that its beginning stays below it.
      dy: point.y > 3 ? (k > 20 ? 36 : 16) : k > 20 ? -26 : -14,
      ...(k > 20 ? {dx: 4, textAnchor: "end"} : {dx: 6, textAnchor: "start"})
    })
  ];
}
