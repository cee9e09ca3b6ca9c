/** Letters that stay readable over lines: with the paper around them. */
export const halo = {stroke: "var(--paper)", strokeWidth: 3};

/** For letters over what is heavier than a line. */
export const broadHalo = {...halo, strokeWidth: 4};

/** The halo as attributes of a text in SVG. */
export const haloAttributes = {stroke: halo.stroke, "stroke-width": halo.strokeWidth, "paint-order": "stroke"};
