/** The cells that read and write. */
export const cells = ["lstm", "gru"] as const;
export type Cell = (typeof cells)[number];
