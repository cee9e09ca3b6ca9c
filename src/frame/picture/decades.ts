import {range} from "d3";

/** Ticks of a logarithmic axis, as powers of ten: the multiples of `step` from bottom to top, 10⁰ = 1 among them. */
export function decades([bottom, top]: readonly [number, number], step: number): number[] {
  return range(step * Math.ceil(bottom / step), top + step / 1000, step);
}
