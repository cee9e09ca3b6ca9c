import {format} from "d3";
import type {HighwayData, HighwayLearner} from "../../experiments/highwayLearning.js";
import {powerOfTen} from "../powerOfTen.js";
import {isOfBias, lengthAt, type HighwayShown, type HighwayState} from "./highwayState.js";

const whole = format(",.0f");

/** The gradient at the distance read off, by path; and what became of the networks that start out so. */
export function sayHighway(data: HighwayData, shown: HighwayShown, {bias, distance, seed}: HighwayState): string {
  const at = (line: Parameters<typeof lengthAt>[1]) => powerOfTen(lengthAt(shown, line, distance));
  const whose = seed === 0 ? `in the median of ${data.settings.seeds.length} seeds` : `with seed ${seed}`;
  const where = distance === 0 ? "At the last step" : `${distance} ${distance === 1 ? "step" : "steps"} back`;
  const start = bias === "chrono" ? "With the chrono initialisation" : `With a forget bias of ${bias}`;
  const learner = data.learners.find((learner) => isOfBias(learner, bias));
  return (
    `${start}, ${where.toLowerCase()}, ∂J/∂c is ${at("total")} long ${whose}: ${at("direct")} by the direct path, ` +
    `${at("throughH")} through h. The GRU’s ∂J/∂h is ${at("gru")}, the vanilla RNN’s ${at("rnn-tanh")}.` +
    (learner ? ` ${sayLearner(learner)}` : "")
  );
}

function sayLearner({seeds, solved, median, low, high}: HighwayLearner): string {
  const times =
    median === null
      ? ""
      : `, in the median after ${whole(median)} updates (${whole(low ?? median)} to ${high === null ? "never" : whole(high)})`;
  return `So started, ${solved} of ${seeds.length} LSTMs learn the adding problem${times}.`;
}
