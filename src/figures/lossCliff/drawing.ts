import type {LossCliffData, Race} from "./data.js";
import {drawDescents} from "./descents.js";
import type {Box} from "../../frame/box.js";
import {layout} from "./layout.js";
import {drawPerspective} from "./perspective.js";
import {drawLossSlice, drawNormSlice} from "./slice.js";
import {drawSurface} from "./surface.js";
import type {ViewState} from "./view.js";
import {panels} from "../../frame/panels.js";
import type {StageSize} from "../../frame/stage.js";

interface Options {
  readonly document: Document;
  readonly view: ViewState;
  readonly map?: (box: Box) => Element;
}

/**
 * The loss cliff: the surface as a map, or in perspective, with two descents on it, and beside it the loss and the gradient's length along
 * one line of the map.
 *
 * @param map draws the surface; a figure that lives gives one that remembers, for only a resize changes it
 */
export function drawLossCliff(
  data: LossCliffData,
  race: Race,
  {width, height, document, map, view}: StageSize & Options
): SVGSVGElement {
  const boxes = layout({width, height});
  const surface = (): Element => (map ? map(boxes.map) : drawSurface(data, boxes.map, document));
  const land =
    view.view === "perspective"
      ? [drawPerspective(data, race, {box: boxes.map, view, document})]
      : [surface(), drawDescents(data, race, boxes.map, document)];
  return panels(
    [
      ...land.map((plot) => ({...boxes.map, plot})),
      {...boxes.loss, plot: drawLossSlice({data, race, box: boxes.loss, document})},
      {...boxes.norm, plot: drawNormSlice({data, race, box: boxes.norm, document})}
    ],
    {width, height, document}
  );
}
