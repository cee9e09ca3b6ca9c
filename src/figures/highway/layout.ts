import type {StageSize} from "../../frame/stage.js";
import {twoPanels, type Box} from "../../frame/twoPanels.js";

/** The gradients beside what is learnt, or above it on a phone. */
export function layout(size: StageSize): {curves: Box; learning: Box; compact: boolean} {
  const {first, second, compact} = twoPanels(size, {beside: 0.58, under: 0.52});
  return {curves: first, learning: second, compact};
}
