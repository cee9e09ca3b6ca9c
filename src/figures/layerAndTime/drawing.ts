import {panels, type Sheet} from "../../frame/picture/panels.js";
import {drawArrivals} from "./arrivals.js";
import type {Settings} from "./experiment.js";
import {layoutBefore, layoutOf} from "./layout.js";
import {cornerMarks, furniture, key, shades, way, word} from "./map.js";
import {lattice, setUp} from "./setUp.js";
import {countPaths, largestShares} from "./paths.js";
import {drawSlices} from "./slices.js";
import type {Grid} from "./stack.js";
import {corners, lookedAt, type State} from "./state.js";

/** The map with its slices and the place looked at; before the answer, the empty map with its corners. */
export function drawLayerAndTime(grid: Grid, state: State, settings: Settings, sheet: Sheet): SVGSVGElement {
  const {document} = sheet;
  const {layers, connections, loss, corner} = state;
  const layout = state.shown ? layoutOf(sheet) : layoutBefore(sheet);
  const drawing = {layout, most: settings, document};
  const around = furniture({layers, lossPlace: loss}, drawing);
  if (!state.shown) {
    const svg = panels([], sheet);
    svg.append(
      lattice(layers, drawing),
      around,
      cornerMarks(layers, corners, corner, drawing),
      setUp(layout, layers, settings, document)
    );
    return svg;
  }
  const at = lookedAt(state);
  const log10 = grid.map((row) => row.map(({log10}) => log10));
  const paths = countPaths(layers, settings.steps, connections, loss)[at.layer][at.step];
  const slices = drawSlices(log10, at, settings, {layout, sheet});
  const svg = panels(
    slices.map((plot) => ({plot, x: 0, y: 0})),
    sheet
  );
  svg.append(
    shades(log10, drawing),
    around,
    way(largestShares(grid, at), layers, drawing),
    word(document, "length of ∂J/∂h", 2, 15, {"text-anchor": "start", "font-weight": 600, "font-size": 12}),
    key(layout.key, document),
    drawArrivals(grid[at.layer][at.step], at, {paths, layers, box: layout.place, document}),
    cornerMarks(layers, corner === "" ? [] : [corner], corner, drawing)
  );
  return svg;
}
