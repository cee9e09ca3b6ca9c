/** How networks that read a sentence one way and both ways are drawn beside each other. */
export const directionStyles = {
  "one-way": {label: "one way", colour: "var(--path-h)", dash: "none", mark: "circle"},
  "both-ways": {label: "both ways", colour: "var(--path-c)", dash: "7 3", mark: "diamond"}
} as const;
