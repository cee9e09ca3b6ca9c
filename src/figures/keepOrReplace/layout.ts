import type {StageSize} from "../../frame/stage.js";

/** A panel's place in the picture, in pixels. */
export interface Lane {
  readonly y: number;
  readonly height: number;
}

export interface KeepOrReplaceLayout {
  readonly narrow: boolean;
  /** The equations of the picked step, then the state, the gate and the gradient, one under the other. */
  readonly equations: Lane;
  readonly state: Lane;
  readonly gate: Lane;
  readonly gradient: Lane;
}

/** Room beside the lanes for numbers of an axis, and for the names of lines. */
export const [left, right] = [34, 74];

/** The steps' axis: half a step of room before h⁰ and after the last. */
export const beyond = 0.5;

/** Room over a lane's scale for its title, and under it. */
export const [laneTop, laneBottom] = [24, 8];

/** Under the last lane, for the axis of steps. */
const axis = 34;

export function keepOrReplaceLayout({width, height}: StageSize): KeepOrReplaceLayout {
  const narrow = width < 520;
  const equations = {y: 0, height: narrow ? 108 : 76};
  const rest = height - equations.height - axis;
  const [state, gate, gradient] = [0.46, 0.27, 0.27].map((part) => part * rest);
  return {
    narrow,
    equations,
    state: {y: equations.height, height: state},
    gate: {y: equations.height + state, height: gate},
    gradient: {y: equations.height + state + gate, height: gradient + axis}
  };
}

/** The x axis of all lanes, in steps and pixels. */
export function stepScale(steps: number, width: number): {domain: [number, number]; range: [number, number]} {
  return {domain: [-beyond, steps + beyond], range: [left, width - right]};
}

/** Where a point of the picture is: its step, and in the gate's lane the height there, from 0 to 1. */
export function placeIn(
  {x, y}: {x: number; y: number},
  steps: number,
  size: StageSize
): {step: number; gate: number | undefined} {
  const {domain, range} = stepScale(steps, size.width);
  const t = domain[0] + ((x - range[0]) / (range[1] - range[0])) * (domain[1] - domain[0]);
  const {gate} = keepOrReplaceLayout(size);
  const [top, bottom] = [gate.y + laneTop, gate.y + gate.height - laneBottom];
  const inGate = y > top - 12 && y < bottom + 8;
  return {
    step: Math.min(steps, Math.max(1, Math.round(t))),
    gate: inGate ? Math.min(1, Math.max(0, (bottom - y) / (bottom - top))) : undefined
  };
}
