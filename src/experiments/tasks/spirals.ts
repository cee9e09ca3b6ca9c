import {zeros, type Matrix} from "../../engine/linear/matrix.js";
import {rotation} from "../../engine/linear/rotation.js";
import type {Random} from "../../engine/random.js";
import {largest, portions} from "./answers.js";
import {checkWhole} from "./checkWhole.js";
import type {VectorTask} from "./task.js";

/** Where the arms begin, as a share of the radius: closer to the middle they could not be told apart. */
const innerRadius = 0.1;

/** The radius at which a point's two coordinates have variance 1 each, as the usual initialisations expect: E r² = 2. */
const outerRadius = 2 / Math.sqrt(1 + innerRadius ** 2);

/** The share of wrong answers below which the spirals count as told apart. */
export const spiralsSolved = 0.05;

/**
 * Two interleaved spirals in the plane: on which of the two arms does a point lie? Each arm goes round `turns` times while
 * its radius grows in proportion; points are spread evenly over the disc's area, half of them on each arm.
 * Source: Lang & Witbrock 1988, there 97 points on each arm of three turns; here every point is fresh.
 * @throws RangeError on no turns, or a number that is not finite.
 */
export function spiralsTask({turns}: {turns: number}): VectorTask {
  if (!(turns > 0 && turns < Infinity))
    throw new RangeError(`spiralsTask: expected turns to be a number above 0, got ${turns}`);
  return {
    name: "spirals",
    input: {size: 2},
    outputSize: 2,
    score: {name: "error rate", baseline: 1 / 2, better: "lower"},
    batch(size, random) {
      const {x, classes} = spiralsBatch(turns, size, random);
      return {inputs: [x], targets: {kind: "classes", at: new Map([[0, classes]])}};
    },
    measure(outputs, examples, random) {
      checkWhole("spiralsTask.measure", {examples}, {examples: 1});
      let errors = 0;
      for (const size of portions(examples)) {
        const {x, classes} = spiralsBatch(turns, size, random);
        const [y] = outputs([x]);
        for (let row = 0; row < size; ++row) if (largest(y, row) !== classes[row]) ++errors;
      }
      return {score: errors / examples, solved: errors / examples < spiralsSolved};
    }
  };
}

function spiralsBatch(turns: number, size: number, random: Random): {x: Matrix; classes: Int32Array} {
  checkWhole("spiralsTask.batch", {size}, {size: 1});
  const x = zeros(size, 2);
  const classes = new Int32Array(size);
  for (let row = 0; row < size; ++row) {
    classes[row] = random.integer(2);
    // Evenly over the area: the square of the radius is uniform.
    const share = Math.sqrt(innerRadius ** 2 + (1 - innerRadius ** 2) * random.uniform());
    const [cos, , sin] = rotation(360 * turns * share + 180 * classes[row]).data;
    x.data[2 * row] = outerRadius * share * cos;
    x.data[2 * row + 1] = outerRadius * share * sin;
  }
  return {x, classes};
}
