import {networkStyle, type CellStyle} from "../../frame/picture/palette.js";
import type {Course, IsOrAreGradientData} from "./experiment.js";

/** A network's gradients at both nouns, and how it is drawn. */
export interface NetworkCourses {
  readonly network: string;
  readonly style: CellStyle;
  readonly subject: Course;
  readonly nearest: Course;
}

/** The courses of all networks on sentences with so many attractors. */
export function coursesWith({networks}: IsOrAreGradientData, attractors: number): NetworkCourses[] {
  return networks.map(({network, courses}) => {
    const found = courses.find((course) => course.attractors === attractors);
    if (!found) throw new RangeError(`isOrAreGradient: expected ${network} with ${attractors} attractors, got none`);
    return {network, style: networkStyle(network), subject: found.subject, nearest: found.nearest};
  });
}
