/** How networks were trained: the ways, the units a direction, and how many words after the intensifier they answer. */
export const columns = [
  {name: "one-way", runs: "intensifier", suffix: "-one-way", delay: 0},
  {name: "larger", runs: "intensifier-delay", suffix: ".delay0", delay: 0},
  {name: "delay1", runs: "intensifier-delay", suffix: ".delay1", delay: 1},
  {name: "delay2", runs: "intensifier-delay", suffix: ".delay2", delay: 2},
  {name: "delay3", runs: "intensifier-delay", suffix: ".delay3", delay: 3},
  {name: "both-ways", runs: "intensifier", suffix: "-both-ways", delay: 0}
] as const;
export type ColumnName = (typeof columns)[number]["name"];

/** How many directions a network has, by name. */
export const ways = ["one-way", "both-ways"] as const;
export type Way = (typeof ways)[number];
