import * as Plot from "@observablehq/plot";
import type {Box} from "../../frame/picture/box.js";
import {decades} from "../../frame/picture/decades.js";
import {endLabels} from "../../frame/picture/endLabels.js";
import {halo} from "../../frame/picture/halo.js";
import {panels, type Sheet} from "../../frame/picture/panels.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import type {SeedLines, WhoLearnsData} from "./experiment.js";
import {lookOf} from "./looks.js";
import {middleAt, startOf, trainingNames, type State} from "./words.js";

/** log10 of gradients at the foot and the top of their axes, the same in all panels: what is smaller leaves the panel. */
const domain = [-15, 1] as const;
const ticks = decades(domain, 5);

const [marginLeft, marginRight, marginTop, marginBottom] = [42, 108, 40, 34];

interface Panel {
  readonly box: Box;
  readonly document: Document;
}

/**
 * The gradient at the noun before training and after, by words of filler; and over texts of one length its course in the
 * first updates, and how many seeds learn them. What answers the question is empty until it is shown.
 */
export function drawWhoLearns(data: WhoLearnsData, state: State, sheet: Sheet): SVGSVGElement {
  const {document} = sheet;
  const [before, after, course, learnt] = boxes(sheet);
  const {fillers, distance, updates} = data.settings;
  const {gradients, learnt: counts, courses} = data;
  const filler = {xs: fillers, label: "words of filler"};
  const seedsLearnt = counts[state.trained] ?? [];
  const parts = [
    {
      box: before,
      plot: drawLines(gradients[startOf(state)], {
        ...{box: before, document, title: "Gradient at the noun, untrained", ...filler, shown: true},
        words: ({network}) => lookOf(network).label
      })
    },
    {
      box: after,
      plot: drawLines(gradients[state.trained], {
        ...{
          box: after,
          document,
          title: `Trained on ${trainingNames[state.trained]}`,
          ...filler,
          shown: state.shown
        },
        words: ({network}) => {
          const own = seedsLearnt.find((each) => each.network === network);
          return own ? `${lookOf(network).label} ${own.learnt}/${own.seeds}` : lookOf(network).label;
        }
      })
    },
    {
      box: course,
      plot: drawLines(courses, {
        ...{
          box: course,
          document,
          title: `All texts of ${distance} words: first updates`,
          xs: updates,
          label: "updates"
        },
        ...{shown: state.shown, words: ({network}) => lookOf(network).label}
      })
    },
    {box: learnt, plot: drawLearnt(data, {box: learnt, document, shown: state.shown})}
  ];
  return panels(
    parts.map(({box, plot}) => ({x: box.x, y: box.y, plot})),
    sheet
  );
}

/** Two by two, or all under each other in a picture that is taller than wide. */
function boxes({width, height}: Sheet): Box[] {
  const compact = height > width;
  const size = compact ? {width, height: height / 4} : {width: width / 2, height: height / 2};
  return [0, 1, 2, 3].map((k) =>
    compact
      ? {...size, x: 0, y: k * size.height}
      : {...size, x: (k % 2) * size.width, y: Math.floor(k / 2) * size.height}
  );
}

/** A thin line for each seed, and a thick one for their median, which is labelled at its end. */
function drawLines(
  networks: readonly SeedLines[],
  {
    box: {width, height},
    document,
    title,
    xs,
    label,
    shown,
    words
  }: Panel & {
    readonly title: string;
    readonly xs: readonly number[];
    readonly label: string;
    readonly shown: boolean;
    readonly words: (network: SeedLines) => string;
  }
): Element {
  const last = xs[xs.length - 1];
  const visible = shown ? networks : [];
  return Plot.plot({
    ...{width, height, document, marginLeft, marginRight, marginTop, marginBottom, style: {fontSize: "11.5px"}},
    x: {domain: [0, last], ticks: 4, tickSize: 4, label, labelArrow: "right"},
    y: {domain, ticks, tickFormat: powerOfTen, tickSize: 0, label: null},
    marks: [
      titleOf(title),
      Plot.gridY(ticks, {stroke: "var(--rule)", strokeOpacity: 0.6}),
      visible.map(({network, lines}) =>
        lines.map((line) =>
          Plot.line(line, {
            ...{x: (_: number, k: number) => xs[k], y: (value: number) => value, clip: true},
            ...{stroke: lookOf(network).colour, strokeOpacity: 0.3, strokeWidth: 1}
          })
        )
      ),
      visible.map((each) => {
        const {colour, dash} = lookOf(each.network);
        return Plot.line(xs, {
          ...{x: (value: number) => value, y: (_: number, k: number) => middleAt(each, k), clip: true},
          ...{stroke: colour, strokeWidth: 2.5, strokeDasharray: dash}
        });
      }),
      shown ? [] : unanswered(),
      endLabels(
        visible.map((each) => {
          return {words: words(each), at: middleAt(each, xs.length - 1), fill: lookOf(each.network).colour};
        }),
        {x: last, domain, bottom: height - marginBottom, top: marginTop, gap: 14, inset: 6},
        {dx: 6, fontWeight: 600}
      )
    ]
  });
}

/** How many seeds learn texts that are all equally long, by that length. */
function drawLearnt(
  {oneLength}: WhoLearnsData,
  {box: {width, height}, document, shown}: Panel & {shown: boolean}
): Element {
  const seeds = oneLength[0].networks[0].seeds;
  const names = oneLength[0].networks.map(({network}) => network);
  const rows = oneLength.flatMap(({distance, networks}) => networks.map((each) => ({distance, ...each})));
  const ends = [oneLength[0].distance, oneLength[oneLength.length - 1].distance];
  const own = (network: string) => rows.filter((row) => row.network === network);
  const countDomain = [0, seeds] as const;
  return Plot.plot({
    ...{width, height, document, marginLeft, marginRight, marginTop, marginBottom, style: {fontSize: "11.5px"}},
    x: {
      domain: [ends[0] - 3, ends[1]],
      ticks: oneLength.map(({distance}) => distance),
      tickSize: 4,
      label: "words from noun to gap",
      labelArrow: "right"
    },
    y: {domain: countDomain, ticks: 5, tickSize: 0, label: null},
    marks: [
      titleOf(`All texts equally long: who learns, of ${seeds}`),
      Plot.gridY({ticks: 5, stroke: "var(--rule)", strokeOpacity: 0.6}),
      Plot.ruleY([0], {stroke: "var(--muted)"}),
      shown
        ? names.map((network) => {
            const {colour, dash} = lookOf(network);
            return [
              Plot.line(own(network), {
                ...{x: "distance", y: "learnt", stroke: colour, strokeWidth: 2.5, strokeDasharray: dash}
              }),
              Plot.dot(own(network), {x: "distance", y: "learnt", r: 4, fill: colour, ...halo, strokeWidth: 1})
            ];
          })
        : unanswered(),
      endLabels(
        shown
          ? names.map((network) => {
              const {label, colour} = lookOf(network);
              const last = own(network)[oneLength.length - 1].learnt;
              return {words: `${label} ${last}`, at: last, fill: colour};
            })
          : [],
        {x: ends[1], domain: countDomain, bottom: height - marginBottom, top: marginTop, gap: 14, inset: 6},
        {dx: 7, fontWeight: 600}
      )
    ]
  });
}

function titleOf(words: string): Plot.Markish {
  const place = {frameAnchor: "top-left", dx: 2 - marginLeft, dy: -26} as const;
  return Plot.text([words], {...place, fontWeight: 600, fontSize: 12.5});
}

function unanswered(): Plot.Markish[] {
  return [Plot.text(["?"], {frameAnchor: "middle", fontSize: 30, fill: "var(--muted)"})];
}
