import * as Plot from "@observablehq/plot";
import {range} from "d3";
import type {TwoResetGatesData} from "./experiment.js";
import type {StageSize} from "../../frame/stage.js";
import {panels} from "../../frame/picture/panels.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import {casesShown, comparedWords, medianOf, sizeOf, type State} from "./words.js";

/** The axis in powers of ten: equal to the last bit stands at its lower end, beside the 0. */
const [lowest, highest] = [-18, 0.4];

/** For each case a line of marks, one a seed, and their median: how far the two forms are apart. */
export function drawTwoResetGates(
  data: TwoResetGatesData,
  {compare: what, shown}: State,
  {width, height, document}: StageSize & {document: Document}
): SVGSVGElement {
  const log = (value: number): number => (value === 0 ? lowest : Math.max(lowest, Math.log10(value)));
  const ticks = range(-15, 1, width < 500 ? 5 : 3);
  const lines = data.settings.cases.map(({name, label}, y) => ({
    ...{y, label, middle: medianOf(data, name, what)},
    isShown: casesShown(data, shown).some((one) => one.name === name),
    values: data.rows.filter((row) => row.case === name).map((row) => row[what])
  }));
  const seen = lines.filter(({isShown}) => isShown);
  const words = comparedWords(data)[what];
  const plot = Plot.plot({
    ...{document, width, height, marginLeft: 12, marginRight: 74, marginTop: 30, marginBottom: 34},
    x: {
      ...{domain: [lowest, highest], ticks: [lowest, ...ticks], tickSize: 4, label: null},
      tickFormat: (power: number) => (power === lowest ? "0" : powerOfTen(power))
    },
    y: {domain: [lines.length - 0.5, -0.5], axis: null},
    marks: [
      Plot.text([`${width < 500 ? "largest difference" : "largest difference between the two forms"}, ${words}`], {
        ...{frameAnchor: "top-left", dx: -10, dy: -24, fontWeight: 600}
      }),
      Plot.gridX(ticks, {stroke: "var(--rule)", strokeOpacity: 0.7}),
      Plot.ruleY(lines, {y: ({y}: {y: number}) => y + 0.18, stroke: "var(--rule)"}),
      seen.map(({y, values}) =>
        Plot.dot(values, {
          ...{x: log, y: y + 0.18, r: 4, stroke: "var(--cell-gru)", fill: "var(--cell-gru)", fillOpacity: 0.2}
        })
      ),
      seen.map(({y, middle}) =>
        Plot.ruleX([log(middle)], {y1: y + 0.02, y2: y + 0.34, stroke: "var(--ink)", strokeWidth: 2.5})
      ),
      Plot.text(lines, {x: lowest, y: "y", dy: -10, textAnchor: "start", text: "label"}),
      Plot.text(lines, {
        ...{x: highest, y: ({y}: {y: number}) => y + 0.18, dx: 6, textAnchor: "start", fontWeight: 600},
        text: ({middle, isShown}: {middle: number; isShown: boolean}) => (isShown ? sizeOf(middle) : "?")
      })
    ]
  });
  return panels([{x: 0, y: 0, plot}], {width, height, document});
}
