import {format} from "d3";
import type {RunName} from "../../frame/picture/clippedRuns.js";
import {choose} from "../../frame/controls/controls.js";
import {pointAtPicture} from "../../frame/controls/pointAtPicture.js";
import {declareFigure, type Host, type View} from "../../frame/declareFigure.js";
import {medianRanks} from "../../experiments/statistics.js";
import type {Facts} from "../../frame/facts.js";
import {curveInputs, drawInPanel} from "../../frame/guess/curveInputs.js";
import {guess} from "../../frame/guess/guess.js";
import {drawnCurve, shown as shownField} from "../../frame/guess/guessFields.js";
import type {Figure} from "../../frame/mountFigure.js";
import {choice} from "../../frame/state/fields.js";
import {drawClippingRescues, isDrawn, lengthsOf, shareScales, shows, undrawn, type State} from "./drawing.js";
import type {ClippingRescuesData, ClippingRescuesRow, Outcome} from "./experiment.js";

const whole = format(",.0f");

/**
 * How many seeds of a vanilla RNN solved the temporal-order task, or how fast, against its length, with and without
 * clipping, and what the paper has.
 */
export const clippingRescues = declareFigure({
  id: "clipping-rescues",
  title: "How far clipping reaches",
  sizes: {
    wide: {width: 640, height: 440},
    narrow: {width: 324, height: 432}
  },
  source: "training",
  otherState: "show=updates&shown=yes",
  experiment: () => import("./experiment.js"),
  view: (data: ClippingRescuesData, {document}): View<State, ClippingRescuesRow> => ({
    fields: {
      show: choice(shows, "share"),
      curve: drawnCurve({min: 0, max: 1, step: 1 / data.seeds, default: lengthsOf(data).map(() => undrawn)}),
      shown: shownField()
    },
    controls: (figure) => [
      guess(figure, {
        question: "How many solve it at each length when the gradient is clipped? Draw the curve.",
        inputs: [
          curveInputs(figure, "curve", {
            places: lengthsOf(data).map((length) => `T = ${length}`),
            format: (share) => `${Math.round(share * data.seeds)} of ${data.seeds}`
          })
        ],
        made: ({curve}) => isDrawn(curve),
        reply: (state) => replyTo(data, state)
      }),
      choose(figure, "show", {label: "show", labels: {share: "share solved", updates: "updates until solved"}})
    ],
    draw: (state, size) => drawClippingRescues(data, state, {...size, document}),
    rows: () => data.rows,
    say: (state) => sayClippingRescues(data, state),
    mounted: (figure) => pointAtCurve(figure, data, document),
    frames: {
      title: "How far clipping reaches",
      states: [{shown: true}, {shown: true, show: "updates"}],
      ...{width: 480, height: 400}
    }
  }),
  facts: factsOf
});

/** Lets the reader draw the guess, as long as it is asked for. */
function pointAtCurve(figure: Figure<State>, data: ClippingRescuesData, document: Document): void {
  const heights = () => (figure.state.show === "share" && !figure.state.shown ? figure.state.curve : undefined);
  pointAtPicture<State>(
    figure,
    drawInPanel(
      figure.stage,
      (size) => shareScales(data, {...size, document}),
      lengthsOf(data),
      heights,
      (curve) => ({curve})
    )
  );
}

/** What is said to this guess: how far it reaches, beside how far clipping does. */
function replyTo(data: ClippingRescuesData, {curve}: State): string {
  const lengths = lengthsOf(data);
  const edgeOf = (shares: readonly number[]): number => shares.map((share) => share > 0.5).lastIndexOf(true);
  const [yours, ours] = [edgeOf(curve), edgeOf(lengths.map((length) => rowAt(data, "clipped", length).share))];
  const reach = (edge: number): string => (edge < 0 ? "nowhere" : `to T = ${lengths[edge]}`);
  if (!isDrawn(curve)) return `More than half of the clipped seeds solve it ${reach(ours)}.`;
  const verdict = yours > ours ? "Clipping reaches less far" : yours < ours ? "It reaches farther" : "So it is";
  return `With you more than half solve it ${reach(yours)}. ${verdict}: ${reach(ours)}, and then a few.`;
}

/** The numbers of the picture in a sentence: at each length, with clipping and without. */
function sayClippingRescues(data: ClippingRescuesData, {show, shown}: State): string {
  const lengths = lengthsOf(data);
  const say = show === "share" ? ({solved}: ClippingRescuesRow) => String(solved) : sayUpdates(data);
  const at = (length: number): string =>
    `${say(rowAt(data, "clipped", length))} and ${say(rowAt(data, "unclipped", length))} at T\u00a0=\u00a0${length}`;
  const subject =
    show === "share"
      ? `Of ${data.seeds} seeds, with clipping and without, the task was solved by`
      : "Median updates until solved, with clipping and without:";
  if (shown) return `${subject} ${lengths.map(at).join(", ")}.`;
  const alone = (length: number): string => `${say(rowAt(data, "unclipped", length))} at T\u00a0=\u00a0${length}`;
  const without = show === "share" ? `Of ${data.seeds} seeds, without clipping,` : "Median updates without clipping:";
  return `${without} ${lengths.map(alone).join(", ")}. And with clipping?`;
}

function sayUpdates({updates: limit}: ClippingRescuesData): (row: ClippingRescuesRow) => string {
  return ({updates}) => (updates === null ? `over ${whole(limit)}` : whole(updates));
}

function rowAt({rows}: ClippingRescuesData, clipping: RunName, at: number): ClippingRescuesRow {
  const row = rows.find((row) => row.clipping === clipping && row.length === at);
  if (!row) throw new RangeError(`clippingRescues: expected a row that is ${clipping} at T = ${at}, got none`);
  return row;
}

/** Wrong answers of a network that guesses are 75%; one that ends with more than this has learnt next to nothing. */
const guessing = 0.7;

/** What the rows say by length, `clipped.T20.solved`, and what single runs do beyond that. */
async function factsOf(data: ClippingRescuesData, _: unknown, {part}: Pick<Host, "part">): Promise<Facts> {
  const outcomes = await part<Outcome[]>("outcomes");
  const {temporalOrderSolved: bound} = await import("../../experiments/tasks/temporalOrder.js");
  const lengths = lengthsOf(data);
  const edgeOf = (name: RunName, further = 0): number =>
    lengths[lengths.map((length) => rowAt(data, name, length).share > 0.5).lastIndexOf(true) + further];
  const byLength = (name: RunName): Facts =>
    Object.fromEntries(
      data.rows
        .filter(({clipping}) => clipping === name)
        .map(({length, solved, updates}) => [`T${length}`, {solved, updates}])
    );
  const solved = outcomes.filter(({solvedAt}) => solvedAt !== null);
  const missed = solved.flatMap(({final}) => (final && !final.solved ? [final.score] : []));
  const beyond = outcomes.filter(({clipping, length}) => clipping === "unclipped" && length >= 20);
  const slowest = solved.filter(({clipping, length}) => clipping === "clipped" && length === 20);
  return {
    runs: outcomes.length,
    seeds: data.seeds,
    interval: {...medianRanks(data.seeds)},
    bound,
    clipped: byLength("clipped"),
    unclipped: byLength("unclipped"),
    diverged: data.rows.reduce((sum, {diverged}) => sum + diverged, 0),
    /** Of the runs that solved it, how many hold on fresh sequences, and the errors of the others there. */
    solved: {runs: solved.length, held: solved.length - missed.length, missed: missed.sort((a, b) => a - b)},
    slowest: Math.max(...slowest.map(({solvedAt}) => solvedAt ?? 0)),
    /** The greatest lengths that more than half of the seeds solved, and the one after the clipped ones'. */
    edge: {unclipped: edgeOf("unclipped"), clipped: edgeOf("clipped"), next: edgeOf("clipped", 1)},
    beyond: {
      runs: beyond.length,
      wrong: guessing,
      guessing: beyond.filter(({final}) => (final?.score ?? 0) > guessing).length
    }
  };
}
