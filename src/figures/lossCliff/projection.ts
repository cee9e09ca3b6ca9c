import type {LossCliffData} from "./data.js";
import type {Box} from "../../frame/box.js";
import type {ViewState} from "./view.js";

/** A point over the ground: E is its height. */
export interface Point {
  readonly w: number;
  readonly b: number;
  readonly E: number;
}

/** A point in the picture, in pixels, and how far it is behind the middle of the ground, in sides of the ground. */
export interface Projected {
  readonly x: number;
  readonly y: number;
  readonly depth: number;
}

/** Height of the box over the ground, in sides of the ground, and the loss that reaches it. */
const boxHeight = 0.62;
export const highest = 0.42;

/** Room around the box for its axes, in pixels. */
const room = {side: 46, top: 30, bottom: 40};

/** Projects the surface in parallel: what is as long in the ground is as long in the picture, near or far. */
export function projection(
  {settings}: LossCliffData,
  {azimuth, elevation}: Pick<ViewState, "azimuth" | "elevation">,
  {width, height}: Box
): (point: Point) => Projected {
  const {w: across, b: along} = settings;
  const [turn, tilt] = [(azimuth * Math.PI) / 180, (elevation * Math.PI) / 180];
  const [cosTurn, sinTurn] = [Math.cos(turn), Math.sin(turn)];
  // As large as the box fits in when its ground stands on a corner, so that it keeps its size while it turns.
  const [wide, high] = [Math.SQRT2, Math.SQRT2 * Math.sin(tilt) + boxHeight * Math.cos(tilt)];
  const scale = Math.min((width - 2 * room.side) / wide, (height - room.top - room.bottom) / high);
  const middle = room.top + (height - room.top - room.bottom) / 2;
  return ({w, b, E}) => {
    const X = (w - (across.from + across.to) / 2) / (across.to - across.from);
    const Y = (b - (along.from + along.to) / 2) / (along.to - along.from);
    const Z = (E / highest - 0.5) * boxHeight;
    const depth = X * sinTurn + Y * cosTurn;
    return {
      x: width / 2 + scale * (X * cosTurn - Y * sinTurn),
      y: middle - scale * (depth * Math.sin(tilt) + Z * Math.cos(tilt)),
      depth
    };
  };
}
