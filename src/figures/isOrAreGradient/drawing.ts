import * as Plot from "@observablehq/plot";
import {range} from "d3";
import {panels} from "../../frame/picture/panels.js";
import {broadHalo} from "../../frame/picture/halo.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import {spreadApart} from "../../frame/picture/spreadApart.js";
import type {StageSize} from "../../frame/stage.js";
import type {NetworkCourses} from "./courses.js";

/** The axis, in powers of ten: from below the smallest interval to above the largest, whatever the sentence. */
const [lowest, highest] = [-7, 2];

const edges = {marginTop: 26, marginBottom: 38, marginLeft: 48, marginRight: 78};

/** ‖∂J/∂x‖ at the subject, with its band, and at the nearest noun, over the updates, on a logarithmic axis. */
export function drawCourses(
  courses: readonly NetworkCourses[],
  {attractors, updates}: {readonly attractors: number; readonly updates: readonly number[]},
  {width, height, document}: StageSize & {document: Document}
): SVGSVGElement {
  const last = updates[updates.length - 1];
  const networks = courses.map(({style, subject, nearest}) => ({
    style,
    subject: updates.map((update, k) => ({update, y: subject.log10[k], low: subject.low[k], high: subject.high[k]})),
    nearest: updates.map((update, k) => ({update, y: nearest.log10[k]}))
  }));
  const early = Math.floor(updates.length / 4);
  const inner = height - edges.marginTop - edges.marginBottom;
  const down = (log10: number): number => (inner * (highest - log10)) / (highest - lowest);
  const ends = networks.map(({subject}) => subject[subject.length - 1].y);
  const places = spreadApart(ends.map(down), 15, [0, inner]);
  const plot = Plot.plot({
    ...{document, width, height, ...edges},
    x: {
      ...{domain: [0, last], ticks: width < 480 ? 3 : 7, tickFormat: ",d", tickSize: 4},
      ...{label: "updates", labelAnchor: "right", labelArrow: "right"}
    },
    y: {domain: [lowest, highest], ticks: range(lowest, highest + 1), tickFormat: powerOfTen, label: null},
    marks: [
      Plot.gridY(range(lowest, highest + 1), {stroke: "var(--rule)", strokeOpacity: 0.6}),
      Plot.text([`‖∂J/∂x‖ with ${attractors} ${attractors === 1 ? "attractor" : "attractors"}`], {
        ...{frameAnchor: "top-left", dx: 8 - edges.marginLeft, dy: -22, fontWeight: 600}
      }),
      networks.map(({style, subject}) =>
        Plot.areaY(subject, {x: "update", y1: "low", y2: "high", fill: style.colour, fillOpacity: 0.12})
      ),
      networks.map(({style, subject, nearest}) => [
        Plot.line(nearest, {x: "update", y: "y", stroke: style.colour, strokeWidth: 1, strokeDasharray: "1 2"}),
        Plot.line(subject, {x: "update", y: "y", stroke: style.colour, strokeWidth: 2, strokeDasharray: style.dash})
      ]),
      Plot.text(["at the last noun before the verb"], {
        ...{
          x: last / 2,
          y: Math.max(...networks.flatMap(({nearest}) => nearest.slice(early, 3 * early).map(({y}) => y)))
        },
        ...{dy: -12, fill: "var(--ink)", ...broadHalo}
      }),
      Plot.text(attractors === 0 ? [] : ["at the subject"], {
        ...{x: updates[early], y: Math.min(...networks.map(({subject}) => subject[early].low))},
        ...{dy: 12, fill: "var(--ink)", ...broadHalo}
      }),
      networks.map(({style}, k) =>
        Plot.text([style.label], {
          ...{x: last, y: highest - (places[k] * (highest - lowest)) / inner, dx: 8, textAnchor: "start"},
          ...{fill: style.colour, fontWeight: 600}
        })
      )
    ]
  });
  return panels([{x: 0, y: 0, plot}], {width, height, document});
}
