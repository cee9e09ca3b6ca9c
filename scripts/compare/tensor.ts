import * as v from "valibot";

/** Numbers in row-major order and their shape; a single number is of shape []. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Float64Array;
}

/** Arrays of arrays down to numbers, as a file holds a tensor. */
type Nested = number | readonly Nested[];

/** A schema of nested arrays of exactly this shape with finite numbers, which gives a tensor. */
export function tensorSchema(shape: readonly number[]): v.GenericSchema<unknown, Tensor> {
  return v.pipe(
    nested(shape),
    v.transform((values) => ({shape, data: Float64Array.from(flatten(values))}))
  );
}

/**
 * Whether all numbers are those of float32, exactly or in the nine digits that it takes to write one; and not only because
 * they are as short as 0, 1 or 0.25.
 */
export function isFloat32(tensors: readonly Tensor[]): boolean {
  const values = tensors.flatMap(({data}) => Array.from(data));
  const digits = (value: number) => (/^-?([\d.]+)/.exec(value.toExponential())?.[1] ?? "").replace(".", "").length;
  const short = (value: number, most: number) => digits(value) <= most;
  return (
    !values.every((value) => short(value, 5)) &&
    (values.every((value) => Math.fround(value) === value) || values.every((value) => short(value, 9)))
  );
}

/** `name[2][0]` for the entry at `index` of the tensor's data. */
export function entryName(name: string, {shape}: Tensor, index: number): string {
  let left = index;
  const indices = [...shape].reverse().map((length) => {
    const here = left % length;
    left = (left - here) / length;
    return `[${here}]`;
  });
  return name + [...indices].reverse().join("");
}

function flatten(values: Nested): number[] {
  return typeof values === "number" ? [values] : values.flatMap(flatten);
}

function nested([length, ...rest]: readonly number[]): v.GenericSchema<unknown, Nested> {
  if (length === undefined) return v.pipe(v.number("a number"), v.finite("a finite number"));
  const what = rest.length > 0 ? "array" : "number";
  const expected = `an array of ${length} ${what}${length === 1 ? "" : "s"}`;
  return v.pipe(v.array(nested(rest), expected), v.length(length, expected));
}
