/** A number in words as type sets it, with a minus sign for the hyphen: −0.40. */
export function withMinus(value: number | string): string {
  return String(value).replace("-", "−");
}
