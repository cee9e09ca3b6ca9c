/** A value that prose may name. */
export type Fact = number | string | boolean | null | Facts | readonly Fact[];

/** Named values of a figure; one inside another is named by a path, `thrownAt.w`. */
export interface Facts {
  readonly [name: string]: Fact;
}
