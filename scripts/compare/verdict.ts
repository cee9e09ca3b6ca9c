import type {Comparison} from "./compareReference.js";

/** Whether the engine agrees with a reference, and what the row says of it beside the error. */
export function verdict(
  {error, allowed}: Pick<Comparison, "error" | "allowed">,
  limit: number
): {agrees: boolean; says: string} {
  const bound = allowed > limit ? `${allowed.toExponential(1)}, as far as rounding alone moves it` : String(limit);
  if (!(error <= allowed)) return {agrees: false, says: ` ABOVE ${bound}`};
  return {agrees: true, says: allowed > limit ? ` (within ${bound})` : ""};
}
