import type {Course, IsOrAreGradientData} from "./experiment.js";
import {powerOfTen} from "../../frame/powerOfTen.js";
import {coursesWith} from "./state.js";

/** The moment that the sentence is about: in the stage of sequential recency. */
const moment = 200;

/** The gradients at both nouns in the stage of sequential recency. */
export function sayIsOrAreGradient(data: IsOrAreGradientData, attractors: number): string {
  const k = data.updates.indexOf(moment);
  const at = ({log10}: Course): string => powerOfTen(log10[k]);
  const said = coursesWith(data, attractors).map(
    ({style, subject, nearest}) => `${style.label} ${at(subject)} at the subject, ${at(nearest)} at the last noun`
  );
  const nouns = attractors === 1 ? "1 attractor" : `${attractors} attractors`;
  return `Median gradient after ${moment} updates, with ${nouns}: ${said.join("; ")}.`;
}
