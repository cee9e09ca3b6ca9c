import {initialState, readFields, sameState, unnamedState, type Pair} from "./addressState.js";
import type {Fields} from "./fields.js";
import {followAddress} from "./followAddress.js";
import {stateHistory} from "./stateHistory.js";
import {watched} from "./watched.js";

/** A figure's state, kept in step with the page's address. */
export interface FigureState<State> {
  readonly state: Readonly<State>;
  /** Changes part of the state; each value is clamped to its field. */
  set(change: Partial<State>): void;
  setField<Name extends keyof State>(name: Name, value: State[Name]): void;
  /** Becomes the state that prose with these pairs, and no others, sets: an address's, but for what is the reader's own. */
  becomeFromText(pairs: readonly Pair[]): void;
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
  const shown = watched<Readonly<State>>(initialState(fields), fail);
  const history = stateHistory<Readonly<State>>();

  /** The state that was read; what could not be taken as it stood is said in place of what was said before. */
  const taken = ({state, notes}: ReturnType<typeof readFields<State>>): State => {
    clearNotes();
    notes.forEach(note);
    return state;
  };
  const restore = (): void => shown.become(taken(address.read()));
  const address = followAddress(id, fields, {current: () => shown.value, moved: restore, signal});
  restore();

  const isAt = (other: Readonly<State>): boolean => sameState(fields, other, shown.value);
  const show = (next: Readonly<State>): void => {
    shown.become(next);
    address.write();
  };
  const change = (next: Readonly<State>): void => {
    if (isAt(next)) return;
    history.remember(shown.value);
    show(next);
  };
  /** A change that is a movement of its own, however soon after the last one and before the next. */
  const changeAtOnce = (next: Readonly<State>): void => {
    history.endMovement();
    change(next);
    history.endMovement();
  };

  const stateOf = (pairs: readonly Pair[]): State =>
    taken(readFields(id, fields, pairs, unnamedState(fields, shown.value)));

  return {
    get state() {
      return shown.value;
    },
    set: (part) => change(withFields(fields, shown.value, part)),
    setField: (name, value) => change({...shown.value, [name]: clamped(fields, name, value)}),
    becomeFromText: (pairs) => changeAtOnce(stateOf(pairs)),
    reset() {
      clearNotes();
      changeAtOnce(initialState(fields));
    },
    isAt,
    undo() {
      const before = history.takeBack(isAt);
      if (before !== undefined) show(before);
      return before !== undefined;
    },
    watch: (listener) => shown.watch(listener),
    refresh: () => shown.refresh()
  };
}

/** A state with some of its fields changed; what is undefined stays. */
function withFields<State>(fields: Fields<State>, state: Readonly<State>, change: Partial<State>): State {
  const next: State = {...state};
  for (const name of Object.keys(fields) as (keyof State)[]) {
    const value = change[name];
    if (value !== undefined) next[name] = clamped(fields, name, value);
  }
  return next;
}

/** A value as its field has it: within its range, with the digits that an address has. */
function clamped<State, Name extends keyof State>(fields: Fields<State>, name: Name, value: State[Name]): State[Name] {
  return fields[name].read(fields[name].write(value)).value;
}
