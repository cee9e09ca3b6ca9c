/** What the figure shows of the runs. */
export const shows = ["share", "updates"] as const;
export type Show = (typeof shows)[number];
