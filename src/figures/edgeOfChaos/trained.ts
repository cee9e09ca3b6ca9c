import * as Plot from "@observablehq/plot";
import type {Box} from "../../frame/picture/box.js";
import {drawnAs} from "../../frame/picture/drawnAs.js";
import {halo} from "../../frame/picture/halo.js";
import type {EdgeOfChaosData} from "./experiment.js";
import {mapScales, margins} from "./map.js";
import {learntDots} from "./learntDots.js";
import {inRow, type State} from "./state.js";

/** The depths that are drawn, from below the shallowest net to above the deepest. */
const depths = [6, 64] as const;

/** Largest radius of a dot, in pixels: all seeds learnt. */
const largest = 7;

/** Which nets were learnt, by σ_w and depth, and how deep the theory has it that they can be. */
export function drawTrained(
  data: EdgeOfChaosData,
  {step, shown}: State,
  {box, document}: {box: Box; document: Document}
): Element {
  const {settings, scales} = data;
  const {x} = mapScales(settings, box);
  const {sigmaB} = settings.start;
  const {reach} = settings.theory;
  const rows = inRow(data).filter((row) => row.step === step);
  return Plot.plot({
    ...{width: box.width, height: box.height, document, style: {fontSize: "12px"}},
    ...{...margins, marginTop: 26, marginBottom: 36},
    x: {domain: x.domain(), ticks: [1, 2, 3, 4], tickFormat: "d", tickSize: 4, label: "$σ_w$", labelArrow: "right"},
    y: {type: "log", domain: [...depths], ticks: [10, 20, 40], tickFormat: "d", tickSize: 0, label: null},
    r: {domain: [0, 1], range: [0, largest]},
    marks: [
      Plot.text([`Layers; learnt at σ_b = ${sigmaB}`], {
        ...{frameAnchor: "top-left", textAnchor: "start", dx: 2 - margins.marginLeft, dy: -20, fontWeight: 600}
      }),
      Plot.frame({stroke: "var(--rule)"}),
      shown
        ? [
            Plot.line(scales, {
              ...{x: "sigmaW", y: ({scale}: {scale: number}) => reach * scale, clip: true},
              ...{stroke: "var(--ink)", strokeWidth: 1.5, strokeDasharray: "5 3", ...drawnAs("curves")}
            }),
            learntDots(rows, "depth", largest),
            Plot.text([`${reach} ξ`], {x: [2.3], y: [42], fill: "var(--ink)", ...halo, ...drawnAs("curves")})
          ]
        : null
    ]
  });
}
