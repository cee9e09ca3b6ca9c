import type {StageSize} from "../../frame/stage.js";
import {twoPanels, type Box} from "../../frame/twoPanels.js";

/** Room for the axes, the same in each panel, in pixels. */
export const margins = {marginTop: 26, marginRight: 16, marginBottom: 38, marginLeft: 48};

/** The gradient's panel beside the update's, or over it in a picture that is taller than wide. */
export function layout(size: StageSize): {gradient: Box; update: Box} {
  const {first, second} = twoPanels(size, {beside: 0.6, under: 0.58});
  return {gradient: first, update: second};
}
