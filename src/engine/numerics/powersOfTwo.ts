/** The exponent of the smallest positive float64 number. */
export const LOWEST = -1074;

const HIGHEST = 1023;

/** 2^k at k − LOWEST, for every power of two that float64 has. */
export const powersOfTwo = allPowers();

function allPowers(): Float64Array {
  const powers = new Float64Array(HIGHEST - LOWEST + 1);
  powers[0] = Number.MIN_VALUE;
  for (let k = 1; k < powers.length; ++k) powers[k] = 2 * powers[k - 1];
  return powers;
}
