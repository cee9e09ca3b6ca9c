/** How the two descents are drawn in every panel: told apart by colour, dash and mark, also where one stands on the other. */
export const runs = {
  clipped: {colour: "var(--clipped)", dash: "none", width: 1.5, symbol: "circle", radius: 6.5},
  unclipped: {colour: "var(--unclipped)", dash: "5 3", width: 1.5, symbol: "triangle", radius: 4.5}
} as const;

export type RunName = keyof typeof runs;
