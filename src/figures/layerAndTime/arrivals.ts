import {shape} from "../../frame/picture/shape.js";
import {powerOfTen, powerOfTenTo} from "../../frame/words/powerOfTen.js";
import {withMinus} from "../../frame/words/withMinus.js";
import type {Box} from "../../frame/picture/box.js";
import {short, word} from "./map.js";
import type {At} from "./paths.js";
import {shareFrom, type Arrival, type Place} from "./stack.js";

/** What a place's gradient is the sum of, as arrows into it as broad as their shares. */
export function drawArrivals(
  place: Place,
  {layer, step}: At,
  {paths, layers, box: {x, y}, document}: {paths: number; layers: number; box: Box; document: Document}
): SVGElement {
  const isTop = layer === layers - 1;
  const group = shape(document, "g", {"font-size": 12, "text-anchor": "start"});
  const say = (words: string, dx: number, dy: number, options = {}) =>
    group.append(word(document, words, x + dx, y + dy, options));
  say(`layer ${layer + 1}, step ${step + 1}: ${powerOfTenTo(2, place.log10)}`, 0, 10, {
    "font-weight": 600,
    fill: "var(--link)"
  });
  say(`${sayCount(paths)} lead${paths === 1 ? "s" : ""} here`, 0, 27);
  const node = {x: x + 18, y: y + 98};
  const arrow = (fromX: number, fromY: number, share: number, {dash = "none", symbol = "upperlayer"} = {}) => {
    const [toX, toY] = [node.x + Math.sign(fromX) * 12, node.y + Math.sign(fromY) * 12];
    const d = `M${short(node.x + fromX)} ${short(node.y + fromY)}L${short(toX)} ${short(toY)}`;
    const stroke = {stroke: "var(--gradient)", "stroke-width": short(Math.max(0.75, 10 * Math.abs(share)))};
    group.append(
      shape(document, "path", {d, ...stroke, "stroke-dasharray": dash, fill: "none", "data-symbol": symbol})
    );
  };
  const has = (from: Arrival["from"]): boolean =>
    place.arrivals.some((one) => one.from === from && one.log10 > -Infinity);
  const [fromAbove, fromLater] = [{"data-symbol": "upperlayer"}, {"data-symbol": "laterstep"}];
  const above = shareFrom(place, isTop ? "loss" : "above");
  if (has(isTop ? "loss" : "above")) {
    arrow(0, -60, above);
    say(`${percent(above)} ${isTop ? "from the loss" : `through layer ${layer + 2}`}`, 28, 49, fromAbove);
  }
  if (!isTop && (has("past") || has("loss"))) {
    const skipped = shareFrom(place, "past") + shareFrom(place, "loss");
    arrow(34, -34, skipped, {dash: "3 2"});
    say(`${percent(skipped)} by skips`, 56, 69, fromAbove);
  }
  if (has("right")) {
    const right = shareFrom(place, "right");
    arrow(50, 0, right, {symbol: "laterstep"});
    say(`${percent(right)} from`, 74, 95, fromLater);
    say("the step after", 74, 110, fromLater);
  }
  const rectangle = {x: node.x - 10, y: node.y - 10, width: 20, height: 20, fill: "var(--paper)"};
  group.append(shape(document, "rect", {...rectangle, stroke: "var(--link)", "stroke-width": 2}));
  if (place.c) say(`∂J/∂c ${powerOfTen(place.c.log10)}, ${percent(place.c.along)} along c`, 0, 134);
  return group;
}

/** A share as whole per cent. */
export function percent(share: number): string {
  return `${withMinus(String(Math.round(100 * share) + 0))}%`;
}

/** So many paths. */
export function sayCount(paths: number): string {
  if (paths === 1) return "1 path";
  return `${paths < 10_000 ? paths.toLocaleString("en") : powerOfTen(Math.log10(paths))} paths`;
}
