import type {Shaped} from "../parameters.js";

/** What a trainer of either arithmetic must know of a network, recurrent or feed-forward. */
export interface Trainable<Spec> {
  readonly network: Shaped & {readonly spec: Spec};
  /** The states that one batch hands on to the next, `layer1.h`, and their columns; a feed-forward net has none. */
  readonly carries: Readonly<Record<string, number>>;
}
