import type {Microscope} from "./microscope.js";
import {choice, integer, text, type Fields} from "../../frame/state/fields.js";

export interface State {
  /** The stop: 0 is what comes in. */
  readonly stop: number;
  /** Paths that are cut, by their names in the address: "c.after,h-.a_f". */
  readonly cuts: string;
  /** Entries that the reader has changed: "W_f.1.2:0.5,x.1:-1". */
  readonly edits: string;
  /** The entry that the slider is for, and the path that the scissors are at. */
  readonly entry: string;
  readonly path: string;
}

/** A path back, from the reader of a wire to the wire. */
export interface BackwardPath {
  readonly wire: string;
  readonly from: string;
}

/** Signs that an address would have to write as codes have a letter of their own there. */
const plain = (name: string): string => name.replaceAll("⁻", "-").replaceAll("\u0303", "~");
const signed = (name: string): string => name.replaceAll("-", "⁻").replaceAll("~", "\u0303");

const pattern = {
  cuts: /^[\w.~-]+\.[\w~]+(,[\w.~-]+\.[\w~]+)*$/,
  edits: /^[\w.-]+:-?\d(\.\d{1,2})?(,[\w.-]+:-?\d(\.\d{1,2})?)*$/
};

/** The path's name in the address. */
export function pathKey({wire, from}: BackwardPath): string {
  return plain(`${wire}.${from}`);
}

/** All paths back of a step, from what comes from outside to what goes out. */
export function pathsOf({wires}: Microscope): BackwardPath[] {
  return [...wires].reverse().flatMap(({name, addends}) => addends.map(({from}) => ({wire: name, from})));
}

/** The cuts of a state as the experiment names them. */
export function cutsOf({cuts}: Pick<State, "cuts">): Set<string> {
  const keys = cuts === "" ? [] : cuts.split(",");
  return new Set(keys.map((key) => signed(key).replace(/\.(?=[^.]*$)/, " from ")));
}

/** A state's cuts with one more, or one less. */
export function toggled(cuts: string, path: string): string {
  const keys = cuts === "" ? [] : cuts.split(",");
  return (keys.includes(path) ? keys.filter((key) => key !== path) : [...keys, path]).join(",");
}

/** The edits of a state, by the entries' names. */
export function editsOf({edits}: Pick<State, "edits">): Map<string, number> {
  const pairs = edits === "" ? [] : edits.split(",").map((pair) => pair.split(":"));
  return new Map(pairs.map(([name, value]) => [signed(name), Number(value)]));
}

/** A state's edits with another value for an entry; none where it is the value of the settings. */
export function withEdit(edits: string, entry: string, value: number, original: number): string {
  const all = editsOf({edits});
  if (value === original) all.delete(signed(entry));
  else all.set(signed(entry), value);
  return Array.from(all, ([name, number]) => `${plain(name)}:${number}`).join(",");
}

/** The names of a step's entries in the address. */
export function entryKeys({entries}: Microscope): string[] {
  return entries.map(({name}) => plain(name));
}

/** How a name from the address reads. */
export const readKey = signed;

/** The stop that a reader sees first: what comes in, or where the paths into c meet, and in a cell without c those into h. */
export type Opening = "inputs" | "meeting";

function firstStop({stops}: Microscope, opening: Opening): number {
  if (opening === "inputs") return 0;
  const meeting = (wire: string): number => stops.findIndex((stop) => stop.at === "meeting" && stop.wire === wire);
  return meeting("c") >= 0 ? meeting("c") : meeting("h");
}

/** Whether a stop is on the way back: what stands beside the step forward belongs to that. */
export function isBack({at}: Microscope["stops"][number]): boolean {
  return at === "meeting" || at === "backward";
}

/** The fields of a figure, of the step as its settings have it. */
export function fieldsOf(microscope: Microscope, limit: number, opening: Opening): Fields<State> {
  const paths = pathsOf(microscope).map(pathKey);
  const entries = entryKeys(microscope);
  const known = (keys: readonly string[], list: string, part: RegExp): boolean =>
    list.split(",").every((item) => keys.includes(item.replace(part, "")));
  return {
    stop: integer({min: 0, max: microscope.stops.length - 1, default: firstStop(microscope, opening)}),
    cuts: text({
      default: "",
      maxLength: 400,
      expected: `paths of this figure, as in ${paths[0]}`,
      accepts: (list) => list === "" || (pattern.cuts.test(list) && known(paths, list, /$/))
    }),
    edits: text({
      default: "",
      maxLength: 1200,
      expected: `entries with values from −${limit} to ${limit}, as in ${entries[0]}:0.5`,
      accepts: (list) =>
        list === "" ||
        (pattern.edits.test(list) &&
          known(entries, list, /:.*$/) &&
          list.split(",").every((item) => Math.abs(Number(item.split(":")[1])) <= limit))
    }),
    entry: choice(entries, entries[0]),
    // The scissors start at the path that no matrix stands in, where the cell has one.
    path: choice(paths, ["c.after", "h-.kept"].find((path) => paths.includes(path)) ?? paths[0])
  };
}

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
  const inTheWayBack = isBack(stop);
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
