/** A number with two decimals, a true minus sign, and none before zero. */
export function twoDecimals(value: number): string {
  const digits = value.toFixed(2);
  return Number(digits) === 0 ? "0.00" : digits.replace("-", "−");
}
