import {line, scaleLinear, scaleLog} from "d3";
import {powerOfTen} from "../words/powerOfTen.js";
import {shape} from "../picture/shape.js";

/** One update's loss. */
export interface LossPoint {
  readonly update: number;
  readonly loss: number;
}

/** What the curve is drawn over. */
export interface CurveFrame {
  readonly updates: number;
  /** The loss of who has learnt nothing, and what that is called in the picture. */
  readonly baseline: {readonly loss: number; readonly label: string};
  /** The ends of the axis of losses; what goes beyond is drawn at its end. */
  readonly domain: readonly [number, number];
  readonly width: number;
}

/** A point for so many updates at most, and room around the curve, in pixels. */
const mostPoints = 150;
const height = 132;
const margin = {top: 8, right: 76, bottom: 34, left: 36};

/**
 * A loss curve that grows: absolute losses on a log axis, each point the mean over an equal number of updates. The axes
 * are drawn once, and a point that comes costs no more than the line.
 */
export function trainingCurve(
  {updates, baseline, domain, width}: CurveFrame,
  document: Document
): {element: SVGSVGElement; show: (points: readonly LossPoint[]) => void} {
  const x = scaleLinear([0, updates], [margin.left, width - margin.right]);
  const y = scaleLog(domain, [height - margin.bottom, margin.top]).clamp(true);
  const element = shape(document, "svg", {width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true"});
  const text = (at: {x: number; y: number}, words: string, attributes: Attributes = {}): void => {
    element.append(shape(document, "text", {...at, fill: "var(--muted)", dy: "0.32em", ...attributes}, words));
  };
  for (let power = Math.round(Math.log10(domain[0])); power <= Math.round(Math.log10(domain[1])); ++power) {
    const at = y(10 ** power);
    element.append(hairline(document, [margin.left, width - margin.right], at, "var(--rule)"));
    text({x: margin.left - 5, y: at}, powerOfTen(power), {"text-anchor": "end"});
  }
  for (const tick of x.ticks(Math.max(2, Math.floor(width / 160))))
    text({x: x(tick), y: height - margin.bottom + 11}, String(tick), {"text-anchor": "middle"});
  text({x: (margin.left + width - margin.right) / 2, y: height - 7}, "update", {"text-anchor": "middle"});
  const bound = hairline(document, [margin.left, width - margin.right], y(baseline.loss), "var(--bound)");
  bound.setAttribute("stroke-dasharray", "5 3");
  element.append(bound);
  text({x: width - margin.right + 5, y: y(baseline.loss)}, baseline.label, {fill: "var(--bound)"});
  const path = shape(document, "path", {
    fill: "none",
    stroke: "var(--cell-lstm)",
    "stroke-width": 1.8,
    "stroke-linejoin": "round"
  });
  const end = shape(document, "text", {fill: "var(--cell-lstm)", dy: "0.32em", dx: 5});
  element.append(path, end);
  const pathOf = line<LossPoint>(
    ({update}) => x(update),
    ({loss}) => y(loss)
  );
  return {
    element,
    show(points) {
      const means = inBins(points, Math.ceil(updates / mostPoints));
      path.setAttribute("d", pathOf(means) ?? "");
      const last = means[means.length - 1] as LossPoint | undefined;
      end.textContent = last ? "loss" : "";
      if (last === undefined) return;
      end.setAttribute("x", String(x(last.update)));
      end.setAttribute("y", String(y(last.loss)));
    }
  };
}

/** Means over bins of this many updates, each at its last update; the bin in hand is left out until it is full. */
export function inBins(points: readonly LossPoint[], size: number): LossPoint[] {
  const bins: LossPoint[] = [];
  for (let end = size; end <= points.length; end += size) {
    const bin = points.slice(end - size, end);
    bins.push({update: bin[size - 1].update, loss: bin.reduce((sum, {loss}) => sum + loss, 0) / size});
  }
  return bins;
}

type Attributes = Parameters<typeof shape>[2];

function hairline(document: Document, [x1, x2]: [number, number], y: number, stroke: string): SVGLineElement {
  return shape(document, "line", {x1, x2, y1: y, y2: y, stroke});
}
