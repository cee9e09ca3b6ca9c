import * as Plot from "@observablehq/plot";
import {scaleLinear} from "d3";
import {quantile} from "../../experiments/statistics.js";
import {drawnAs} from "../../frame/picture/drawnAs.js";
import {panels, type Sheet} from "../../frame/picture/panels.js";
import {plotText} from "../../frame/picture/plotText.js";
import {innerOf, stackPanels, type StackedPanel} from "../../frame/picture/stackPanels.js";
import {twoPanels} from "../../frame/picture/twoPanels.js";
import {superscript} from "../../frame/words/superscript.js";
import type {StageSize} from "../../frame/stage.js";
import type {WhichPathsData} from "./experiment.js";
import {drawLesions} from "./lesions.js";
import {middleOf, peakOf, sharesOfPaths, type Profile} from "./paths.js";
import type {Shown, State} from "./view.js";

const looks = {
  start: {name: "before training", colour: "var(--forward)", dash: "5 3"},
  trained: {name: "after training", colour: "var(--gradient)", dash: "none"}
} as const;
type Moment = keyof typeof looks;
const moments = ["start", "trained"] as const;

const measureNames = {
  sizes: "length of their gradient, whole = 1",
  shares: "share of the whole gradient"
} as const;

/** The number of paths over what they carry, by length; beside them, what each block is needed for. */
export function drawPaths(data: WhichPathsData, shown: Shown, state: State, sheet: Sheet): SVGSVGElement {
  const {document} = sheet;
  const {lengths, lesions} = layout(sheet);
  return panels(
    [
      {...lengths.paths, plot: drawCounts(data, state, {panel: lengths.paths, document})},
      {...lengths.gradient, plot: drawProfiles(data, shown, state, {panel: lengths.gradient, document})},
      {...lesions, plot: drawLesions(data, state, {box: lesions, document})}
    ],
    sheet
  );
}

function layout(size: StageSize) {
  const {first, second} = twoPanels(size, {beside: 0.6, under: 0.58});
  const furniture = {title: 40, gap: 6, axis: 34, marginLeft: 40, marginRight: 12};
  return {lengths: stackPanels({paths: 0.32, gradient: 1}, first, furniture), lesions: second};
}

/** The scales of both panels of lengths together, in pixels of the picture, for who drags the guess. */
export function lengthScales({settings}: WhichPathsData, size: StageSize) {
  const {paths, gradient} = layout(size).lengths;
  const [upper, lower] = [innerOf(paths), innerOf(gradient)];
  return {
    x: scaleLinear([0, settings.blocks], [lower.left, lower.left + lower.width]),
    y: scaleLinear([0, 1], [lower.top + lower.height, upper.top]),
    corner: {x: 0, y: 0}
  };
}

interface Place {
  readonly panel: StackedPanel;
  readonly document: Document;
}

function title(words: string, under: string, {frame}: StackedPanel): Plot.Markish[] {
  const place = {frameAnchor: "top-left", dx: 2 - frame.marginLeft} as const;
  return [
    Plot.text([words], {...place, dy: -34, fontWeight: 600, fontSize: 13}),
    Plot.text([under], {...place, dy: -17, fill: "var(--muted)"})
  ];
}

function drawCounts({settings: {blocks}}: WhichPathsData, state: State, {panel, document}: Place): Element {
  const rows = sharesOfPaths(blocks).map((share, m) => ({m, share}));
  return Plot.plot({
    ...{...panel.frame, document, style: {fontSize: "12px"}},
    x: {domain: [0, blocks], axis: null},
    y: {domain: [0, 0.12], ticks: [0, 0.1], tickFormat: "%", tickSize: 0, label: null},
    marks: [
      title("Paths, by blocks gone through", `share of all 2${superscript(blocks)} paths`, panel),
      Plot.areaY(rows, {x: "m", y: "share", fill: "var(--muted)", fillOpacity: 0.35, ...drawnAs("curves")}),
      Plot.ruleY([0], {stroke: "var(--rule)"}),
      guessMark(state)
    ]
  });
}

function drawProfiles(data: WhichPathsData, shown: Shown, state: State, {panel, document}: Place): Element {
  const {settings, seeds} = data;
  const {measure} = state;
  const banded = moments.filter((moment) => moment === "trained" || state.gain === settings.gain);
  const bands = banded.map((moment) => ({moment, rows: bandOf(seeds.map((one) => one[moment][measure]))}));
  const top = Math.max(
    ...moments.flatMap((moment) => shown[moment][measure]),
    ...bands.flatMap(({rows}) => rows.map(({high}) => high))
  );
  const bottom = Math.min(0, ...bands.flatMap(({rows}) => rows.map(({low}) => low)));
  return Plot.plot({
    ...{...panel.frame, document, style: {fontSize: "12px"}},
    x: {
      ...{domain: [0, settings.blocks], ticks: [0, 10, 20, 30, 40, 50], tickSize: 4},
      ...{label: "blocks gone through, $m$", labelArrow: "right"}
    },
    y: {domain: [bottom, 1.05 * top], ticks: 5, tickSize: 0, label: null},
    marks: [
      title("What they carry", measureNames[measure], panel),
      Plot.gridY({ticks: 5, stroke: "var(--rule)", strokeOpacity: 0.6}),
      Plot.ruleY([0], {stroke: "var(--muted)"}),
      state.shown
        ? [
            bands.map(({moment, rows}) =>
              Plot.areaY(rows, {
                ...{x: "m", y1: "low", y2: "high", fill: looks[moment].colour, fillOpacity: 0.14, clip: true},
                ...drawnAs("gradient")
              })
            ),
            moments.map((moment) => profile(shown[moment], measure, moment))
          ]
        : [],
      guessMark(state),
      state.shown ? key(shown, measure) : [],
      plotText("your guess", {
        ...{x: state.guess, frameAnchor: "bottom", dy: -6, fill: "var(--guess)", fontWeight: 600},
        ...(state.guess > settings.blocks / 2 ? {dx: -6, textAnchor: "end"} : {dx: 6, textAnchor: "start"})
      })
    ]
  });
}

function guessMark({guess}: State): Plot.Markish {
  return Plot.ruleX([guess], {stroke: "var(--guess)", strokeWidth: 2});
}

/** The middle eight of ten seeds. */
function bandOf(curves: readonly (readonly number[])[]) {
  return curves[0].map((_, m) => {
    const at = curves.map((curve) => curve[m]);
    return {m, low: quantile(at, 0.1), high: quantile(at, 0.9)};
  });
}

function profile(shown: Profile, measure: State["measure"], moment: Moment): Plot.Markish {
  const {colour, dash} = looks[moment];
  return Plot.line(shown[measure], {
    ...{x: (_: number, m: number) => m, y: (value: number) => value, clip: true},
    ...{stroke: colour, strokeWidth: 2.25, strokeDasharray: dash, ...drawnAs("gradient")}
  });
}

/** Names, each with what carries most and nine tenths, in the right half, where no curve comes. */
function key(shown: Shown, measure: State["measure"]): Plot.Markish[] {
  return moments.flatMap((moment, k) => {
    const {from, to} = middleOf(shown[moment]);
    const {name, colour} = looks[moment];
    const place = {frameAnchor: "top-right", dx: -2, textAnchor: "end", fill: colour} as const;
    return [
      plotText(name, {...place, dy: 6 + 38 * k, fontWeight: 600}),
      measure === "sizes"
        ? plotText(`most by ${peakOf(shown[moment])}, 90% by ${from} to ${to}`, {...place, dy: 21 + 38 * k})
        : []
    ];
  });
}
