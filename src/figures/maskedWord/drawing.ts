import * as Plot from "@observablehq/plot";
import {numberOf} from "../../experiments/tasks/agreementGrammar.js";
import type {Box} from "../../frame/picture/box.js";
import {directionStyles} from "../../frame/picture/directionStyles.js";
import {plotText} from "../../frame/picture/plotText.js";
import type {MaskedWordData} from "./experiment.js";
import {directions, ofNumber, type Direction, type Filling} from "./filling.js";

type Sheet = Box & {readonly document: Document};

/** Words that no one gives so much are left out. */
export const least = 0.02;
/** The most words, of each number where these are nouns, and how high a row may be, in pixels. */
const [mostWords, mostOfANumber, highest] = [12, 5, 30];

const bold = {fontWeight: 600, fontSize: 13};

/** The networks that are drawn: the one that reads both ways is what is asked about. */
export function knownDirections(shown: boolean): readonly Direction[] {
  return directions.filter((direction) => shown || direction === "one-way");
}

/** The words that may stand in the masked one's place; where these are nouns, first all of one number together. */
export function shownFillings({grammar}: MaskedWordData, fillings: readonly Filling[]): Filling[] {
  const most = ({p, best}: Filling) => Math.max(...directions.flatMap((direction) => [p[direction], best[direction]]));
  const numbers = (["singular", "plural"] as const).map((number) => ofNumber(grammar, fillings, number));
  const sums = numbers.some((sum) => most(sum) > 0.5) ? numbers : [];
  const rank = ({word}: Filling) => (numberOf(grammar, word) === "plural" ? 1 : 0);
  const likely = fillings
    .filter((filling) => most(filling) >= least)
    .sort((a, b) => rank(a) - rank(b) || b.best["both-ways"] - a.best["both-ways"]);
  if (sums.length === 0) return likely.slice(0, mostWords);
  return [...sums, ...[0, 1].flatMap((number) => likely.filter((one) => rank(one) === number).slice(0, mostOfANumber))];
}

/** Two bars a word, one way and both ways, and at each a stroke for the grammar. */
export function drawFillings(
  data: MaskedWordData,
  {fillings, masked, shown}: {readonly fillings: readonly Filling[]; readonly masked: string; readonly shown: boolean},
  {width, height, document}: Sheet
): Element {
  const rows = shownFillings(data, fillings);
  const margins = {marginTop: 58, marginRight: 22, marginLeft: 106};
  const bottom = 40;
  const room = height - margins.marginTop - bottom;
  const row = Math.min(highest, room / rows.length);
  const marginBottom = bottom + (room - row * rows.length);
  const known = knownDirections(shown);
  const bars = rows.flatMap(({word, p, best}, k) =>
    known.map((direction, side) => ({
      ...{direction, word, p: p[direction], best: best[direction]},
      ...{top: k + 0.1 + 0.4 * side, under: k + 0.1 + 0.4 * (side + 1)}
    }))
  );
  const at = {frameAnchor: "top-left", dx: 2 - margins.marginLeft} as const;
  return Plot.plot({
    ...{width, height, document, ...margins, marginBottom, style: {fontSize: "12px"}},
    x: {
      type: "sqrt",
      domain: [0, 1],
      ticks: [0, 0.05, 0.2, 0.5, 1],
      tickFormat: ".0%",
      tickSize: 4,
      label: "probability (root scale)",
      labelOffset: 34,
      labelArrow: "right"
    },
    y: {domain: [rows.length, 0], axis: null},
    marks: [
      Plot.text([`In the place of “${masked}”`], {...at, dy: 6 - margins.marginTop, ...bold}),
      legend(shown, at),
      Plot.gridX([0.05, 0.2, 0.5, 1], {stroke: "var(--rule)", strokeOpacity: 0.6}),
      Plot.rect(bars, {
        ...{x1: 0, x2: "p", y1: "top", y2: "under"},
        fill: ({direction}: {direction: keyof typeof directionStyles}) => directionStyles[direction].colour
      }),
      Plot.ruleX(bars, {
        x: "best",
        y1: "top",
        y2: "under",
        stroke: "var(--ink)",
        strokeWidth: 2,
        insetTop: -1,
        insetBottom: -1
      }),
      Plot.ruleX([0], {stroke: "var(--muted)"}),
      rows.map(({word}, k) =>
        Plot.text([word], {x: 0, y: k + 0.5, textAnchor: "end", dx: -6, fontWeight: word.includes(" ") ? 600 : 400})
      )
    ]
  });
}

/** What the bars and the strokes are; in place of the network that is asked about, the question. */
function legend(shown: boolean, at: {readonly frameAnchor: "top-left"; readonly dx: number}): Plot.Markish[] {
  const names = knownDirections(shown).map((direction, k) =>
    plotText(`■ ${directionStyles[direction].label}`, {
      ...{...at, dx: at.dx + 76 * k, dy: -24, fill: directionStyles[direction].colour, fontWeight: 600}
    })
  );
  const asked = plotText("? both ways", {...at, dx: at.dx + 76, dy: -24, fill: "var(--guess)", fontWeight: 600});
  return [...names, ...(shown ? [] : [asked]), Plot.text(["| the grammar"], {...at, dx: at.dx + 170, dy: -24})];
}

/** Nats a masked word over training, with what the grammar leaves open of it to each. */
export function drawTraining(
  {models, updates}: MaskedWordData,
  shown: boolean,
  {width, height, document}: Sheet
): Element {
  const margins = {marginTop: 44, marginRight: 22, marginBottom: 40, marginLeft: 34};
  const end = updates[updates.length - 1];
  const known = knownDirections(shown);
  const drawn = models.filter(({direction}) => known.includes(direction));
  const at = {frameAnchor: "top-left", dx: 2 - margins.marginLeft} as const;
  return Plot.plot({
    ...{width, height, document, ...margins, style: {fontSize: "12px"}},
    x: {
      type: "sqrt",
      domain: [0, end],
      ticks: [0, 100, 500, 1000, 3000],
      tickFormat: ",d",
      tickSize: 4,
      label: "updates (root scale)",
      labelArrow: "right"
    },
    y: {domain: [0.5, 4], ticks: [1, 2, 3, 4], tickFormat: "d", tickSize: 0, label: null},
    marks: [
      Plot.text(["Loss, nats a masked word"], {...at, dy: 6 - margins.marginTop, ...bold}),
      Plot.gridY([1, 2, 3, 4], {stroke: "var(--rule)", strokeOpacity: 0.6}),
      drawn.map(({direction, nats, optimum}) => {
        const {colour, dash, label} = directionStyles[direction];
        const points = nats.map((point, k) => ({...point, update: updates[k]}));
        const line = {x: "update", clip: true} as const;
        return [
          Plot.areaY(points, {...line, y1: "low", y2: "high", fill: colour, fillOpacity: 0.2}),
          Plot.line(points, {...line, y: "median", stroke: colour, strokeWidth: 2, strokeDasharray: dash}),
          Plot.ruleY([optimum], {stroke: "var(--ink)", strokeWidth: 1.5, strokeDasharray: "2 3"}),
          plotText(`${label}: ${optimum.toFixed(2)} left open`, {
            ...{x: end, y: optimum, dy: 11, textAnchor: "end", fill: colour, fontWeight: 600}
          })
        ];
      })
    ]
  });
}
