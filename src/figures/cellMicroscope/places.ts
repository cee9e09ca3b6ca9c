import type {Microscope} from "./experiment.js";

/** Where a wire's card stands, in steps of the grid: along the cell's way, and across it. */
type Place = readonly [along: number, across: number];

/** Places of wires, and of the readers outside the step ("h>after", "c>after", "h>loss"). */
export type Places = Readonly<Record<string, Place>>;

interface Hints {
  readonly across: Places;
  readonly down: Places;
  /** Edges, "wire>reader", that change their lane at their start and not at their end. */
  readonly early: readonly string[];
}

/** Cells whose picture is set by hand; any other is laid out from its list of operations alone. */
const hints: Readonly<Record<string, Hints>> = {
  lstm: {
    across: {
      "c⁻": [0, 0], "h⁻": [0, 1.75], x: [0, 3.25], a_f: [1.5, 1], a_i: [1.5, 2], a_c: [1.5, 3], a_o: [1.5, 4],
      f: [2.5, 1], i: [2.5, 2], c̃: [2.5, 3], o: [2.5, 4], kept: [3.5, 0], written: [3.5, 2.5], c: [4.6, 0],
      tanh_c: [5.65, 1.9], h: [6.6, 3.1], "c>after": [7.5, 0], "h>after": [7.5, 2.4], "h>loss": [7.5, 3.8]
    }, // prettier-ignore
    down: {
      "c⁻": [0, 0], "h⁻": [0, 1.75], x: [0, 3.25], a_f: [1, 1], a_i: [1, 2], a_c: [1, 3], a_o: [1, 4],
      f: [2, 1], i: [2, 2], c̃: [2, 3], o: [2, 4], kept: [3, 0], written: [3, 2.5], c: [4, 0], tanh_c: [5, 1.9],
      h: [6, 3.2], "c>after": [7, 0], "h>after": [7, 2.8], "h>loss": [7, 3.7]
    }, // prettier-ignore
    early: []
  },
  gru: {
    across: {
      "h⁻": [0, 2.45], x: [0, 4.1], a_u: [1.3, 1.6], u: [2.3, 1.6], keep: [3.3, 0.85], kept: [4.5, 0], a_r: [1.3, 3.3],
      r: [2.3, 3.3], reset: [3.3, 2.45], a_h: [4.35, 3.1], h̃: [5.35, 3.1], replaced: [6.35, 1.6], h: [7.4, 0],
      "h>after": [8.4, 0], "h>loss": [8.4, 1.4]
    }, // prettier-ignore
    down: {
      "h⁻": [0, 2.1], x: [0, 4], a_u: [1.15, 1.2], u: [2.15, 1.2], keep: [3.15, 0.85], kept: [4.15, 0],
      a_r: [1.15, 3], r: [2.15, 3], reset: [3.15, 2.6], a_h: [4.15, 3.1], h̃: [5.15, 3.1], replaced: [6.15, 1.7],
      h: [7.15, 0.6], "h>after": [8.15, 0.2], "h>loss": [8.15, 1]
    }, // prettier-ignore
    early: ["h⁻>kept", "u>replaced"]
  },
  "gru-reset-after": {
    across: {
      "h⁻": [0, 2.6], x: [0, 4.4], a_u: [1.3, 1.35], u: [2.3, 1.35], keep: [3.3, 0.7], kept: [4.5, 0], a_r: [1.3, 2.5],
      r: [2.3, 2.5], reset: [1.3, 3.6], through: [3.4, 3.05], fromInput: [1.3, 4.7], a_h: [4.5, 3.4], h̃: [5.5, 3.4],
      replaced: [6.5, 1.8], h: [7.5, 0], "h>after": [8.5, 0], "h>loss": [8.5, 1.4]
    }, // prettier-ignore
    down: {
      "h⁻": [0, 2.1], x: [0, 4], a_u: [1.15, 1.1], u: [2.15, 1.1], keep: [3.15, 0.85], kept: [4.15, 0], a_r: [1.15, 2.1],
      r: [2.15, 2.1], reset: [1.15, 3.05], through: [3.15, 2.6], fromInput: [1.15, 4], a_h: [4.15, 3.3],
      h̃: [5.15, 3.3], replaced: [6.15, 1.8], h: [7.15, 0.6], "h>after": [8.15, 0.2], "h>loss": [8.15, 1]
    }, // prettier-ignore
    early: ["h⁻>kept", "u>replaced"]
  }
};

/** The places of a cell's wires: by hand where there are hints, else by how many operations lead to each. */
export function placesOf(microscope: Microscope, way: "across" | "down"): {places: Places; early: readonly string[]} {
  const byHand = (hints as Readonly<Record<string, Hints | undefined>>)[microscope.cell];
  return byHand ? {places: byHand[way], early: byHand.early} : {places: byDepth(microscope), early: []};
}

/** Each wire as far along as the longest chain of operations to it, those of one depth side by side. */
function byDepth({wires, operations}: Microscope): Places {
  const depth = new Map(wires.map(({name}) => [name, 0]));
  for (const {makes, paths} of operations)
    depth.set(makes, 1 + Math.max(...paths.map(({wire}) => depth.get(wire) ?? 0)));
  const last = Math.max(...depth.values());
  const outside = wires.flatMap(({name, addends}) =>
    addends.filter(({from}) => from === "after" || from === "loss").map(({from}) => `${name}>${from}`)
  );
  const columns = new Map<number, string[]>();
  for (const [name, at] of depth) columns.set(at, [...(columns.get(at) ?? []), name]);
  columns.set(last + 1, outside);
  const most = Math.max(...Array.from(columns.values(), ({length}) => length));
  return Object.fromEntries(
    Array.from(columns).flatMap(([at, names]) =>
      names.map((name, k) => [name, [at, ((k + 0.5) * most) / names.length - 0.5 + (at % 2 ? 0 : 0.18)] as const])
    )
  );
}
