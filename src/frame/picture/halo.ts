/** Letters that stay readable over lines: with the paper around them. */
export const halo = {stroke: "var(--paper)", strokeWidth: 3};
