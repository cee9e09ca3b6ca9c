const digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A whole number as a superscript: −12 as ⁻¹². */
export function superscript(value: number): string {
  const raised = Array.from(String(Math.abs(value)), (digit) => digits[Number(digit)]).join("");
  return value < 0 ? `⁻${raised}` : raised;
}
