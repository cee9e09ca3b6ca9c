/** How the two descents are drawn in every panel: told apart by colour, dash and mark. */
export const runs = {
  clipped: {colour: "var(--clipped)", dash: "none", width: 1.5, symbol: "circle"},
  unclipped: {colour: "var(--unclipped)", dash: "5 3", width: 1.5, symbol: "triangle"}
} as const;

export type RunName = keyof typeof runs;
