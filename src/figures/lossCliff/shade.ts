import {sequential} from "../../frame/palette.js";

/** The scale's share that the highest loss gets: its paler half, over which the descents can be seen. */
const strongest = 0.55;

/** The surface's shade by the root of E, which is the distance from the target: the low side of the wall has shades too. */
export function shadeOf(E: number, highest: number): string {
  return sequential(strongest * Math.sqrt(Math.max(0, E) / highest));
}
