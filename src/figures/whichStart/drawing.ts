import * as Plot from "@observablehq/plot";
import {networkStyle} from "../../frame/picture/palette.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import type {Learner, WhichStartData} from "./experiment.js";
import {startName, type State} from "./words.js";

/** Seeds of a row stand on so many tracks, so that those that needed as long do not hide each other, as shares of a row. */
const tracks = [0, -0.14, 0.14, -0.28, 0.28];

/** Updates until the adding problem was solved, once they are shown: a dot a seed, the median and its interval; a row a network. */
export function drawStarts(
  {learners, updates: limit, length}: WhichStartData,
  {first, shown}: State,
  {width, height, document}: {width: number; height: number; document: Document}
): SVGSVGElement {
  // Who needs more than there are stands in a band of its own, beyond all numbers.
  const [never, end] = [1.12 * limit, 1.24 * limit];
  const edges = {marginLeft: 142, marginRight: 8, marginTop: 42, marginBottom: 36};
  const axis = {tickSize: 4, label: "updates until solved", labelArrow: "right"} as const;
  const above = ({row}: {row: number}): number => row - 0.5;
  const rows = learners.map((learner, row) => ({learner, row, colour: networkStyle(learner.network).colour}));
  return Plot.plot({
    ...{width, height, document, ...edges},
    style: {fontSize: "12px"},
    x: {...axis, domain: [0, end], ticks: [0, limit / 3, (2 * limit) / 3]},
    y: {domain: [-0.5, learners.length - 0.5], reverse: true, axis: null},
    marks: [
      Plot.text([`Adding problem, T = ${length}`], {
        ...{frameAnchor: "top-left", dx: 2 - edges.marginLeft, dy: -36, fontWeight: 600, fontSize: 13}
      }),
      Plot.text(["below each: untrained gradient at step 1"], {
        ...{frameAnchor: "top-left", dx: 2 - edges.marginLeft, dy: -18, fill: "var(--muted)"}
      }),
      Plot.rect(
        rows.filter(({learner}) => learner.network === first),
        {x1: 0, x2: end, y1: above, y2: ({row}: {row: number}) => row + 0.5, stroke: "var(--guess)", strokeWidth: 2}
      ),
      Plot.rect([limit], {
        ...{x1: limit, x2: end, y1: -0.5, y2: learners.length - 0.5, fill: "var(--rule)", fillOpacity: 0.4}
      }),
      Plot.text(["never"], {x: never, frameAnchor: "bottom", lineAnchor: "top", dy: 7}),
      Plot.ruleY(rows.slice(1), {y: above, stroke: "var(--rule)", strokeOpacity: 0.6}),
      rows.map(({learner, row, colour}) => [
        shown ? interval(learner, row, {colour, never}) : [],
        shown ? dots(learner, row, {colour, never}) : [],
        Plot.text([`${startName(learner.network)}\n${powerOfTen(learner.start)}`], {
          ...{x: 0, y: row, dx: -6, textAnchor: "end", fill: colour, lineHeight: 1.15, fontWeight: 500}
        })
      ])
    ]
  }) as SVGSVGElement;
}

interface Look {
  readonly colour: string;
  /** Where those stand that never solved it. */
  readonly never: number;
}

function interval({median, low, high}: Learner, row: number, {colour, never}: Look): Plot.Markish[] {
  const ends = [{x1: low ?? never, x2: high ?? never}];
  const foot = row + 0.4;
  return [
    Plot.link(ends, {x1: "x1", x2: "x2", y1: foot, y2: foot, stroke: colour, strokeWidth: 1.5}),
    Plot.ruleX([median ?? never], {
      ...{x: (at: number) => at, y1: foot - 0.09, y2: foot + 0.09, stroke: colour, strokeWidth: 2.5}
    })
  ];
}

function dots({seeds, network}: Learner, row: number, {colour, never}: Look): Plot.Markish {
  const symbol = networkStyle(network).mark;
  const points = seeds.map(({updates}, k) => {
    const same = seeds.slice(0, k).filter((other) => other.updates === updates).length;
    const aside = updates === null ? (Math.floor(same / tracks.length) - 0.5) * 0.07 * never : 0;
    return {x: (updates ?? never) + aside, y: row + tracks[same % tracks.length] - 0.08};
  });
  return Plot.dot(points, {x: "x", y: "y", symbol, r: 3.2, fill: colour, fillOpacity: 0.75});
}
