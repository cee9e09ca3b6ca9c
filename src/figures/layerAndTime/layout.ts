import type {Box} from "../../frame/picture/box.js";
import type {StageSize} from "../../frame/stage.js";
import type {At} from "./paths.js";

/** Where the parts of the picture stand. */
export interface Layout {
  readonly compact: boolean;
  readonly map: Box;
  /** The column of the map through the place looked at, and its row. */
  readonly byLayer: Box;
  readonly byStep: Box;
  readonly place: Box;
  readonly key: Box;
}

/** Under the map of a wide picture, in pixels: the arrows of a place need as much at any height. */
const foot = 186;

/** The map with its column beside it, its row under it, and the place in the corner; on a phone under each other. */
export function layoutOf({width, height}: StageSize): Layout {
  const compact = height > width;
  if (compact) {
    const map = {x: 42, y: 74, width: width - 56, height: Math.round(0.27 * height)};
    const byStep = {x: 42, y: map.y + map.height + 66, width: map.width, height: Math.round(0.13 * height)};
    const top = byStep.y + byStep.height + 72;
    const byLayer = {x: 42, y: top, width: Math.round(0.26 * width), height: height - top - 38};
    const left = byLayer.x + byLayer.width + 22;
    return {
      ...{compact, map, byStep, byLayer},
      place: {x: left, y: top - 24, width: width - left - 2, height: height - top},
      key: {x: width - 174, y: 6, width: 150, height: 8}
    };
  }
  const map = {x: 56, y: 56, width: Math.round(0.62 * width) - 56, height: height - 56 - foot};
  const left = map.x + map.width + 38;
  const under = map.y + map.height + 66;
  return {
    ...{compact, map},
    byStep: {x: map.x, y: under, width: map.width, height: height - under - 38},
    byLayer: {x: left, y: map.y, width: width - left - 14, height: map.height},
    place: {
      x: left - 10,
      y: map.y + map.height + 46,
      width: width - left + 8,
      height: height - map.y - map.height - 50
    },
    key: {x: map.x + map.width - 170, y: 6, width: 160, height: 8}
  };
}

/** What stands under the map before the answer, in pixels: its ticks; on a phone the words about its corners too. */
const footBefore = {wide: 44, compact: 250};

/** Before the answer, when there is no row under the map: it has that place too. */
export function layoutBefore(size: StageSize): Layout {
  const layout = layoutOf(size);
  const {map, byStep, compact} = layout;
  const height = size.height - map.y - (compact ? footBefore.compact : footBefore.wide);
  return {...layout, map: {...map, height}, byStep: {...byStep, y: map.y + height + 66}};
}

/** A layer's row in the map, or a step's column: the lowest layer is the lowest row, and rows keep their height in any stack. */
export function cellBox(
  {map}: Pick<Layout, "map">,
  {layers, steps}: {layers: number; steps: number},
  layer: number,
  step: number
): Box {
  const [wide, high] = [map.width / steps, map.height / layers];
  return {x: map.x + step * wide, y: map.y + (layers - 1 - layer) * high, width: wide, height: high};
}

/** The layer and step under a point of the picture, from 0; undefined beside the rows of a stack of so many layers. */
export function placeUnder(
  point: {readonly x: number; readonly y: number},
  {map}: Pick<Layout, "map">,
  most: {readonly layers: number; readonly steps: number},
  layers: number
): At | undefined {
  const step = Math.floor(((point.x - map.x) / map.width) * most.steps);
  const layer = most.layers - 1 - Math.floor(((point.y - map.y) / map.height) * most.layers);
  return step >= 0 && step < most.steps && layer >= 0 && layer < layers ? {layer, step} : undefined;
}
