import * as Plot from "@observablehq/plot";
import {range} from "d3";
import type {PowerRow, Powers} from "./experiment.js";
import type {StageSize} from "../../frame/stage.js";
import {panels} from "../../frame/panels.js";
import {powerOfTen} from "../../frame/powerOfTen.js";
import {superscript} from "../../frame/superscript.js";
import {drawCircle} from "./circle.js";
import {sizeText} from "./words.js";

/** The axis of lengths, in powers of ten. */
const [bottom, top] = [-6, 6];

/** Below this width the circle stands over the curves. */
const narrow = 480;

/** Between circle and curves, in pixels. */
const gap = 16;

interface Options extends StageSize {
  /** The power that is shown. */
  readonly k: number;
  readonly document: Document;
}

/** A curve of the plot: what it is, and how it is told from the others. */
interface Curve {
  readonly name: string;
  readonly value: (row: PowerRow) => number;
  readonly stroke: string;
  readonly strokeWidth: number;
  readonly dash: string;
}

const curves: readonly Curve[] = [
  {
    name: "σ_maxᵏ, the bound",
    value: ({singularValue}) => singularValue,
    stroke: "var(--bound)",
    strokeWidth: 1.5,
    dash: "5 3"
  },
  {name: "ρᵏ", value: ({eigenvalue}) => eigenvalue, stroke: "var(--forward)", strokeWidth: 1.75, dash: "2 3"},
  {name: "‖Wᵏ‖ = ρᵏ = σ_maxᵏ", value: ({norm}) => norm, stroke: "var(--gradient)", strokeWidth: 2.5, dash: "none"}
];

/** Left (or above), what W^k makes of the unit circle; beside it the length of all powers, on a logarithmic axis. */
export function drawPowers(powers: Powers, {k, width, height, document}: Options): SVGSVGElement {
  const compact = width < narrow;
  const side = compact ? Math.min(width * 0.72, height - 280) : Math.min(width * 0.4, height);
  const circle = drawCircle(powers, {k, width: side, height: side, document});
  const plot = drawLengths(powers, {
    k,
    width: compact ? width : width - side - gap,
    height: compact ? height - side - gap : height,
    document
  });
  const at = compact
    ? [
        {x: (width - side) / 2, y: 0, plot: circle},
        {x: 0, y: side + gap, plot}
      ]
    : [
        {x: 0, y: (height - side) / 2, plot: circle},
        {x: side + gap, y: 0, plot}
      ];
  return panels(at, {width, height, document});
}

function drawLengths({rows}: Powers, {k, width, height, document}: Options): Element {
  const last = rows.length - 1;
  const log = (curve: Curve) => (row: PowerRow) => Math.log10(curve.value(row));
  const inside = (curve: Curve) => rows.filter((row) => Math.abs(log(curve)(row)) <= top);
  return Plot.plot({
    width,
    height,
    document,
    marginTop: 24,
    marginRight: 12,
    marginBottom: 36,
    marginLeft: 40,
    style: {fontSize: "12px"},
    x: {domain: [0, last], label: "power k, in steps back", labelArrow: "right", ticks: 5, tickSize: 4},
    y: {
      domain: [bottom, top],
      ticks: range(bottom, top + 1, 2),
      tickFormat: powerOfTen,
      tickSize: 0,
      label: "stretches to, at most",
      labelArrow: "up"
    },
    marks: [
      Plot.gridY(range(bottom, top + 1, 2), {stroke: "var(--rule)", strokeOpacity: 0.6}),
      Plot.ruleY([0], {stroke: "var(--muted)"}),
      Plot.ruleX([k], {stroke: "var(--muted)", strokeDasharray: "1 3"}),
      curves.map((curve) => [
        Plot.line(inside(curve), {
          x: "k",
          y: log(curve),
          stroke: curve.stroke,
          strokeWidth: curve.strokeWidth,
          strokeDasharray: curve.dash
        })
      ]),
      names(rows, inside),
      atPower(rows[k])
    ]
  });
}

/** Names on the lines of ρ^k and the bound (the third is named at the power that is shown); on one line, one name. */
function names(rows: readonly PowerRow[], inside: (curve: Curve) => PowerRow[]): Plot.Markish {
  const style = {stroke: "var(--paper)", strokeWidth: 3};
  const [bound, eigenvalue, norm] = curves;
  const label = (text: string, curve: Curve, part: number, options: Plot.TextOptions) => {
    const points = inside(curve);
    const row = points[Math.floor(part * (points.length - 1))];
    const place = {x: row.k, y: Math.log10(curve.value(row)), fill: curve.stroke, ...style};
    return Plot.text([text], {...place, ...options});
  };
  const right = {textAnchor: "start" as const, dx: 8};
  const left = {textAnchor: "end" as const, dx: -6};
  if (rows[1].singularValue <= rows[1].eigenvalue * (1 + 1e-6))
    return label(norm.name, norm, 0.5, {...right, dy: rows[1].norm > 1 ? 12 : -10});
  const rising = rows[1].singularValue > 1;
  return [
    label(bound.name, bound, rising ? 0.8 : 0.5, {...right, dy: rising ? 0 : -8}),
    label(eigenvalue.name, eigenvalue, 0.55, rows[1].eigenvalue < 1 ? {...left, dy: 9} : {...right, dy: 13})
  ];
}

/** The power that is shown: its place on the line, and its length in numbers. */
function atPower({k, norm}: PowerRow): Plot.Markish {
  const log = Math.log10(norm);
  if (Math.abs(log) > top) return null;
  const point = {x: k, y: log};
  return [
    Plot.dot([point], {x: "x", y: "y", r: 4.5, fill: "var(--gradient)", stroke: "var(--paper)"}),
    Plot.text([`‖W${superscript(k)}‖ = ${sizeText(norm)}`], {
      ...point,
      dy: log > 3 ? 16 : k > 20 ? -26 : -14,
      dx: k > 20 ? 4 : 6,
      textAnchor: k > 20 ? "end" : "start",
      fill: "var(--gradient)",
      stroke: "var(--paper)",
      strokeWidth: 3,
      fontWeight: 600
    })
  ];
}
