import * as v from "valibot";
import {count} from "../../experiments/schemas.js";

const year = v.pipe(v.number(), v.integer());
const words = v.pipe(v.string(), v.nonEmpty());

const event = v.object({
  year,
  /** A few words, for the picture. */
  name: words,
  /** A sentence or two. */
  what: words,
  /** Authors and year, as the page's sources have them. */
  source: words
});
export type LstmEvent = v.InferOutput<typeof event>;

/** The history of the LSTM; nothing in it is computed. */
export const settings = v.object({
  /** The axis, in years. */
  from: year,
  to: year,
  /** The event that the figure starts with, from 1. */
  first: count,
  events: v.pipe(v.array(event), v.minLength(1))
});
export type LstmTimeline = v.InferOutput<typeof settings>;

export function data(timeline: LstmTimeline): LstmTimeline {
  return timeline;
}
