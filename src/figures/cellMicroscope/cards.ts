import type {ShownWire} from "./experiment.js";
import {shape} from "../../frame/shape.js";
import type {Layout} from "./layout.js";
import {mathText, mathWidth} from "./math.js";
import {numbers} from "./numbers.js";
import type {Phase, Progress} from "./shown.js";

interface Card {
  readonly wire: ShownWire;
  /** The sign and the kind of the operation that makes the wire; none for what comes in. */
  readonly sign: string | undefined;
  readonly kind: string | undefined;
}

/** A wire: its symbol, its value, its gradient as far as these are known, and the operation that makes it. */
export function drawCard(
  document: Document,
  {wire, sign, kind}: Card,
  layout: Layout,
  {value, gradient, active}: Progress,
  reach: number
): SVGGElement {
  const {cardWidth, cardHeight, title, number, line, font, centres} = layout;
  const centre = centres.get(wire.name) ?? {x: 0, y: 0};
  const units = wire.value.length;
  const height = title + units * line + 3;
  const [x, y] = [centre.x - cardWidth / 2, centre.y - cardHeight / 2];
  // Where the step goes down, the operation's sign stands before the symbol.
  const middle = centre.x + (layout.isDown && sign !== undefined ? layout.radius : 0);
  const titleRoom = cardWidth - 8 - 2 * (middle - centre.x);
  // Where the symbol is too long, its steps are left out: (1 − u) ∘ h⁻.
  const long = mathWidth(wire.tex, font) > titleRoom;
  const symbol = long ? wire.tex.replaceAll("^{t-1}", "^-").replaceAll("^t", "") : wire.tex;
  const group = shape(document, "g", {});
  group.append(
    shape(document, "rect", {
      ...{x, y, width: cardWidth, height, rx: 4, fill: "var(--paper)"},
      ...(active ? {stroke: "var(--ink)", "stroke-width": 2} : {stroke: "var(--rule)", "stroke-width": 1}),
      ...(!value && {"stroke-dasharray": "2 3"})
    }),
    mathText(document, symbol, {
      ...{
        size: Math.min(font + 2.5, (titleRoom * font) / mathWidth(symbol, font)),
        x: middle,
        y: y + title - 5,
        "text-anchor": "middle"
      },
      fill: value ? "var(--ink)" : "var(--muted)"
    })
  );
  const column = {y: y + title, width: number, line, font};
  if (value) group.append(numbers(document, {rows: units, cols: 1, data: wire.value}, {...column, x: x + 1.5}));
  if (gradient) {
    const data = {rows: units, cols: 1, data: wire.gradient};
    const left = x + 1.5 + number;
    group.append(numbers(document, data, {...column, x: left, reach, colour: "var(--gradient)"}));
    const frame = {x: left - 0.5, y: y + title - 0.75, width: number, height: units * line + 0.5};
    group.append(shape(document, "rect", {...frame, fill: "none", stroke: "var(--gradient)", "stroke-width": 0.9}));
  }
  if (sign !== undefined) group.append(drawSign(document, sign, kind, {x, y}, layout, active));
  return group;
}

/** The operation that makes a wire: to the left of its card, or in its corner. */
function drawSign(
  document: Document,
  sign: string,
  kind: string | undefined,
  {x, y}: {x: number; y: number},
  {isDown, radius, cardHeight}: Layout,
  active: boolean
): SVGGElement {
  const group = shape(document, "g", {});
  const at = isDown ? {cx: x + radius + 2, cy: y + radius + 2} : {cx: x - radius, cy: y + cardHeight / 2 + 8};
  // The letters of an affine map's matrices are in its equation: on the card it is one sign for all.
  const short = kind === "affine" ? "W" : sign;
  const size = short.length > 2 ? radius * 0.78 : radius * 1.25;
  group.append(
    shape(document, "circle", {
      ...{...at, r: radius, fill: active ? "var(--ink)" : "var(--paper-alt)", stroke: "var(--ink)"},
      "stroke-width": 1
    }),
    shape(
      document,
      "text",
      {
        ...{x: at.cx, y: at.cy + size * 0.34, "text-anchor": "middle", "font-size": size},
        fill: active ? "var(--paper)" : "var(--ink)"
      },
      short
    )
  );
  return group;
}

/** A reader outside the step, the loss or the step after, with the gradient that comes back from it. */
export function drawReader(
  document: Document,
  {
    wire,
    from,
    tex,
    gradient,
    cut
  }: {wire: string; from: string; tex: string; gradient: readonly number[]; cut: boolean},
  {number, line, font, title, centres, cardHeight}: Layout,
  phase: Phase,
  reach: number
): SVGGElement {
  const centre = centres.get(`${wire}>${from}`) ?? {x: 0, y: 0};
  const [x, y] = [centre.x - number / 2 - 1, centre.y - cardHeight / 2];
  const known = phase === "back" || phase === "active";
  const group = shape(document, "g", {});
  const frame = {x, y, width: number + 2, height: cardHeight, rx: 4, fill: "var(--paper-alt)"};
  const edge = phase === "active" ? {stroke: "var(--gradient)", "stroke-width": 2} : {stroke: "var(--rule)"};
  group.append(
    shape(document, "rect", {...frame, ...edge}),
    mathText(document, from === "loss" ? "J^t" : tex.replace("^t", "^{t+1}"), {
      ...{size: font + 1.5, x: centre.x, y: y + title - 5, "text-anchor": "middle", fill: "var(--ink)"}
    })
  );
  if (!known) return group;
  const data = {rows: gradient.length, cols: 1, data: gradient};
  group.append(
    numbers(document, data, {
      x: x + 1.5,
      y: y + title,
      width: number,
      line,
      font,
      reach,
      colour: "var(--gradient)",
      struck: cut
    })
  );
  return group;
}
