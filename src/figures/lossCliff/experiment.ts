import * as v from "valibot";
import {count, positive, several} from "../../experiments/schemas.js";
import {descend, startStep, type DescentStep} from "./network.js";
import {surface, type Grid, type Surface} from "./surface.js";

const range = v.pipe(
  v.object({from: v.number(), to: v.number(), count: several}),
  v.check(({from, to}) => from < to, "a range whose from is below its to")
);
const point = v.object({w: v.number(), b: v.number()});

const startWords = `a place in the picture, a multiple of ${startStep} from its edge`;

export const settings = v.pipe(
  v.object({
    steps: count,
    x0: v.number(),
    target: v.number(),
    /** The surface's columns, and its rows far from the wall. */
    w: range,
    b: range,
    /** Distance in b of the sample nearest to the wall, and samples on each side of it. */
    nearest: positive,
    perSide: count,
    /** The two descents. */
    start: point,
    rate: positive,
    threshold: positive,
    updates: count,
    /** The update that the picture first shows. */
    shown: count,
    /** From where the picture in perspective is first seen, in degrees. */
    view: v.object({azimuth: v.number(), elevation: v.number()})
  }),
  v.forward(
    v.check(({shown, updates}) => shown <= updates, "at most the number of updates"),
    ["shown"]
  ),
  v.forward(
    v.check(({start, w}) => isStart(start.w, w), startWords),
    ["start", "w"]
  ),
  v.forward(
    v.check(({start, b}) => isStart(start.b, b), startWords),
    ["start", "b"]
  )
);
export type LossCliffSettings = v.InferOutput<typeof settings>;

/** What the figure is drawn from: its settings, and the surface on the grid that follows its wall. */
export interface LossCliffData {
  readonly settings: LossCliffSettings;
  readonly surface: Grid;
}

/** More than a picture shows; the grid is five times smaller for it. */
const digits = (count: number) => (value: number) => Number(value.toPrecision(count));

export function data(settings: LossCliffSettings): LossCliffData {
  const {w, wall, offset, E} = surface(settings);
  return {
    settings,
    surface: {
      w: w.map(digits(7)),
      wall: wall.map(digits(7)),
      offset: offset.map(digits(4)),
      E: E.map((column) => column.map(digits(4)))
    }
  };
}

/** The surface in full, and both descents. */
export function digest(settings: LossCliffSettings): {surface: Surface; descents: DescentStep[][]} {
  const descents = [descend(settings, {...settings, threshold: Infinity}), descend(settings, settings)];
  return {surface: surface(settings), descents};
}

/** Whether the slider of a start can stand there. */
function isStart(at: number, {from, to}: {from: number; to: number}): boolean {
  const steps = (at - from) / startStep;
  return at >= from && at <= to && Math.abs(steps - Math.round(steps)) < 1e-9;
}
