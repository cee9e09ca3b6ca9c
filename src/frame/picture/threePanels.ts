import type {Box} from "./box.js";
import type {StageSize} from "../stage.js";

interface Division {
  /** Width of the first panel beside the others, in pixels, and the gap between. */
  readonly left: number;
  readonly gap?: number;
  /** The share of the height that the second has of it beside the first. */
  readonly upper: number;
  /** Where the second and the third begin in a picture that is taller than wide, as shares of its height. */
  readonly under: readonly [number, number];
}

/** A panel beside two that stand over each other, or all three under each other in a picture that is taller than wide. */
export function threePanels({width, height}: StageSize, {left, gap = 0, upper, under}: Division): [Box, Box, Box] {
  if (height > width) {
    const [second, third] = under.map((share) => Math.round(share * height));
    return [
      {x: 0, y: 0, width, height: second},
      {x: 0, y: second, width, height: third - second},
      {x: 0, y: third, width, height: height - third}
    ];
  }
  const middle = Math.round(upper * height);
  const beside = {x: left + gap, width: width - left - gap};
  return [
    {x: 0, y: 0, width: left, height},
    {...beside, y: 0, height: middle},
    {...beside, y: middle, height: height - middle}
  ];
}
