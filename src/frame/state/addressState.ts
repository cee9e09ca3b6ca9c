import type {Field, Fields, Reading} from "./fields.js";
import {parameters, searchOf} from "./parameters.js";

/** A field's name and what its value may say, the likeliest reading first. */
export type Pair = readonly [name: string, readings: readonly string[]];

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
  return readFields(id, fields, ownPairs(id, search));
}

/** What the search part of an address sets of a figure. */
export function ownPairs(id: string, search: string): Pair[] {
  return parameters(search).flatMap(({key, readings}): Pair[] => {
    const name = nameIn(id, key);
    return name === undefined ? [] : [[name, readings]];
  });
}

/** What a text sets of a figure that it does not name: `step=94&clip=yes`. */
export function pairsOf(text: string): Pair[] {
  return parameters(text).map(({key, readings}) => [key, readings]);
}

/** Reads pairs over a state, the initial one where none is given; of two pairs with one name the first counts. */
export function readFields<State>(
  id: string,
  fields: Fields<State>,
  pairs: Iterable<Pair>,
  over: Readonly<State> = initialState(fields)
): AddressReading<State> {
  const state: State = {...over};
  const notes: string[] = [];
  const seen = new Map<string, string>();
  for (const [given, readings] of pairs) {
    const text = shorten(readings[0] ?? "");
    const name = fieldNamed(fields, given);
    const before = seen.get(name ?? given);
    seen.set(name ?? given, before ?? text);
    if (before !== undefined) {
      if (before !== text)
        notes.push(`${shorten(name ?? given)} is set twice: the first, “${before}”, counts, and “${text}” does not.`);
      continue;
    }
    if (name === undefined) {
      const known = Object.keys(fields).join(", ");
      notes.push(`${id} has no “${shorten(given)}” to set to “${text}”. It has ${known}.`);
      continue;
    }
    const {value, exact} = bestReading(fields[name], readings);
    state[name] = value;
    if (!exact)
      notes.push(
        `${name} expects ${fields[name].expected}, but was given “${text}”. Shown: ${fields[name].write(value)}.`
      );
  }
  return {state, notes};
}

/** The first that the field takes as it stands; else the first of which it can make something. */
function bestReading<Value>(field: Field<Value>, readings: readonly string[]): Reading<Value> {
  const read = readings.map((text) => field.read(text));
  const refused: Reading<Value> = {value: field.initial, exact: false};
  return read.find(({exact}) => exact) ?? read.find(({value}) => value !== field.initial) ?? refused;
}

/** The search part with this figure's values in place of its former ones; defaults are left out, all else is kept. */
export function writeState<State>(id: string, fields: Fields<State>, state: State, search: string): string {
  const others = parameters(search).filter(({key}) => nameIn(id, key) === undefined);
  return searchOf([...others.map(({raw}) => raw), ...writeFields(id, fields, state)]);
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

function nameIn(id: string, key: string): string | undefined {
  const head = `${id}.`;
  return key.slice(0, head.length).toLowerCase() === head ? key.slice(head.length) : undefined;
}

/** The field of that name, in whatever case it is written. */
function fieldNamed<State>(fields: Fields<State>, given: string): (keyof State & string) | undefined {
  const names = Object.keys(fields) as (keyof State & string)[];
  return names.find((name) => name === given) ?? names.find((name) => name.toLowerCase() === given.toLowerCase());
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
