/** log₁₀ of a gradient's length as a byte: tenths of a decade above `floor`, 0 at it or below. */
export const shade = {floor: -15, perDecade: 10} as const;
