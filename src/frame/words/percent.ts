import {format} from "d3";

const whole = format(".0%");

/** A probability in per cent; never 0 or 100 of one that is neither: `over` stands before 99. */
export function percent(p: number, over = "over "): string {
  if (p < 0.005) return "under 1%";
  return p >= 0.995 ? `${over}99%` : whole(p);
}
