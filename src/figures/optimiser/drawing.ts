import * as Plot from "@observablehq/plot";
import {decades} from "../../frame/picture/decades.js";
import {halo} from "../../frame/picture/halo.js";
import {logAxis} from "../../frame/picture/logAxis.js";
import {panels, type Sheet} from "../../frame/picture/panels.js";
import {plotText} from "../../frame/picture/plotText.js";
import {twoPanels} from "../../frame/picture/twoPanels.js";
import type {OptimiserData, OptimiserKind} from "./experiment.js";
import {conditions, type Condition} from "./recall.js";
import {askedGroup, conditionNames, optimiserNames, type State} from "./words.js";

const domain = [-12, 1] as const;
const colours: Readonly<Record<OptimiserKind, string>> = {
  sgd: "var(--muted)",
  rmsprop: "var(--gate-o)",
  adam: "var(--gate-f)"
};

/** How much of a step goes the bit's way, by distance; and how many seeds learn it, by optimiser and rate. */
export function drawOptimiser(data: OptimiserData, state: State, sheet: Sheet): SVGSVGElement {
  const {first, second} = twoPanels(sheet, {beside: 0.44, under: 0.46});
  const {document} = sheet;
  return panels(
    [
      {...first, plot: drawShares(data, state, {...first, document})},
      {...second, plot: drawSeeds(data, state, {...second, document})}
    ],
    sheet
  );
}

function drawShares({shares, settings}: OptimiserData, state: State, {width, height, document}: Sheet): Element {
  const marginLeft = 46;
  const back = ({length}: {length: number}) => length - 1;
  const [silence, noise] = (["silence", "noise"] as const).map((condition) =>
    shares.filter((share) => share.condition === condition)
  );
  const middle = silence[Math.floor(silence.length / 2)].length - 1;
  const line = (rows: typeof shares, y: "far" | "scaled", stroke: string, dash = "none") => [
    Plot.line(rows, {x: back, y, stroke, strokeWidth: 2, strokeDasharray: dash}),
    Plot.dot(rows, {x: back, y, fill: stroke, r: (row: {length: number}) => (row.length === state.length ? 6 : 3)})
  ];
  const words = (
    text: string,
    fill: string,
    place: {x: number; y: number; dy?: number; dx?: number; textAnchor: "start" | "end"}
  ) => plotText(text, {...place, fill, fontWeight: 600});
  return Plot.plot({
    ...{width, height, document, marginTop: 44, marginBottom: 34, marginLeft, marginRight: 14},
    style: {fontSize: "12px"},
    x: {domain: [0, settings.length], ticks: 5, tickSize: 4, label: "steps back to the bit"},
    y: logAxis(domain, decades(domain, 4)),
    marks: [
      heading("The bit’s part of the first step", "for a weight of W_h, median", marginLeft),
      Plot.gridY(decades(domain, 4), {stroke: "var(--rule)", strokeOpacity: 0.6}),
      line(silence, "far", colours.sgd, "6 3"),
      line(silence, "scaled", colours.adam),
      words("Adam, silence", colours.adam, {
        x: silence[silence.length - 2].length - 1,
        y: 0,
        dx: -4,
        dy: 14,
        textAnchor: "end"
      }),
      words("gradient", colours.sgd, {x: middle, y: silence[3].far, dx: 8, dy: -6, textAnchor: "start"}),
      state.shown
        ? [
            line(noise, "scaled", colours.adam, "2 3"),
            words("Adam, noise", colours.adam, {x: middle, y: noise[3].scaled, dx: -6, dy: 14, textAnchor: "end"})
          ]
        : null
    ]
  });
}

function drawSeeds(data: OptimiserData, state: State, {width, height, document}: Sheet): Element {
  const {groups, settings} = data;
  const marginLeft = 96;
  const most = settings.seeds.length;
  const name = ({optimiser, rate}: {optimiser: OptimiserKind; rate: number}) => `${optimiserNames[optimiser]} ${rate}`;
  const rows = groups
    .filter(({condition}) => state.shown || condition !== "noise")
    .map((group) => ({...group, name: name(group), where: conditionNames[group.condition]}));
  const asked = {...askedGroup(data), where: conditionNames.noise, name: name(askedGroup(data))};
  return Plot.plot({
    ...{width, height, document, marginTop: 62, marginBottom: 34, marginLeft, marginRight: 22},
    style: {fontSize: "12px"},
    x: {domain: [0, 1.3 * most], ticks: [0, most / 2, most], tickSize: 4, label: null},
    y: {domain: [...new Set(groups.map(name))], tickSize: 0, label: null, padding: 0.3},
    fx: {domain: conditions.map((condition: Condition) => conditionNames[condition]), label: null, padding: 0.2},
    marks: [
      Plot.text([{where: conditionNames.silence}], {
        ...{fx: "where", text: () => `Seeds that learn, of ${most}`, frameAnchor: "top-left", textAnchor: "start"},
        ...{dx: 2 - marginLeft, dy: -58, fontWeight: 600, fontSize: 13}
      }),
      Plot.text([{where: conditionNames.silence}], {
        ...{fx: "where", text: () => `bit ${settings.length - 1} steps back; between:`, frameAnchor: "top-left"},
        ...{textAnchor: "start", dx: 2 - marginLeft, dy: -41, fill: "var(--muted)"}
      }),
      Plot.ruleX([0], {stroke: "var(--muted)"}),
      Plot.barX(rows, {
        x: "learnt",
        y: "name",
        fx: "where",
        fill: ({optimiser}: {optimiser: OptimiserKind}) => colours[optimiser]
      }),
      Plot.text(rows, {
        x: "learnt",
        y: "name",
        fx: "where",
        text: "learnt",
        dx: 4,
        textAnchor: "start",
        fill: "var(--ink)"
      }),
      Plot.dot([asked], {x: state.guess, y: "name", fx: "where", r: 6, fill: "var(--guess)", stroke: "var(--paper)"}),
      Plot.text([asked], {
        ...{x: most / 2, y: "name", fx: "where", text: () => (state.shown ? "your guess" : "your guess?")},
        ...{dy: -17, fill: "var(--guess)", fontWeight: 600, ...halo}
      })
    ]
  });
}

function heading(title: string, under: string, marginLeft: number): Plot.Markish {
  const place = {frameAnchor: "top-left", textAnchor: "start", dx: 2 - marginLeft} as const;
  return [
    Plot.text([title], {...place, dy: -40, fontWeight: 600, fontSize: 13}),
    Plot.text([under], {...place, dy: -23, fill: "var(--muted)"})
  ];
}
