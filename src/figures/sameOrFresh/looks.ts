/** How the two are told apart: by colour, dash and name; how their spread grows with k in a linear net; their part of formulas. */
export const looks = {
  same: {name: "one matrix", colour: "var(--gradient)", dash: "none", slope: 1, grows: "∝ k", symbol: "gradient"},
  fresh: {name: "fresh ones", colour: "var(--forward)", dash: "6 3", slope: 0.5, grows: "∝ √k", symbol: "state"}
} as const;

export type Which = keyof typeof looks;

/** In the order in which they are drawn. */
export const both = ["fresh", "same"] as const;
