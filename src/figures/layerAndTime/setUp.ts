import {range} from "d3";
import {shape} from "../../frame/picture/shape.js";
import {cellBox, type Layout} from "./layout.js";
import {short, word, type MapDrawing} from "./map.js";
import {corners, letters, type Corner} from "./state.js";

/** Before the answer: the stack as its cells, every fifth step of it, with the ways that its states go. */
export function lattice(layers: number, {layout, most, document}: MapDrawing): SVGElement {
  const places = range(4, most.steps, 5).flatMap((step) =>
    range(layers).map((layer) => cellBox(layout, most, layer, step))
  );
  const {map} = layout;
  const high = map.height / most.layers;
  const dots = places.map(({x, y, width, height}) => `M${short(x + width / 2)} ${short(y + height / 2)}h.01`).join("");
  const along = range(layers).map((layer) => {
    const {y, height} = cellBox(layout, most, layer, 0);
    return `M${map.x} ${short(y + height / 2)}h${map.width}`;
  });
  const top = cellBox(layout, most, layers - 1, 0).y;
  const up = places
    .filter(({y}) => y > top)
    .map(({x, y, width, height}) => `M${short(x + width / 2)} ${short(y + height / 2)}v${short(-high)}`);
  const group = shape(document, "g", {fill: "none", stroke: "var(--forward)"});
  group.append(shape(document, "path", {d: [...along, ...up].join(""), "stroke-width": 0.75, "stroke-opacity": 0.6}));
  group.append(shape(document, "path", {d: dots, "stroke-width": 5, "stroke-linecap": "round"}));
  return group;
}

/** Which place each letter is. */
export function setUp(
  {map, byLayer, byStep, compact}: Layout,
  layers: number,
  {steps}: {readonly steps: number},
  document: Document
): SVGElement {
  const names: Readonly<Record<Corner, string>> = {
    "top-first": `layer ${layers}, step 1`,
    "lowest-first": "layer 1, step 1",
    "lowest-last": `layer 1, step ${steps}`
  };
  const group = shape(document, "g", {"font-size": 13, "text-anchor": "start"});
  const left = compact ? map.x : byLayer.x - 10;
  const top = compact ? byStep.y : map.y + 14;
  const lines = [
    "From the loss, the gradient",
    "goes back a step or down",
    "a layer, by every way.",
    "",
    "Where is least of it?",
    "Press a corner:",
    ...corners.map((corner) => `${letters[corner]}: ${names[corner]}`)
  ];
  for (const [k, line] of lines.entries())
    group.append(word(document, line, left, top + 20 * k, k === 4 ? {"font-weight": 600} : {}));
  return group;
}
