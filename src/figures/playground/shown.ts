import type {Shown} from "./drawing.js";
import type {History, Moment} from "./history.js";
import {lagsOf, lookedAt, portraitOf, statesOf, type Looked, type Portrait} from "./look.js";
import {heldInputs} from "./heldInputs.js";
import {titleOf} from "./words.js";

/** Remembers what was computed of runs and of their moments, so that a slider computes only what it changes. */
export function shownOf(sequences: number): (history: History, part: number, parts: number, held: number) => Shown {
  const sights = new WeakMap<History["run"], Looked>();
  const lagsAt = new WeakMap<Moment, readonly number[]>();
  const portraits = new WeakMap<Moment, Map<number, Portrait>>();
  return (history, part, parts, held) => {
    const {run, moments} = history;
    const looked = remembered(sights, run, () => lookedAt(run, sequences));
    // A run that is on is looked at where it is.
    const at = Math.min(moments.length - 1, part);
    const moment = moments[at];
    const inputs = heldInputs(run);
    const {x} = inputs[Math.min(held, inputs.length - 1)];
    const ofMoment = remembered(portraits, moment, () => new Map<number, Portrait>());
    return {
      title: titleOf(run),
      history,
      at,
      parts,
      lags: moments.map((one) => remembered(lagsAt, one, () => lagsOf(looked, one.parameters))),
      view: {
        parameters: moment.parameters,
        portrait: remembered(ofMoment, held, () => portraitOf(looked, moment.parameters, x)),
        states: statesOf(looked, moment.parameters)
      }
    };
  };
}

interface Memory<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): unknown;
}

function remembered<Key, Value>(memory: Memory<Key, Value>, key: Key, compute: () => Value): Value {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const value = compute();
  memory.set(key, value);
  return value;
}
