import {cellInWords, cellStyles} from "../../frame/picture/palette.js";
import type {Box} from "../../frame/picture/box.js";
import {panels, type Sheet} from "../../frame/picture/panels.js";
import {shape} from "../../frame/picture/shape.js";
import {percent} from "../../frame/words/percent.js";
import type {FillTheGapData, GapText, NetworkSeeds} from "./experiment.js";
import {asProse, dueIn, rightAt, textOf, type State} from "./words.js";

/** Below this width letters are smaller. */
const narrow = 480;

/** In pixels: a noun's row, what stands over the rows of a column, and the seeds under them. */
const [rowHeight, headHeight, seedsHeight] = [17, 42, 88];

/** Of a letter, in multiples of its size: more than the mean of any sans-serif font. */
const letterWidth = 0.54;

/** The text with its gap; under it a column for each network, with what it puts there, and what its seeds come to. */
export function drawFillTheGap(data: FillTheGapData, state: State, {width, height, document}: Sheet): SVGSVGElement {
  const text = textOf(data, state);
  const compact = width < narrow;
  const labels = compact ? 50 : 84;
  const each = (width - labels) / data.networks.length;
  const columnsTop = height - headHeight - data.nouns.length * rowHeight - seedsHeight;
  const columns = data.networks.map((network, k) => ({
    x: labels + k * each,
    y: columnsTop,
    plot: drawColumn(data, {network, k, text, state}, {width: each - (compact ? 6 : 18), document})
  }));
  return panels(
    [
      {x: 0, y: 0, plot: drawText(text, state, {width, height: columnsTop, compact, document})},
      {x: 0, y: columnsTop + headHeight, plot: drawNouns(data, text, state, {width: labels, compact, document})},
      ...columns
    ],
    {width, height, document}
  );
}

/** The text, in lines; the gap has the reader's word, and the noun stands out once the answer is there. */
function drawText(
  text: GapText,
  {word, shown}: State,
  {width, height, compact, document}: Pick<Box, "width" | "height"> & {compact: boolean; document: Document}
): Element {
  const group = shape(document, "g", {});
  const words = asProse(text.words);
  const noun = text.mention;
  const all = [...words, word || "____"];
  const size = compact ? 13 : 15.5;
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

/** The nouns, one under the other, and what the row under them is. */
function drawNouns(
  {nouns, networks}: FillTheGapData,
  text: GapText,
  {word, shown}: State,
  {width, compact, document}: {width: number; compact: boolean; document: Document}
): Element {
  const group = shape(document, "g", {});
  for (const [row, noun] of nouns.entries()) {
    const due = shown && noun === dueIn(text);
    group.append(
      shape(
        document,
        "text",
        {
          ...{x: width - 6, y: (row + 0.72) * rowHeight, "text-anchor": "end", "font-size": 12},
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
          ...{x: width - 6, y: nouns.length * rowHeight + 44 + 14 * k, "text-anchor": "end", "font-size": 11},
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
  {width, document}: {width: number; document: Document}
): Element {
  const {colour} = cellStyles[network.cell];
  const {best, p} = text.answers[k];
  const group = shape(document, "g", {});
  const title = {x: 0, "text-anchor": "start", "font-size": 12.5} as const;
  group.append(
    shape(document, "text", {...title, y: 14, "font-weight": 600, fill: colour}, cellInWords(network.cell)),
    shape(document, "text", {...title, y: 31, fill: "var(--ink)"}, state.shown ? `says ${best}` : "says ?")
  );
  const longest = width - 34;
  group.append(
    shape(document, "line", {
      ...{x1: 0, x2: 0, y1: headHeight, y2: headHeight + nouns.length * rowHeight, stroke: "var(--muted)"}
    })
  );
  if (!state.shown) return group;
  for (const [row, noun] of nouns.entries()) {
    const y = headHeight + row * rowHeight;
    const due = noun === dueIn(text);
    const bar = {x: 0, y: y + 3, width: longest * p[row], height: rowHeight - 6, fill: colour};
    group.append(shape(document, "rect", {...bar, "fill-opacity": due ? 1 : 0.42}));
    if (p[row] < 0.005) continue;
    const words = {x: longest * p[row] + 4, y: y + 0.72 * rowHeight, "text-anchor": "start", "font-size": 11};
    group.append(shape(document, "text", {...words, fill: "var(--muted)"}, percent(p[row], ">")));
  }
  group.append(drawSeeds(network, text, {width: longest, top: headHeight + nouns.length * rowHeight, document}));
  return group;
}

/** A mark for each seed, from no text completed rightly to all; equal ones stand on each other. */
function drawSeeds(
  network: NetworkSeeds,
  text: GapText,
  {width, top, document}: {width: number; top: number; document: Document}
): Element {
  const {colour} = cellStyles[network.cell];
  const group = shape(document, "g", {});
  const base = top + 68;
  const radius = 3;
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
