import {scaleLinear, type ScaleLinear} from "d3";
import type {StageSize} from "../../frame/stage.js";

/** A panel's place in the picture, in pixels; it is as wide as the picture. */
export interface Lane {
  readonly y: number;
  readonly height: number;
}

/** The equations of the picked step, then the state, the gate and the gradient, one under the other. */
export interface Layout extends StageSize {
  readonly narrow: boolean;
  readonly equations: Lane;
  readonly state: Lane;
  readonly gate: Lane;
  readonly gradient: Lane;
  /** Steps to pixels, the same in all lanes: half a step of room before h⁰ and after the last. */
  readonly x: ScaleLinear<number, number>;
}

/** Room beside the lanes for numbers of an axis, and for the names of lines. */
export const [left, right] = [34, 74];

/** Room over a lane's scale for its title, and under it. */
export const [laneTop, laneBottom] = [24, 8];

/** Under the last lane, for the axis of steps. */
export const axisHeight = 34;

/** The places of a picture of so many steps. */
export function layoutOf(steps: number, {width, height}: StageSize): Layout {
  const narrow = width < 520;
  const equations = {y: 0, height: narrow ? 108 : 76};
  const rest = height - equations.height - axisHeight;
  const [state, gate, gradient] = [0.46, 0.27, 0.27].map((part) => part * rest);
  return {
    ...{width, height, narrow, equations},
    state: {y: equations.height, height: state},
    gate: {y: equations.height + state, height: gate},
    gradient: {y: equations.height + state + gate, height: gradient + axisHeight},
    x: scaleLinear([-0.5, steps + 0.5], [left, width - right])
  };
}

/** Where a point of the picture is: its step, and in the gate's lane the height there, from 0 to 1. */
export function placeIn(
  {x, y}: {x: number; y: number},
  steps: number,
  size: StageSize
): {step: number; gate: number | undefined} {
  const {gate, x: scale} = layoutOf(steps, size);
  const [top, bottom] = [gate.y + laneTop, gate.y + gate.height - laneBottom];
  const inGate = y > top - 12 && y < bottom + 8;
  return {
    step: Math.min(steps, Math.max(1, Math.round(scale.invert(x)))),
    gate: inGate ? Math.min(1, Math.max(0, (bottom - y) / (bottom - top))) : undefined
  };
}
