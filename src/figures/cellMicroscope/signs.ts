import type {Microscope} from "./microscope.js";

type Operation = Microscope["operations"][number];

/** What stands for an operation on a card: the letters of an affine map's matrices are in its equation, and W for all. */
export function signOf({kind, sign}: Pick<Operation, "kind" | "sign">): string {
  return kind === "affine" ? "W" : sign;
}

/** How wide the sign's field is, in letters of this size. */
export function signWidth(operation: Pick<Operation, "kind" | "sign">, font: number): number {
  const {length} = signOf(operation);
  return length === 1 ? font + 5 : 0.63 * font * length + 4;
}
