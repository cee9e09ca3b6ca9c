import * as v from "valibot";
import {several} from "../../experiments/schemas.js";
import {multiplyBack, type Chain} from "./chain.js";

const pair = v.tuple([v.number(), v.number()]);
const square = v.tuple([v.number(), v.number(), v.number(), v.number()]);

/** A tanh RNN of two units and one input, so that a Jacobian is four numbers and a gradient an arrow in the plane. */
export const settings = v.pipe(
  v.object({
    /** Number of cells unrolled. */
    steps: several,
    /** W_h = size · the rotation by this angle in degrees: its eigenvalues and singular values are all `size`. */
    size: v.pipe(v.number(), v.minValue(0)),
    angle: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
    W_x: pair,
    b: pair,
    /** The readout y = V h + d, two logits. */
    V: square,
    d: pair,
    /** One input a step. */
    x: v.array(v.number()),
    /** The class whose −log softmax is the loss at the last step. */
    class: v.picklist([0, 1])
  }),
  v.forward(
    v.check(({x, steps}) => x.length === steps, "one input for each of the steps"),
    ["x"]
  )
);
export type Settings = v.InferOutput<typeof settings>;

/** What the figure's first picture shows, with the settings that it goes on from. */
export interface Data {
  readonly settings: Settings;
  readonly chain: Chain;
}

export function data(settings: Settings): Data {
  return {settings, chain: multiplyBack(settings)};
}

export function digest(settings: Settings): {rows: Chain} {
  return {rows: multiplyBack(settings)};
}
