import type {MedianSpread} from "./statistics.js";

/** A median and its interval with so many decimals: data that go into a page are as fine as its picture shows. */
export function roundedSpread({median, low, high}: MedianSpread, decimals: number): MedianSpread {
  const rounded = (value: number) => Number(value.toFixed(decimals));
  return {median: rounded(median), low: rounded(low), high: rounded(high)};
}
