/**
 * √(a² + b²), scaled by the larger of the two, so that no square overflows or underflows.
 * Math.hypot is not used: engines round it differently.
 */
export function hypotenuse(a: number, b: number): number {
  const larger = Math.max(Math.abs(a), Math.abs(b));
  if (larger === 0) return 0;
  const ratio = Math.min(Math.abs(a), Math.abs(b)) / larger;
  return larger * Math.sqrt(1 + ratio * ratio);
}
