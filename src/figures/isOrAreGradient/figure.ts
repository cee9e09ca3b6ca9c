import {max, min} from "d3";
import {medianRanks} from "../../experiments/statistics.js";
import {range} from "../../frame/controls/controls.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {integer} from "../../frame/state/fields.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import {coursesWith} from "./courses.js";
import {drawCourses} from "./drawing.js";
import type {Course, IsOrAreGradientData} from "./experiment.js";

interface State {
  readonly attractors: number;
}

/** In the stage of sequential recency: what the sentence and the prose are about. */
const moment = 200;

/** How much of the error at the verb gets back to the subject and to the nearest noun, over training. */
export const isOrAreGradient = declareFigure({
  id: "is-or-are-gradient",
  title: "Does the error reach the subject?",
  sizes: {
    wide: {width: 640, height: 380},
    narrow: {width: 324, height: 360}
  },
  otherState: "attractors=1",
  experiment: () => import("./experiment.js"),
  view: (data: IsOrAreGradientData, {document}): View<State, ReturnType<typeof rowsOf>[number]> => ({
    // The longest way back first.
    fields: {attractors: integer({min: 0, max: 4, default: 4})},
    controls: (figure) => [range(figure, "attractors", {label: "attractors"})],
    draw: ({attractors}, size) =>
      drawCourses(coursesWith(data, attractors), {attractors, updates: data.updates}, {...size, document}),
    rows: ({attractors}) => rowsOf(data, attractors),
    say: ({attractors}) => sayCourses(data, attractors)
  }),
  facts(data) {
    const k = data.updates.indexOf(moment);
    const far = coursesWith(data, 4);
    const nearest = far.flatMap(({nearest}) => nearest.log10);
    /** How many times as long the gradient is at the last noun as at the subject. */
    const times = (attractors: number) => {
      const log10 = coursesWith(data, attractors).map(({subject, nearest}) => nearest.log10[k] - subject.log10[k]);
      return {least: 10 ** Math.min(...log10), most: 10 ** Math.max(...log10)};
    };
    return {
      seeds: data.seeds,
      interval: {...medianRanks(data.seeds)},
      moment,
      subject: Object.fromEntries(far.map(({network, subject}) => [network, 10 ** subject.log10[k]])),
      leastHighest: 10 ** (min(far, ({subject}) => max(subject.log10)) ?? NaN),
      nearest: {least: 10 ** Math.min(...nearest), most: 10 ** Math.max(...nearest)},
      timesWithFour: times(4),
      timesWithOne: times(1)
    };
  }
});

/** The gradients at both nouns in the stage of sequential recency. */
function sayCourses(data: IsOrAreGradientData, attractors: number): string {
  const k = data.updates.indexOf(moment);
  const at = ({log10}: Course): string => powerOfTen(log10[k]);
  const said = coursesWith(data, attractors).map(
    ({style, subject, nearest}) => `${style.label} ${at(subject)} at the subject, ${at(nearest)} at the last noun`
  );
  const nouns = attractors === 1 ? "1 attractor" : `${attractors} attractors`;
  return `Median gradient after ${moment} updates, with ${nouns}: ${said.join("; ")}.`;
}

/** Medians over seeds of log10 of a gradient's length, at one noun after so many updates. */
function rowsOf(data: IsOrAreGradientData, attractors: number) {
  return coursesWith(data, attractors).flatMap(({network, ...courses}) =>
    (["subject", "nearest"] as const).flatMap((noun) =>
      data.updates.map((update, k) => {
        const {log10, low, high} = courses[noun];
        return {network, attractors, noun, update, log10: log10[k], low: low[k], high: high[k]};
      })
    )
  );
}
