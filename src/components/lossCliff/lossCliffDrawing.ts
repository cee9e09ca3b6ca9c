import type {LossCliffData, Race} from "./lossCliffData.js";
import {drawDescents} from "./lossCliffDescents.js";
import {layout, type Box} from "./lossCliffLayout.js";
import {drawLossSlice, drawNormSlice} from "./lossCliffSlice.js";
import {drawSurface} from "./lossCliffSurface.js";
import {panels} from "../panels.js";
import type {StageSize} from "../frame/stage.js";

/**
 * The loss cliff: the surface as a map with two descents on it, and beside it the loss and the gradient's length along
 * one line of the map.
 *
 * @param map draws the surface; a figure that lives gives one that remembers, for only a resize changes it
 */
export function drawLossCliff(
  data: LossCliffData,
  race: Race,
  {width, height, document, map}: StageSize & {document: Document; map?: (box: Box) => Element}
): SVGSVGElement {
  const boxes = layout({width, height});
  const surface = map ? map(boxes.map) : drawSurface(data, boxes.map, document);
  return panels(
    [
      {...boxes.map, plot: surface},
      {...boxes.map, plot: drawDescents(data, race, boxes.map, document)},
      {...boxes.loss, plot: drawLossSlice({data, race, box: boxes.loss, document})},
      {...boxes.norm, plot: drawNormSlice({data, race, box: boxes.norm, document})}
    ],
    {width, height, document}
  );
}
