import type {Box} from "./box.js";
import type {StageSize} from "../stage.js";

/**
 * Two panels beside each other, or under each other in a picture that is taller than wide: it is then compact.
 * @param share of the picture's width that the first has, or of its height
 */
export function twoPanels(
  {width, height}: StageSize,
  share: {readonly beside: number; readonly under: number}
): {first: Box; second: Box; compact: boolean} {
  const compact = height > width;
  if (compact) {
    const top = Math.round(share.under * height);
    return {
      compact,
      first: {x: 0, y: 0, width, height: top},
      second: {x: 0, y: top, width, height: height - top}
    };
  }
  const left = Math.round(share.beside * width);
  return {
    compact,
    first: {x: 0, y: 0, width: left, height},
    second: {x: left, y: 0, width: width - left, height}
  };
}
