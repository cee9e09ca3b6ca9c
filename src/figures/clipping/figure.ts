import {format} from "d3";
import type {Box} from "../../frame/picture/box.js";
import {choose, range} from "../../frame/controls/controls.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {guess} from "../../frame/guess/guess.js";
import {pick, shown as shownField} from "../../frame/guess/guessFields.js";
import {number} from "../../frame/state/fields.js";
import type {Figure} from "../../frame/mountFigure.js";
import {panels} from "../../frame/picture/panels.js";
import {pointAtPicture} from "../../frame/controls/pointAtPicture.js";
import {pointInPanel} from "../../frame/controls/pointInPanel.js";
import type {StageSize} from "../../frame/stage.js";
import {threePanels} from "../../frame/picture/threePanels.js";
import {withMinus} from "../../frame/words/withMinus.js";
import type {ClippingData} from "./experiment.js";
import {binsOf, drawHistogram, shareClipped} from "./histogram.js";
import {moments} from "./moments.js";
import {drawParts} from "./parts.js";
import {drawPlane, planeScales, reach} from "./plane.js";
import {
  clipper,
  ruleStyles,
  sayTurn,
  turners,
  turnOf,
  type ClippedBy,
  type Clippings,
  type ClippingState
} from "./rules.js";

/** A length before and after clipping, or a bin of the histogram, as the CSV has them. */
type Row =
  | {
      part: "plane" | "longest";
      rule: string;
      parameter: string;
      before: number;
      after: number;
      turn_in_degrees?: number;
    }
  | {part: "histogram"; from: number; to: number; updates: number};

const short = format(".3~r");
const count = format(",");
const percent = format(".0%");

/**
 * A gradient in the plane, which the reader drags, before and after each way of clipping it, and what the same threshold
 * does in a run: how many updates it clips, and how it turns the longest gradient.
 */
export const clipping = declareFigure({
  id: "clipping",
  title: "Clipping a gradient",
  broad: true,
  sizes: {
    wide: {width: 700, height: 440},
    narrow: {width: 324, height: 775}
  },
  otherState: "threshold=20&x=-3.5&y=-2&shown=yes",
  timed: [{field: "threshold", from: -1, by: 0.1}],
  experiment: () => import("./experiment.js"),
  view(data: ClippingData, {document}): View<ClippingState, Row> {
    const {gradient, threshold} = data.settings;
    const {norms} = data;
    const clippings = clipper(data.longest.gradient);
    const part = (initial: number) => number({min: -reach, max: reach, step: 0.05, default: initial});
    return {
      fields: {
        x: part(gradient.x),
        y: part(gradient.y),
        threshold: number({min: 0.01, max: 100, default: threshold}),
        guess: pick(turners),
        shown: shownField()
      },
      controls: (figure) => [
        guess(figure, {
          question: "Which rule turns the run’s longest gradient more?",
          inputs: [
            choose(figure, "guess", {
              ...{label: "my guess"},
              labels: {
                value: ruleStyles.value.label,
                "parameter-norm": ruleStyles["parameter-norm"].label,
                alike: "both alike, as in the plane"
              }
            })
          ],
          made: (state) => state.guess !== "",
          reply: (state) => reply(clippings(state), state)
        }),
        range(figure, "threshold", {label: "threshold τ", log: true}),
        range(figure, "x", {label: "gradient ∂J/∂w", format: (value) => withMinus(value.toFixed(2))}),
        range(figure, "y", {label: "∂J/∂b", format: (value) => withMinus(value.toFixed(2))})
      ],
      draw(state, {width, height}) {
        const [plane, histogram, parts] = layout({width, height});
        const clipped = clippings(state);
        const frame = ({width, height}: StageSize) => ({width, height, document});
        return panels(
          [
            {...plane, plot: drawPlane(clipped.plane, state, frame(plane))},
            {...histogram, plot: drawHistogram(norms, state.threshold, frame(histogram))},
            {...parts, plot: drawParts(clipped.run, state.shown, frame(parts))}
          ],
          {width, height, document}
        );
      },
      rows(state) {
        const {plane, run} = clippings(state);
        return [...rowsOf("plane", plane), ...(state.shown ? rowsOf("longest", run) : []), ...histogramRows(norms)];
      },
      say: (state) => sayClipping(norms, clippings(state), state),
      frames: {
        title: "Two other gradients and thresholds",
        states: moments(norms).map((state) => ({...state, shown: true})),
        ...{width: 460, height: 740}
      },
      mounted: pointAtTip
    };
  },
  facts: async (data) => (await import("./facts.js")).facts(data)
});

/** The plane beside the run's two panels, or over them. */
export function layout({width, height}: StageSize): [Box, Box, Box] {
  const left = Math.min(height + 10, Math.round(0.48 * width));
  return threePanels({width, height}, {left, gap: 8, upper: 0.47, under: [0.42, 0.68]});
}

/** Lets the reader drag the gradient's tip, or click where it shall be. */
function pointAtTip(figure: Figure<ClippingState>): void {
  const panel = (size: StageSize) => {
    const [corner] = layout(size);
    return {...planeScales(corner), corner};
  };
  const now = (): [number, number] => [figure.state.x, figure.state.y];
  pointAtPicture(
    figure,
    pointInPanel(figure.stage, panel, now, (x, y) => ({x, y}))
  );
}

function rowsOf(part: "plane" | "longest", clipped: readonly ClippedBy[]): Row[] {
  return clipped.flatMap((by) => [
    ...by.parts.map((row) => ({part, rule: by.rule, ...row})),
    {part, rule: by.rule, parameter: "all", ...by.norm, turn_in_degrees: turnOf(by)}
  ]);
}

function histogramRows(norms: readonly number[]): Row[] {
  return binsOf(norms).map(({from, to, updates}) => ({part: "histogram", from: 10 ** from, to: 10 ** to, updates}));
}

/** What the rules make of the gradient in the plane, how often the run is clipped, and how its longest gradient turns. */
function sayClipping(norms: readonly number[], {plane, run}: Clippings, state: ClippingState): string {
  const {x, y, threshold, shown} = state;
  const [byNorm, byValue] = plane;
  const {before, after} = byNorm.norm;
  const gradient = `The gradient (${short(x)}, ${short(y)}) is ${short(before)} long`.replaceAll("-", "−");
  const untouched = after === before && byValue.norm.after === before;
  const rules = untouched
    ? `, below the threshold ${short(threshold)}: no rule touches it.`
    : `; clipped at ${short(threshold)} by its norm it is ${short(after)} long and turned by ${sayTurn(byNorm)}, by value ${short(byValue.norm.after)} and ${sayTurn(byValue)}.`;
  const {updates, share} = shareClipped(norms, threshold);
  const turned = shown
    ? `its longest gradient is ${sayTurns(run)}.`
    : "by which rule is its longest gradient turned more?";
  return `${gradient}${rules} In the run ${count(updates)} of ${count(norms.length)} updates, ${percent(share)}, are clipped; ${turned}`;
}

function sayTurns(run: Clippings["run"]): string {
  return `turned by ${sayTurn(run[0])} by the norm, ${sayTurn(run[1])} by value, ${sayTurn(run[2])} per parameter`;
}

/** What is said to this guess, at the threshold there is. */
function reply({run: [, byValue, perParameter]}: Clippings, {guess}: ClippingState): string {
  const [value, parameter] = [byValue, perParameter].map(sayTurn);
  const both = `by value it is turned by ${value}, per parameter by ${parameter}`;
  if (guess === "alike") return `In the plane each parameter is one number. Here they have many: ${both}.`;
  const more = {
    value: turnOf(byValue) > turnOf(perParameter),
    "parameter-norm": turnOf(perParameter) > turnOf(byValue)
  };
  if (guess === "") return `Here ${both}.`;
  return `${more[guess] ? "It does" : "It does not"} at this threshold: ${both}.`;
}
