import type {Matrix} from "../../engine/linear/matrix.js";
import type {Batch, Inputs} from "../../engine/networks/batch.js";
import type {InputSpec} from "../../engine/networks/networkSpec.js";
import type {Random} from "../../engine/random.js";

/** A number of trials and how many of them failed. */
export interface Errors {
  readonly errors: number;
  readonly trials: number;
}

/** How well a network does on fresh examples. */
export interface Measures {
  /** The number that the task is judged by, whose name and unit the task gives. */
  readonly score: number;
  readonly solved: boolean;
  /** Errors by what makes an example hard: number of attractors, distance, … in the order of difficulty. */
  readonly by?: readonly ({readonly group: number} & Errors)[];
}

/** A task: where batches come from, and when it counts as solved. */
export interface Task {
  readonly name: string;
  readonly input: {readonly size: number} | {readonly vocabulary: readonly string[]};
  readonly outputSize: number;
  /** What `score` is, and that of an answer that knows nothing but the frequencies. */
  readonly score: {readonly name: string; readonly baseline: number; readonly better: "lower" | "higher"};
  /**
   * A batch for update number `update`, from 1. It depends on the generator's state and this number alone, so that
   * a checkpoint of both goes on bit for bit.
   */
  batch(size: number, random: Random, update: number): Batch;
  /** Measures a network, given as the function from inputs to outputs y_t, on `examples` fresh examples. */
  measure(outputs: (inputs: Inputs) => readonly Matrix[], examples: number, random: Random): Measures;
}

/** A task whose batches are one step of vectors: for feed-forward nets. */
export type VectorTask = Task & {readonly input: {readonly size: number}};

/** Vectors as they are; tokens through an embedding of this size. */
export function inputSpec({input}: Task, embedding: number): InputSpec {
  return "size" in input ? input : {vocabulary: input.vocabulary.length, embedding};
}
