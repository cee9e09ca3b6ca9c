import type {Fields} from "./fields.js";

/** A figure's state as read from an address, with a note for each part that could not be taken as it stood. */
export interface AddressReading<State> {
  readonly state: State;
  readonly notes: readonly string[];
}

/**
 * Reads a figure's state from the search part of an address: `?loss-cliff.step=94&loss-cliff.clip=yes`.
 * Never throws: what is missing keeps its initial value, what is damaged is clamped or refused with a note.
 */
export function readState<State>(id: string, fields: Fields<State>, search: string): AddressReading<State> {
  const own = parameters(search).flatMap((part) => {
    const name = nameIn(id, part.key);
    return name === undefined ? [] : [[name, part.value] as const];
  });
  return readFields(id, fields, own);
}

/** Reads `name=value` pairs over a state, the initial one where none is given; of two pairs with one name the first counts. */
export function readFields<State>(
  id: string,
  fields: Fields<State>,
  pairs: Iterable<readonly [string, string]>,
  over: Readonly<State> = initialState(fields)
): AddressReading<State> {
  const state: State = {...over};
  const notes: string[] = [];
  const seen = new Set<string>();
  for (const [name, text] of pairs) {
    if (seen.has(name)) continue;
    seen.add(name);
    if (!hasField(fields, name)) {
      const known = Object.keys(fields).join(", ");
      notes.push(`${id} has no “${shorten(name)}” to set to “${shorten(text)}”. It has ${known}.`);
      continue;
    }
    const {value, exact} = fields[name].read(text);
    state[name] = value;
    if (!exact) {
      const {expected} = fields[name];
      notes.push(
        `${String(name)} expects ${expected}, but was given “${shorten(text)}”. Shown: ${fields[name].write(value)}.`
      );
    }
  }
  return {state, notes};
}

/** The search part with this figure's values in place of its former ones; defaults are left out, all else is kept. */
export function writeState<State>(id: string, fields: Fields<State>, state: State, search: string): string {
  const others = parameters(search).filter((part) => nameIn(id, part.key) === undefined);
  const parts = [...others.map((part) => part.raw), ...writeFields(id, fields, state)];
  return parts.length > 0 ? `?${parts.join("&")}` : "";
}

/** This figure's values that are not the initial ones, each as `id.name=value`. */
export function writeFields<State>(id: string, fields: Fields<State>, state: State): string[] {
  const names = Object.keys(fields) as (keyof State & string)[];
  return names.flatMap((name) => {
    const text = fields[name].write(state[name]);
    return text === fields[name].write(fields[name].initial) ? [] : [`${id}.${name}=${encodeURIComponent(text)}`];
  });
}

/** Whether two states are the same, to the digits that an address has. */
export function sameState<State>(fields: Fields<State>, one: Readonly<State>, other: Readonly<State>): boolean {
  const names = Object.keys(fields) as (keyof State)[];
  return names.every((name) => fields[name].write(one[name]) === fields[name].write(other[name]));
}

/** What a state becomes where the prose sets one and names no field of it: as at first, but for what is the reader's own. */
export function unnamedState<State>(fields: Fields<State>, now: Readonly<State>): State {
  const names = Object.keys(fields) as (keyof State)[];
  return Object.fromEntries(
    names.map((name) => [name, fields[name].whenUnnamed?.(now[name]) ?? fields[name].initial])
  ) as State;
}

export function initialState<State>(fields: Fields<State>): State {
  const names = Object.keys(fields) as (keyof State)[];
  return Object.fromEntries(names.map((name) => [name, fields[name].initial])) as State;
}

interface Parameter {
  readonly key: string;
  readonly value: string;
  /** As it stood, so that another's parameter is kept to the letter. */
  readonly raw: string;
}

function parameters(search: string): Parameter[] {
  const parts = search.replace(/^\?/, "").split("&");
  return parts.flatMap((raw) => [...new URLSearchParams(raw)].map(([key, value]) => ({key, value, raw})));
}

function nameIn(id: string, key: string): string | undefined {
  return key.startsWith(`${id}.`) ? key.slice(id.length + 1) : undefined;
}

function hasField<State>(fields: Fields<State>, name: PropertyKey): name is keyof State {
  return Object.hasOwn(fields, name);
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
