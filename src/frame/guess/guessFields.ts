import {DefaultError, flag, type ChoiceField, type Field} from "../state/fields.js";

/**
 * A guess that is one of some words, or "" while there is none. It is the reader's own: what the prose sets leaves it as
 * it is.
 */
export function pick<const Value extends string>(options: readonly Value[]): ChoiceField<Value | ""> {
  return {
    options,
    initial: "",
    expected: `one of ${options.join(", ")}`,
    read(text) {
      const value = options.find((option) => option === text);
      return {value: value ?? "", exact: value !== undefined || text === ""};
    },
    write: String,
    whenUnnamed: (now) => now
  };
}

/** A field that holds a guess, whatever it is else: what the prose sets leaves it as it is. */
export function guessed<Value, Kind extends Field<Value>>(field: Kind & Field<Value>): Kind {
  return {...field, whenUnnamed: (now: Value) => now};
}

/** Whether the answer is shown: not at first, and from the first time on that the prose speaks of the figure. */
export function shown(): Field<boolean> {
  return {...flag(false), whenUnnamed: () => true};
}

/** A guess that is a curve, by its heights at so many places. */
export interface CurveField extends Field<readonly number[]> {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/**
 * A curve that the reader draws: its heights at fixed places, each from `min` to `max` on the grid of `step`.
 * @throws DefaultError where a default height is none of those
 */
export function drawnCurve(options: {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly default: readonly number[];
}): CurveField {
  const {min, max, step, default: initial} = options;
  const fit = (height: number): number => {
    const onGrid = min + Math.round((Math.min(max, Math.max(min, height)) - min) / step) * step;
    return Math.min(max, Number(onGrid.toFixed(6)));
  };
  const expected = `${initial.length} numbers from ${min} to ${max}, with a space between two`;
  const odd = initial.find((height) => fit(height) !== height);
  if (odd !== undefined) throw new DefaultError("drawnCurve", expected, odd);
  return {
    ...{min, max, step, initial, expected},
    read(text) {
      const words = text.trim().split(/\s+/);
      const asked = words.map(Number);
      if (words.length !== initial.length || !asked.every(Number.isFinite)) return {value: initial, exact: false};
      const value = asked.map(fit);
      return {value, exact: value.every((height, k) => Math.abs(height - asked[k]) < 1e-9)};
    },
    write: (heights) => heights.join(" "),
    whenUnnamed: (now) => now
  };
}
