import type {Microscope} from "./microscope.js";

/** Where a wire's card stands: its row, and from the left (0) to the right (1). */
export type Place = readonly [row: number, across: number];

/** Places of wires, and of the readers outside the step ("h>after", "c>after", "h>loss"). */
type Places = Readonly<Record<string, Place>>;

interface Hints {
  /** Vectors that lie, of which four have room in a row, and that stand. */
  readonly flat: Places;
  readonly upright: Places;
  /** Edges, "wire>reader", that change their lane at their start and not at their end. */
  readonly early: readonly string[];
  /** What is joined by a straight line along the left edges of its cards; an early edge into one comes down there too. */
  readonly lane: readonly string[];
}

/** Cells whose picture is set by hand; any other is laid out from its list of operations alone. */
const hints: Readonly<Record<string, Hints>> = {
  lstm: {
    flat: {
      "c⁻": [0, 0], "h⁻": [0, 0.52], x: [0, 1], a_f: [1, 0.04], a_i: [1, 0.36], a_c: [1, 0.68], a_o: [1, 1],
      f: [2, 0.04], i: [2, 0.355], c̃: [2, 0.68], o: [2, 1], kept: [3, 0], written: [3, 0.52], c: [4, 0],
      tanh_c: [5, 0.34], h: [6, 0.55], "c>after": [6, 0], "h>after": [5.75, 1], "h>loss": [6.25, 1]
    }, // prettier-ignore
    upright: {
      "c⁻": [0, 0], "h⁻": [0, 0.47], x: [0, 0.88], a_f: [1, 0.13], a_i: [1, 0.42], a_c: [1, 0.71], a_o: [1, 1],
      f: [2, 0.13], i: [2, 0.42], c̃: [2, 0.71], o: [2, 1], kept: [3, 0], written: [3, 0.565], c: [4, 0],
      tanh_c: [5, 0.47], h: [6, 0.8], "c>after": [7, 0], "h>after": [7, 0.72], "h>loss": [7, 1]
    }, // prettier-ignore
    early: [],
    lane: ["c⁻", "kept", "c", "c>after"]
  },
  gru: {
    flat: {
      "h⁻": [0, 0.42], x: [0, 1], a_u: [1, 0.25], u: [2, 0.25], keep: [3, 0.275], kept: [4, 0], a_r: [1, 0.78],
      r: [2, 0.78], reset: [3, 0.72], a_h: [4, 0.82], h̃: [5, 0.82], replaced: [6, 0.48], h: [7, 0.1],
      "h>after": [6.75, 0.75], "h>loss": [7.25, 0.75]
    }, // prettier-ignore
    upright: {
      "h⁻": [0, 0.52], x: [0, 1], a_u: [1.15, 0.3], u: [2.15, 0.3], keep: [3.15, 0.21], kept: [4.15, 0],
      a_r: [1.15, 0.75], r: [2.15, 0.75], reset: [3.15, 0.65], a_h: [4.15, 0.78], h̃: [5.15, 0.78],
      replaced: [6.15, 0.42], h: [7.15, 0.15], "h>after": [8.15, 0.12], "h>loss": [8.15, 0.3]
    }, // prettier-ignore
    early: ["h⁻>kept", "u>replaced"],
    lane: ["kept"]
  },
  "gru-reset-after": {
    flat: {
      "h⁻": [0, 0.42], x: [0, 1], a_u: [1, 0.04], a_r: [1, 0.36], reset: [1, 0.765], fromInput: [2, 1], u: [2, 0.04],
      r: [2, 0.36], keep: [3, 0.06], through: [3, 0.7], kept: [4, 0], a_h: [4, 0.85], h̃: [5, 0.85],
      replaced: [6, 0.35], h: [7, 0.1], "h>after": [6.75, 0.75], "h>loss": [7.25, 0.75]
    }, // prettier-ignore
    upright: {
      "h⁻": [0, 0.52], x: [0, 1], a_u: [1.15, 0.05], a_r: [1.15, 0.365], reset: [1.15, 0.68], fromInput: [1.15, 1],
      u: [2.15, 0.05], r: [2.15, 0.365], keep: [3.15, 0.06], through: [3.15, 0.6], kept: [4.15, 0], a_h: [4.15, 0.82],
      h̃: [5.15, 0.82], replaced: [6.15, 0.42], h: [7.15, 0.15], "h>after": [8.15, 0.12], "h>loss": [8.15, 0.3]
    }, // prettier-ignore
    early: ["h⁻>kept", "u>replaced"],
    lane: ["kept"]
  }
};

/** The places of a cell's wires: by hand where there are hints, else by how many operations lead to each. */
export function placesOf(
  microscope: Microscope,
  isFlat: boolean
): {places: Places; early: readonly string[]; lane: readonly string[]} {
  const byHand = (hints as Readonly<Record<string, Hints | undefined>>)[microscope.cell];
  if (!byHand) return {places: byDepth(microscope), early: [], lane: []};
  const {flat, upright, early, lane} = byHand;
  return {places: isFlat ? flat : upright, early, lane};
}

/** Each wire as far down as the longest chain of operations to it, those of one depth side by side. */
function byDepth({wires, operations}: Microscope): Places {
  const depth = new Map(wires.map(({name}) => [name, 0]));
  for (const {makes, paths} of operations)
    depth.set(makes, 1 + Math.max(...paths.map(({wire}) => depth.get(wire) ?? 0)));
  const last = Math.max(...depth.values());
  const outside = wires.flatMap(({name, addends}) =>
    addends.filter(({from}) => from === "after" || from === "loss").map(({from}) => `${name}>${from}`)
  );
  const rows = new Map<number, string[]>();
  for (const [name, at] of depth) rows.set(at, [...(rows.get(at) ?? []), name]);
  rows.set(last + 1, outside);
  return Object.fromEntries(
    Array.from(rows).flatMap(([at, names]) => names.map((name, k) => [name, [at, (k + 0.5) / names.length] as const]))
  );
}
