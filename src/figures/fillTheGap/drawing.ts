import {cellInWords, cellStyles} from "../../frame/picture/palette.js";
import type {Box} from "../../frame/picture/box.js";
import type {StageSize} from "../../frame/stage.js";
import {panels, type Sheet} from "../../frame/picture/panels.js";
import {shape} from "../../frame/picture/shape.js";
import {percent} from "../../frame/words/percent.js";
import type {FillTheGapData, GapText, NetworkSeeds} from "./experiment.js";
import {asProse, dueIn, rightAt, textOf, type State} from "./words.js";

/** Below this width letters are smaller. */
const narrow = 480;

/** Below this height rows and marks are closer, so that the text has room. */
const low = 340;

/** In pixels: letters of the text, a noun's row and its letters, what stands over the rows, the seeds under them, a mark. */
const roomy = {text: 15.5, row: 17, noun: 12, head: 42, seeds: 88, radius: 3};
const tight = {text: 14, row: 13.5, noun: 11, head: 34, seeds: 62, radius: 2.2};
type Measures = typeof roomy;

/** Of a letter, in multiples of its size: more than the mean of any sans-serif font. */
const letterWidth = 0.54;

/** The text with its gap; under it a column for each network, with what it puts there, and what its seeds come to. */
export function drawFillTheGap(data: FillTheGapData, state: State, {width, height, document}: Sheet): SVGSVGElement {
  const text = textOf(data, state);
  const compact = width < narrow;
  const {measures, columnsTop} = layout(data, height);
  const labels = compact ? 50 : 84;
  const each = (width - labels) / data.networks.length;
  const columns = data.networks.map((network, k) => ({
    x: labels + k * each,
    y: columnsTop,
    plot: drawColumn(data, {network, k, text, state}, {width: each - (compact ? 6 : 18), measures, document})
  }));
  return panels(
    [
      {
        x: 0,
        y: 0,
        plot: drawText(text, state, {width, height: columnsTop, size: compact ? 13 : measures.text, document})
      },
      {
        x: 0,
        y: columnsTop + measures.head,
        plot: drawNouns(data, text, state, {width: labels, compact, measures, document})
      },
      ...columns
    ],
    {width, height, document}
  );
}

function layout({nouns}: FillTheGapData, height: number) {
  const measures = height < low ? tight : roomy;
  const columnsHeight = measures.head + nouns.length * measures.row + measures.seeds;
  return {measures, columnsTop: height - columnsHeight};
}

/** The noun in whose row a point of the picture is, so many pixels from its top. */
export function nounAt(data: FillTheGapData, {height}: StageSize, y: number): string | undefined {
  const {measures, columnsTop} = layout(data, height);
  return data.nouns[Math.floor((y - columnsTop - measures.head) / measures.row)];
}

/** The text, in lines; the gap has the reader's word, and the noun stands out once the answer is there. */
function drawText(
  text: GapText,
  {word, shown}: State,
  {width, height, size, document}: Pick<Box, "width" | "height"> & {size: number; document: Document}
): Element {
  const group = shape(document, "g", {});
  const words = asProse(text.words);
  const noun = text.mention;
  const all = [...words, word || "____"];
  const lines = wrap(all, Math.floor(width / (size * letterWidth)));
  const lineHeight = Math.min(1.55 * size, (height - 8) / lines.length);
  let at = 0;
  for (const [row, line] of lines.entries()) {
    const y = (row + 0.8) * lineHeight;
    const written = shape(document, "text", {x: 0, y, "text-anchor": "start", "font-size": size, fill: "var(--ink)"});
    for (const each of line) {
      const isGap = at === all.length - 1;
      const look = isGap
        ? {fill: "var(--guess)", "font-weight": 700}
        : at === noun && shown
          ? {fill: "var(--ink)", "font-weight": 700, "text-decoration": "underline"}
          : {};
      written.append(shape(document, "tspan", look, isGap ? `${each}.` : each), document.createTextNode(" "));
      ++at;
    }
    group.append(written);
  }
  return group;
}

/** Lines of at most so many letters. */
function wrap(words: readonly string[], letters: number): string[][] {
  const lines: string[][] = [[]];
  let used = 0;
  for (const word of words) {
    if (used + word.length > letters) {
      lines.push([]);
      used = 0;
    }
    lines[lines.length - 1].push(word);
    used += word.length + 1;
  }
  return lines;
}

interface Column {
  readonly width: number;
  readonly measures: Measures;
  readonly document: Document;
}

/** The nouns, one under the other, and what the row under them is. */
function drawNouns(
  {nouns, networks}: FillTheGapData,
  text: GapText,
  {word, shown}: State,
  {width, compact, measures, document}: Column & {compact: boolean}
): Element {
  const group = shape(document, "g", {});
  for (const [row, noun] of nouns.entries()) {
    const due = shown && noun === dueIn(text);
    group.append(
      shape(
        document,
        "text",
        {
          ...{x: width - 6, y: (row + 0.72) * measures.row, "text-anchor": "end", "font-size": measures.noun},
          ...{"font-weight": due || noun === word ? 700 : 400},
          fill: noun === word ? "var(--guess)" : due ? "var(--ink)" : "var(--muted)"
        },
        noun
      )
    );
  }
  const seeds = rightAt(networks[0], text).length;
  const about = compact ? [`${seeds}`, "seeds"] : [`${seeds} seeds,`, `${text.measured} words:`];
  about.forEach((line, k) =>
    group.append(
      shape(
        document,
        "text",
        {
          ...{
            x: width - 6,
            y: nouns.length * measures.row + measures.seeds / 2 + 14 * k,
            "text-anchor": "end",
            "font-size": 11
          },
          fill: "var(--muted)"
        },
        line
      )
    )
  );
  return group;
}

/** One network: what it says, how likely each noun is to it, and the share right of each of its seeds. */
function drawColumn(
  {nouns}: FillTheGapData,
  {network, k, text, state}: {network: NetworkSeeds; k: number; text: GapText; state: State},
  {width, measures, document}: Column
): Element {
  const {colour} = cellStyles[network.cell];
  const {best, p} = text.answers[k];
  const group = shape(document, "g", {});
  const title = {x: 0, "text-anchor": "start", "font-size": 12.5} as const;
  group.append(
    shape(
      document,
      "text",
      {...title, y: measures.head - 28, "font-weight": 600, fill: colour},
      cellInWords(network.cell)
    ),
    shape(
      document,
      "text",
      {...title, y: measures.head - 11, fill: "var(--ink)"},
      state.shown ? `says ${best}` : "says ?"
    )
  );
  const longest = width - 34;
  group.append(
    shape(document, "line", {
      ...{x1: 0, x2: 0, y1: measures.head, y2: measures.head + nouns.length * measures.row, stroke: "var(--muted)"}
    })
  );
  if (!state.shown) return group;
  for (const [row, noun] of nouns.entries()) {
    const y = measures.head + row * measures.row;
    const due = noun === dueIn(text);
    const bar = {x: 0, y: y + 3, width: longest * p[row], height: measures.row - 6, fill: colour};
    group.append(shape(document, "rect", {...bar, "fill-opacity": due ? 1 : 0.42}));
    if (p[row] < 0.005) continue;
    const words = {x: longest * p[row] + 4, y: y + 0.72 * measures.row, "text-anchor": "start", "font-size": 11};
    group.append(shape(document, "text", {...words, fill: "var(--muted)"}, percent(p[row], ">")));
  }
  group.append(
    drawSeeds(network, text, {width: longest, top: measures.head + nouns.length * measures.row, measures, document})
  );
  return group;
}

/** A mark for each seed, from no text completed rightly to all; equal ones stand on each other. */
function drawSeeds(
  network: NetworkSeeds,
  text: GapText,
  {width, top, measures, document}: Column & {top: number}
): Element {
  const {colour} = cellStyles[network.cell];
  const group = shape(document, "g", {});
  const {radius, seeds} = measures;
  const base = top + seeds - 20;
  const line = {y1: base + 5, y2: base + 5, x1: 0, x2: width, stroke: "var(--muted)"};
  group.append(shape(document, "line", line));
  for (const share of [0, 1]) {
    const words = {x: share * width, y: base + 17, "text-anchor": "middle", "font-size": 11, fill: "var(--muted)"};
    group.append(shape(document, "text", words, share === 0 ? "0" : "100%"));
  }
  const stacked = new Map<number, number>();
  for (const share of [...rightAt(network, text)].sort((a, b) => a - b)) {
    const place = Math.round((share * width) / (2 * radius));
    const level = stacked.get(place) ?? 0;
    stacked.set(place, level + 1);
    const mark = {cx: 2 * radius * place, cy: base - level * 2 * radius, r: radius - 0.3, fill: colour};
    group.append(shape(document, "circle", mark));
  }
  return group;
}
