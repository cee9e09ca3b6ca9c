import * as Plot from "@observablehq/plot";
import {choose, range} from "../../frame/controls/controls.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {guess} from "../../frame/guess/guess.js";
import {pick, shown} from "../../frame/guess/guessFields.js";
import {decades} from "../../frame/picture/decades.js";
import {drawnAs} from "../../frame/picture/drawnAs.js";
import {endLabels} from "../../frame/picture/endLabels.js";
import {halo} from "../../frame/picture/halo.js";
import {logAxis} from "../../frame/picture/logAxis.js";
import type {StageSize} from "../../frame/stage.js";
import {choice, oneOf} from "../../frame/state/fields.js";
import {powerOfTenTo} from "../../frame/words/powerOfTen.js";
import type {Band, BatchNormGradientData, Line} from "./experiment.js";
import {bandOf, growthOf, ofs, type Of} from "./lines.js";

const guesses = ["shrinks", "keeps", "grows"] as const;

interface State {
  readonly updates: number;
  readonly of: Of;
  readonly net: (typeof guesses)[number] | "";
  readonly shown: boolean;
}

/** What ReLU and a large batch multiply a gradient's length by, a layer back, in decades (Yang et al. 2019). */
const law = Math.log10(Math.PI / (Math.PI - 1)) / 2;

/** The axis in decades, the same in every state. */
const domain = [-2, 5] as const;

/** How the normalised nets are told apart, the smallest batch first. */
const looks = [
  {colour: "var(--cell-spare-2)", dash: "none"},
  {colour: "var(--cell-spare-1)", dash: "7 3"},
  {colour: "var(--cell-spare-3)", dash: "12 3 2 3"}
];

export const batchNormGradient = declareFigure({
  id: "batch-norm-gradient",
  title: "Batch normalisation and the gradient by layer",
  sizes: {
    wide: {width: 720, height: 340},
    narrow: {width: 324, height: 320}
  },
  otherState: "shown=yes&net=keeps&updates=3&of=weights",
  experiment: () => import("./experiment.js"),
  view({lines}: BatchNormGradientData, {document}): View<State, ReturnType<typeof rowsOf>[number]> {
    const updates = [...new Set(lines.map((line) => line.updates))];
    const shownOf = ({updates}: Pick<State, "updates">) => lines.filter((line) => line.updates === updates);
    return {
      fields: {
        updates: oneOf(updates, updates[0]),
        of: choice(ofs, "output"),
        net: pick(guesses),
        shown: shown()
      },
      controls: (figure) => [
        guess(figure, {
          question: "Normalised over the batch, does the gradient on its way back …",
          inputs: [
            choose(figure, "net", {
              label: "my guess",
              labels: {shrinks: "shrink?", keeps: "keep its size?", grows: "grow?"}
            })
          ],
          made: ({net}) => net !== "",
          reply: ({net}) => replyTo(net, shownOf({updates: 0}))
        }),
        range(figure, "updates", {label: "after updates"}),
        choose(figure, "of", {label: "gradient of", labels: {output: "a layer’s output", weights: "its weights"}})
      ],
      draw: (state, size) => draw(state, shownOf(state), {...size, document}),
      rows: (state) => rowsOf(shownOf(state)),
      say: (state) =>
        state.shown
          ? sayLines(state, shownOf(state))
          : "A ReLU net without normalisation keeps its gradient. And normalised?",
      frames: {
        title: "The gradient of the weights at the start and after updates",
        states: updates.map((updates) => ({shown: true, updates, of: "weights" as const})),
        ...{width: 360, height: 280}
      }
    };
  },
  facts: async (data) => (await import("./facts.js")).facts(data)
});

function nameOf({normalisation, batch}: Line): string {
  return normalisation === "none" ? "not normalised" : `batch of ${batch}`;
}

function draw(state: State, lines: readonly Line[], {width, height, document}: StageSize & {document: Document}) {
  const compact = width < 520;
  const margins = {marginTop: 34, marginLeft: 40, marginRight: compact ? 98 : 104, marginBottom: 36};
  const layers = lines[0].outputs.median.length;
  const drawn = state.shown ? lines : lines.filter(({normalisation}) => normalisation === "none");
  const styled = drawn.map((line, k) => {
    const look = line.normalisation === "none" ? {colour: "var(--muted)", dash: "none"} : looks[k % looks.length];
    return {...look, band: bandOf(line, state.of), words: nameOf(line)};
  });
  const [bottom, top] = [height - margins.marginBottom, margins.marginTop];
  return Plot.plot({
    ...{width, height, document, ...margins, style: {fontSize: compact ? "11px" : "12px"}},
    x: {
      domain: [1, layers],
      ticks: compact ? 4 : 8,
      tickSize: 4,
      label: "layer; the gradient comes from the right",
      labelArrow: "none"
    },
    y: logAxis(domain, decades(domain, 1)),
    marks: [
      Plot.text([`Length of the gradient of ${state.of === "output" ? "a layer’s output" : "a layer’s weights"}`], {
        ...{frameAnchor: "top-left", dx: 2 - margins.marginLeft, dy: -26, fontWeight: 600, fontSize: 13}
      }),
      Plot.gridY(decades(domain, 1), {stroke: "var(--rule)", strokeOpacity: 0.6}),
      styled.map(({band, colour, dash}) => drawBand(band, colour, dash)),
      state.shown && state.of === "output" && state.updates === 0
        ? drawLaw(lines, layers, margins.marginRight - 8)
        : null,
      endLabels(
        styled.map(({words, band, colour}) => ({words, at: band.median[layers - 1], fill: colour})),
        {x: layers, domain, bottom, top, gap: 15},
        {dx: 8, fontWeight: 500}
      )
    ]
  }) as SVGSVGElement;
}

function drawBand({median, low, high}: Band, colour: string, dash: string): Plot.Markish[] {
  const points = median.map((median, k) => ({layer: k + 1, median, low: low[k], high: high[k]}));
  return [
    Plot.areaY(points, {
      x: "layer",
      y1: "low",
      y2: "high",
      fill: colour,
      fillOpacity: 0.12,
      clip: true,
      ...drawnAs("gradient")
    }),
    Plot.line(points, {
      ...{x: "layer", y: "median", stroke: colour, strokeWidth: 2, strokeDasharray: dash, clip: true},
      ...drawnAs("gradient")
    })
  ];
}

/** The law of a large batch, from the last layer of the largest one; its name, so far right of the axes, where no line is. */
function drawLaw(lines: readonly Line[], layers: number, dx: number): Plot.Markish[] {
  const normalised = lines.filter(({normalisation}) => normalisation === "batch");
  const top = normalised.reduce((one, other) => (other.batch > one.batch ? other : one)).outputs.median[layers - 1];
  const points = [1, layers].map((layer) => ({layer, log10: top + law * (layers - layer)}));
  return [
    Plot.line(points, {
      ...{x: "layer", y: "log10", stroke: "var(--ink)", strokeDasharray: "1 4", strokeWidth: 1.75},
      ...drawnAs("factor")
    }),
    Plot.text(["dotted: its square times π/(π − 1) a layer"], {
      ...{frameAnchor: "top-right", textAnchor: "end", dx, dy: 10, fill: "var(--ink)", ...halo, ...drawnAs("factor")}
    })
  ];
}

function replyTo(net: State["net"], lines: readonly Line[]): string {
  const grown = lines
    .filter(({normalisation}) => normalisation === "batch")
    .map((line) => powerOfTenTo(2, growthOf(line, "output")));
  const found = `it grows, ${grown.join(", ")} times by the first layer`;
  if (net === "grows") return `Yes: ${found}. The smaller the batch, the faster.`;
  return net === ""
    ? `At the start ${found}: the smaller the batch, the faster.`
    : `No: ${found}. Each layer divides by its own spread.`;
}

function sayLines({updates, of}: State, lines: readonly Line[]): string {
  const what = of === "output" ? "the gradient of a layer’s output" : "the gradient of a layer’s weights";
  const when = updates === 0 ? "At the start" : `After ${updates} update${updates === 1 ? "" : "s"}`;
  const each = lines.map((line) => `${powerOfTenTo(2, growthOf(line, of))} (${nameOf(line)})`);
  return `${when} ${what} at the first layer is so many times the last’s: ${each.join(", ")}.`;
}

/** A row for each net and layer; lengths as log10. */
function rowsOf(lines: readonly Line[]) {
  return lines.flatMap(({normalisation, batch, updates, outputs, weights}) =>
    outputs.median.map((output, k) => ({
      ...{
        normalisation,
        batch,
        updates,
        layer: k + 1,
        output,
        output_low: outputs.low[k],
        output_high: outputs.high[k]
      },
      ...{weights: weights.median[k], weights_low: weights.low[k], weights_high: weights.high[k]}
    }))
  );
}
