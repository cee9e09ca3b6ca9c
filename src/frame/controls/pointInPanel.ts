import type {ScaleContinuousNumeric} from "d3";
import type {PointerPlace, Pointing} from "./pointAtPicture.js";
import type {StageSize} from "../stage.js";

/** A panel of the picture as it is drawn at some size: where its corner is, and its scales from values to pixels from there. */
export interface ScaledPanel {
  readonly x: ScaleContinuousNumeric<number, number>;
  readonly y: ScaleContinuousNumeric<number, number>;
  readonly corner: {readonly x: number; readonly y: number};
}

/** How near to the point a pointer takes hold of it, in pixels: a finger's width. */
const reach = 24;

/**
 * A point of a panel that the reader drags, or puts where the panel is clicked, by the scales that it is drawn with.
 * @param stage holds the picture
 * @param at the point's two values now, horizontal and vertical
 * @param place the part of the state that two values are
 */
export function pointInPanel<State>(
  stage: Element,
  panel: (size: StageSize) => ScaledPanel,
  at: () => readonly [number, number],
  place: (x: number, y: number) => Partial<State>
): Pointing<State> {
  /** The pointer from the panel's corner, with the scales; undefined while there is no picture. */
  const placed = ({clientX, clientY}: PointerPlace) => {
    const svg = stage.querySelector("svg");
    if (!svg) return undefined;
    const {left, top, width, height} = svg.getBoundingClientRect();
    const {x, y, corner} = panel({width, height});
    return {x, y, left: clientX - left - corner.x, top: clientY - top - corner.y};
  };
  const move = (pointer: PointerPlace): Partial<State> | undefined => {
    const on = placed(pointer);
    return on && place(on.x.invert(on.left), on.y.invert(on.top));
  };
  return {
    hold(pointer) {
      const on = placed(pointer);
      const [x, y] = at();
      if (!on || Math.hypot(on.left - on.x(x), on.top - on.y(y)) > reach) return undefined;
      return {cursor: "grab", move};
    },
    pick(pointer) {
      const on = placed(pointer);
      return on && isWithin(on.left, on.x.range()) && isWithin(on.top, on.y.range()) ? move(pointer) : undefined;
    },
    cursor: "crosshair"
  };
}

function isWithin(value: number, [one, other]: readonly number[]): boolean {
  return value >= Math.min(one, other) && value <= Math.max(one, other);
}
