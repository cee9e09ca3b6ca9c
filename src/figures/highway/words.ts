import {format} from "d3";
import type {HighwayLine} from "./experiment.js";
import type {HighwayData, HighwayLearner} from "./learningExperiment.js";
import {cellStyles} from "../../frame/palette.js";
import {powerOfTen} from "../../frame/powerOfTen.js";
import {cellsBeside, isOfBias, lengthAt, type HighwayShown, type HighwayState} from "./state.js";

const whole = format(",.0f");

/** The gradient at the distance read off, by path; and what became of the networks that start out so. */
export function sayHighway(data: HighwayData, shown: HighwayShown, {bias, distance, seed}: HighwayState): string {
  const at = (line: HighwayLine) => powerOfTen(lengthAt(shown, line, distance));
  const whose = seed === 0 ? `in the median of ${data.settings.seeds.length} seeds` : `with seed ${seed}`;
  const where = distance === 0 ? "At the last step" : `${distance} ${distance === 1 ? "step" : "steps"} back`;
  const start = bias === "chrono" ? "With the chrono initialisation" : `With a forget bias of ${bias}`;
  const learner = data.learners.find((learner) => isOfBias(learner, bias));
  return (
    `${start}, ${where.toLowerCase()}, ∂J/∂c is ${at("total")} long ${whose}: ${at("direct")} by the direct path, ` +
    `${at("throughH")} through h. The ${sayOthers(cellsBeside(shown), at)}.` +
    (learner ? ` ${sayLearner(learner)}` : "")
  );
}

/** GRU’s ∂J/∂h is 10⁻⁹, the vanilla RNN’s 10⁻³. */
function sayOthers(cells: ReturnType<typeof cellsBeside>, at: (line: HighwayLine) => string): string {
  const name = (cell: (typeof cells)[number]) => (cell === "rnn-tanh" ? "vanilla RNN" : cellStyles[cell].label);
  return cells.map((cell, k) => `${name(cell)}’s ${k === 0 ? "∂J/∂h is " : ""}${at(cell)}`).join(", the ");
}

function sayLearner({seeds, solved, median, low, high}: HighwayLearner): string {
  const times =
    median === null
      ? ""
      : `, in the median after ${whole(median)} updates (${whole(low ?? median)} to ${high === null ? "never" : whole(high)})`;
  return `So started, ${solved} of ${seeds.length} LSTMs learn the adding problem${times}.`;
}
