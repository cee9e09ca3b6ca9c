import type {Microscope} from "./experiment.js";

/** How far a wire is at a stop: whether its value and its gradient are known, and whether the stop is about it. */
export interface Progress {
  readonly value: boolean;
  readonly gradient: boolean;
  readonly active: boolean;
}

/** A path at a stop: waiting, used forward, used back, or the one that the stop is about. */
export type Phase = "waiting" | "forward" | "back" | "active";

/** What can be seen at a stop of a microscope. */
export interface Shown {
  wire(name: string): Progress;
  /** `from` is the reading operation, or a reader outside. */
  path(wire: string, from: string): Phase;
}

/** What has been computed when the microscope stands at a stop. */
export function shownAt({stops, operations, wires}: Microscope, stopAt: number): Shown {
  const stop = stops[stopAt];
  const past = stops.slice(0, stopAt + 1);
  const made = new Set(operations.map(({makes}) => makes));
  const forward = new Set(past.flatMap((one) => (one.at === "forward" ? [one.makes] : [])));
  const back = new Set(past.flatMap((one) => (one.at === "backward" ? [one.makes] : [])));
  const met = new Set(past.flatMap((one) => (one.at === "meeting" ? [one.wire] : [])));
  const inTheWayBack = stop.at === "meeting" || stop.at === "backward";
  const addends = new Map(wires.map((wire) => [wire.name, wire.addends.map(({from}) => from)]));
  const arrived = (from: string): boolean => inTheWayBack && (back.has(from) || from === "loss" || from === "after");
  const complete = (name: string): boolean => {
    const all = addends.get(name) ?? [];
    return inTheWayBack && all.every(arrived) && (all.length < 2 || met.has(name) || back.has(name));
  };
  const about = (name: string): boolean =>
    stop.at === "inputs" ? !made.has(name) : stop.at === "meeting" ? stop.wire === name : stop.makes === name;
  return {
    wire: (name) => ({value: !made.has(name) || forward.has(name), gradient: complete(name), active: about(name)}),
    path(wire, from) {
      if (stop.at === "forward" && stop.makes === from) return "active";
      if (stop.at === "backward" && stop.makes === from) return "active";
      if (stop.at === "meeting" && stop.wire === wire) return "active";
      if (arrived(from)) return "back";
      return forward.has(from) ? "forward" : "waiting";
    }
  };
}
