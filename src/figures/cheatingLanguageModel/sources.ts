import * as Plot from "@observablehq/plot";
import {scaleBand} from "d3";
import type {Box} from "../../frame/picture/box.js";
import {directionStyles} from "../../frame/picture/directionStyles.js";
import {plotText} from "../../frame/picture/plotText.js";
import {sequential} from "../../frame/picture/palette.js";
import {shape} from "../../frame/picture/shape.js";
import type {CheatingData} from "./experiment.js";
import type {ReadingName} from "./whoSeesWhom.js";

type Sheet = Box & {readonly document: Document};

/** The axis of gradients: ends in nats for a nudge of length 1. */
const [floor, ceiling] = [1e-3, 100];

/** The gradient of one word's log-odds at every word of the sentence, by the trained models that are shown. */
export function drawGradient(
  {words, models}: CheatingData,
  {word, shown}: {readonly word: number; readonly shown: boolean},
  {width, height, document}: Sheet
): Element {
  const margins = {marginTop: 44, marginRight: 8, marginBottom: 72, marginLeft: 44};
  const place = (width - margins.marginLeft - margins.marginRight) / words.length;
  const drawn = models.filter(({direction}) => direction === "one-way" || shown);
  const decades = [1e-3, 1e-2, 0.1, 1, 10, 100];
  const answer = word - 1;
  return Plot.plot({
    ...{width, height, document, ...margins, style: {fontSize: "12px"}},
    x: {domain: [-0.5, words.length - 0.5], axis: null},
    y: {
      type: "log",
      domain: [floor, ceiling],
      ticks: decades,
      tickFormat: String,
      tickSize: 0,
      label: null
    },
    marks: [
      Plot.text([`What “${words[answer]}” is predicted from`], {
        ...{
          frameAnchor: "top-left",
          dx: 2 - margins.marginLeft,
          dy: 4 - margins.marginTop,
          fontWeight: 600,
          fontSize: 13
        }
      }),
      Plot.text(["gradient of its log-odds at each word"], {
        frameAnchor: "top-left",
        dx: 2 - margins.marginLeft,
        dy: -20
      }),
      Plot.rect([0], {x1: answer - 0.5, x2: answer + 0.5, y1: floor, y2: ceiling, fill: "var(--paper-alt)"}),
      Plot.gridY(decades, {stroke: "var(--rule)", strokeOpacity: 0.6}),
      plotText("the answer", {x: answer, y: ceiling, dy: 9, fill: "var(--muted)"}),
      drawn.map(({direction, gradient}, k) => {
        const {colour, mark} = directionStyles[direction];
        const lengths = gradient[answer - 1].flatMap((length, t) =>
          length > 0 ? [{t, y: Math.max(floor, length)}] : []
        );
        const dx = drawn.length > 1 ? (k - 0.5) * Math.min(12, place / 3) : 0;
        return [
          Plot.ruleX(lengths, {x: "t", y1: floor, y2: "y", dx, stroke: colour, strokeWidth: 3}),
          Plot.dot(lengths, {x: "t", y: "y", dx, symbol: mark, r: 4, fill: colour, stroke: "var(--paper)"})
        ];
      }),
      words.map((spelt, t) =>
        Plot.text([spelt], {
          ...{x: t, y: floor, rotate: -90, textAnchor: "end", dy: 8},
          ...{fill: t === answer ? "var(--ink)" : "var(--muted)", fontWeight: t === answer ? 700 : 400}
        })
      )
    ]
  });
}

const titles: Readonly<Record<ReadingName, string>> = {
  "one-way": "one way",
  "both-ways": "both ways",
  skipping: "beside it, 1 layer",
  "two-stacked": "beside it, 2 layers",
  "two-apart": "beside it, 2 chains"
};

/** Which words can be seen from each, by network: rows are the word that is predicted, columns the word that is read. */
export function drawWhoSeesWhom({leak, words, beside}: CheatingData, {width, height, document}: Sheet): Element {
  const svg = shape(document, "g", {});
  const [columns, rows, top, title, gap] = [2, 3, 50, 20, 14];
  /** No narrower than a title. */
  const [narrowest, line] = [128, 14];
  const side = Math.min((width - (columns + 1) * gap) / columns, (height - top) / rows - title - 6);
  const pitch = Math.max(side + 2 * gap, narrowest);
  const write = (text: string, x: number, y: number, more: Record<string, string | number> = {}) =>
    svg.append(shape(document, "text", {x, y, "text-anchor": "start", "font-size": 12, ...more}, text));
  write("Who sees whom, untrained", 2, 16, {"font-size": 13, "font-weight": 600});
  write("row: word predicted; column: word read", 2, 34);
  const cells = scaleBand(
    words.map((_, t) => t),
    [0, side]
  ).paddingInner(0.08);
  for (const [n, {name, lengths}] of leak.entries()) {
    const x0 = gap + (n % columns) * pitch;
    const y0 = top + Math.floor(n / columns) * (side + title + 6) + title;
    write(titles[name], x0, y0 - 6, {"font-weight": 600});
    for (const [j, row] of lengths.entries())
      for (const [k, length] of row.entries()) {
        const at = {
          x: x0 + (cells(k) ?? 0),
          y: y0 + (cells(j) ?? 0),
          width: cells.bandwidth(),
          height: cells.bandwidth()
        };
        const seen = length > 0;
        const fill = seen ? sequential(0.45 + Math.log10(length) / 4) : "var(--paper-alt)";
        svg.append(shape(document, "rect", {...at, fill, ...(j === k && itself(seen))}));
      }
  }
  const legend = {x: gap + pitch, y: top + 2 * (side + title + 6) + title - 6};
  write("□ itself, not seen", legend.x, legend.y);
  write("□ itself, seen", legend.x, legend.y + line, {fill: "var(--unclipped)", "font-weight": 600});
  write("loss once trained", legend.x, legend.y + 2 * line + 2, {"font-weight": 600});
  for (const [k, {layers, nats}] of beside.entries())
    write(
      `${layers} ${layers === 1 ? "layer" : "layers"}: ${nats.toFixed(2)}`,
      legend.x,
      legend.y + (3 + k) * line + 2
    );
  write(`left open: ${beside[0].grammar.toFixed(2)}`, legend.x, legend.y + (3 + beside.length) * line + 2);
  return svg;
}

function itself(seen: boolean): Record<string, string | number> {
  return seen ? {stroke: "var(--unclipped)", "stroke-width": 2} : {stroke: "var(--muted)", "stroke-width": 1};
}
