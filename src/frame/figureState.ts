import {initialState, readFields, readState, writeFields, writeState} from "./addressState.js";
import type {Fields} from "./fields.js";
import {flushAddress, writeAddress} from "./writeAddress.js";

/** A figure's state, kept in step with the page's address. */
export interface FigureState<State> {
  readonly state: Readonly<State>;
  /** Changes part of the state; each value is clamped to its field. */
  set(change: Partial<State>): void;
  setField<Name extends keyof State>(name: Name, value: State[Name]): void;
  /** Changes the fields that `pairs` name, as an address would. */
  setFromText(pairs: URLSearchParams): void;
  /** Becomes the state that an address with these pairs, and no others, has. */
  becomeFromText(pairs: URLSearchParams): void;
  reset(): void;
  /** Whether the state is this one, to the digits that an address has. */
  isAt(state: Readonly<State>): boolean;
  /** Takes back the last change, a drag as a whole; says whether there was one. */
  undo(): boolean;
  /** Calls `listener` now and after each change of state. */
  watch(listener: (state: Readonly<State>) => void): void;
  /** Calls all listeners: what they show of the same state has changed. */
  refresh(): void;
}

/** Changes that follow each other faster than this are one movement, in ms. */
const oneMovement = 700;

export interface FigureStateOptions {
  /** Called with each part of an address that could not be taken as it stood, after `clearNotes`. */
  readonly note: (message: string) => void;
  readonly clearNotes: () => void;
  /** Called with what a listener throws. */
  readonly fail: (error: unknown) => void;
  /** Ends the listening to the address. */
  readonly signal: AbortSignal;
}

/** State that starts from the address, writes itself there, and follows it when the reader goes back or forward. */
export function figureState<State>(
  id: string,
  fields: Fields<State>,
  {note, clearNotes, fail, signal}: FigureStateOptions
): FigureState<State> {
  const listeners: ((state: Readonly<State>) => void)[] = [];
  const text = (state: State): string => writeFields(id, fields, state).join("&");
  let state = initialState(fields);
  let addressed = text(state);
  const past: State[] = [];
  let movedAt = -Infinity;

  const tell = (listener: (state: Readonly<State>) => void): void => {
    try {
      listener(state);
    } catch (error) {
      fail(error);
    }
  };

  const become = (next: State): void => {
    state = next;
    listeners.forEach(tell);
  };

  const restore = (): void => {
    const reading = readState(id, fields, location.search);
    clearNotes();
    reading.notes.forEach(note);
    addressed = text(reading.state);
    become(reading.state);
  };

  /** A link within the page moves the address too, while what was written last may still be on its way: keep that. */
  const restoreIfMoved = (): void => {
    if (text(readState(id, fields, location.search).state) !== addressed) restore();
  };

  const remember = (): void => {
    const now = performance.now();
    if (now - movedAt > oneMovement) past.push(state);
    movedAt = now;
  };

  const change = (next: State): void => {
    if (text(next) === text(state)) return;
    remember();
    show(next);
  };

  /** A change that is a movement of its own, however soon after the last one and before the next. */
  const changeAtOnce = (next: State): void => {
    movedAt = -Infinity;
    change(next);
    movedAt = -Infinity;
  };

  const show = (next: State): void => {
    become(next);
    writeAddress(id, (search) => {
      addressed = text(state);
      return writeState(id, fields, state, search);
    });
  };

  restore();
  addEventListener("popstate", restoreIfMoved, {signal});
  addEventListener("pageshow", restoreIfMoved, {signal});
  addEventListener("pagehide", flushAddress, {signal});

  const set = (part: Partial<State>): void => {
    const next = {...state};
    for (const name of Object.keys(fields) as (keyof State)[]) {
      const value = part[name];
      if (value !== undefined) next[name] = fields[name].read(fields[name].write(value)).value;
    }
    change(next);
  };

  return {
    get state() {
      return state;
    },
    set,
    setField: (name, value) => change({...state, [name]: fields[name].read(fields[name].write(value)).value}),
    setFromText(pairs) {
      const reading = readFields(id, fields, pairs);
      const next = {...state};
      for (const name of Object.keys(fields) as (keyof State & string)[]) {
        if (pairs.has(name)) next[name] = reading.state[name];
      }
      reading.notes.forEach(note);
      changeAtOnce(next);
    },
    becomeFromText(pairs) {
      const reading = readFields(id, fields, pairs);
      reading.notes.forEach(note);
      changeAtOnce(reading.state);
    },
    reset() {
      clearNotes();
      changeAtOnce(initialState(fields));
    },
    isAt: (other) => text(other) === text(state),
    undo() {
      let before = past.pop();
      // A movement that came back to where it began has nothing to undo.
      while (before !== undefined && text(before) === text(state)) before = past.pop();
      if (before === undefined) return false;
      movedAt = -Infinity;
      show(before);
      return true;
    },
    watch(listener) {
      listeners.push(listener);
      tell(listener);
    },
    refresh: () => listeners.forEach(tell)
  };
}
