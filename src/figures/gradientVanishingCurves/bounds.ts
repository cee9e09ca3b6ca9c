import * as Plot from "@observablehq/plot";
import {group} from "d3";
import {type Shown} from "./data.js";
import {cellStyles} from "../../frame/palette.js";
import type {Frame} from "./drawing.js";

/** Width of a letter of the labels, about, in pixels. */
const letter = 6;

/** The bound (σ γ)^k of each vanilla RNN, as a thin straight line; cells with one bound share it. */
export function drawBounds({bounds}: Shown, frame: Frame): Plot.Markish[] {
  const finite = bounds.filter(({slope}) => Number.isFinite(slope));
  return [...group(finite, ({slope}) => slope)].flatMap(([slope, same]) => {
    const names = same.map(({cell}) => cellStyles[cell].label.replace("RNN, ", ""));
    return drawBound(
      slope,
      frame.compact ? `bound, ${names.join("/")}` : `bound (σγ)ᵏ for ${names.join(" and ")}`,
      frame
    );
  });
}

function drawBound(slope: number, words: string, frame: Frame): Plot.Markish[] {
  const {last, bottom, top} = frame;
  const exit = slope === 0 ? last : Math.min(last, (slope > 0 ? top : bottom) / slope);
  return [
    Plot.line([0, exit], {
      x: (k) => k,
      y: (k) => slope * k,
      stroke: "var(--bound)",
      strokeWidth: 1,
      strokeDasharray: "4 2"
    }),
    label(slope, exit, words, frame)
  ];
}

/** Along the line where it is long enough in the picture, else beside the place where it leaves. */
function label(slope: number, exit: number, words: string, {x, y}: Frame): Plot.Markish {
  const [dx, dy] = [x(exit) - x(0), y(slope * exit) - y(0)];
  const style = {fill: "var(--bound)", stroke: "var(--paper)", strokeWidth: 3, fontSize: 11};
  if (Math.hypot(dx, dy) < words.length * letter + 20)
    return Plot.text([words], {x: exit, y: slope * exit, textAnchor: "start", dx: 6, dy: slope > 0 ? 8 : -8, ...style});
  const middle = 0.55 * exit;
  const rotate = (Math.atan2(dy, dx) * 180) / Math.PI;
  return Plot.text([words], {x: middle, y: slope * middle, rotate, lineAnchor: "bottom", dy: -3, ...style});
}
