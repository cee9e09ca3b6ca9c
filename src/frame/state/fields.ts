/** What came of reading a text as a field's value: the value to use, and whether the text was taken as it stood. */
export interface Reading<Value> {
  readonly value: Value;
  /** False when the value was clamped, rounded to the step, or refused for the initial one. */
  readonly exact: boolean;
}

/** One named part of a figure's state, as it is written in the page's address. */
export interface Field<Value> {
  readonly initial: Value;
  /** What a reader may write, in words: "a number from 0 to 2". */
  readonly expected: string;
  read(text: string): Reading<Value>;
  write(value: Value): string;
  /** What it becomes where the prose sets a state that does not name it; without this, what it is at first. */
  whenUnnamed?(now: Value): Value;
}

export interface NumberField extends Field<number> {
  readonly min: number;
  readonly max: number;
  /** Distance between neighbouring values, counted from `min`; undefined when every number will do. */
  readonly step: number | undefined;
  /** The only values there are, in ascending order, where they are no grid. */
  readonly values?: readonly number[];
}

export interface ChoiceField<Value extends string> extends Field<Value> {
  readonly options: readonly Value[];
}

export type Fields<State> = {readonly [Name in keyof State]: Field<State[Name]>};

/** A default that its field cannot hold; where it is a setting, a loader says which. */
export class DefaultError extends RangeError {
  constructor(
    field: string,
    readonly expected: string,
    readonly value: number | string
  ) {
    super(`${field}: expected as default ${expected}, got ${String(value).slice(0, 60)}`);
    this.name = "DefaultError";
  }
}

const decimalNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A number from `min` to `max`, on the grid of `step` where one is given. Outside it is clamped, off the grid rounded. */
export function number(options: {min: number; max: number; step?: number; default: number}): NumberField {
  const {min, max, step, default: initial} = options;
  const fit = (value: number): number => {
    const inside = Math.min(max, Math.max(min, value));
    if (step === undefined) return inside;
    const onGrid = min + Math.round((inside - min) / step) * step;
    return Math.min(max, Number(onGrid.toFixed(decimals(step, min))));
  };
  const kind = step === 1 ? "a whole number" : "a number";
  const grid = step === undefined || step === 1 ? "" : ` in steps of ${step}`;
  const expected = `${kind} from ${min} to ${max}${grid}`;
  if (!(min <= max) || fit(initial) !== initial) throw new DefaultError("number", expected, initial);
  return {
    min,
    max,
    step,
    initial,
    expected,
    ...numberText(fit, initial)
  };
}

/** Reads and writes a number that `fit` brings to one that there is. */
function numberText(fit: (value: number) => number, initial: number): Pick<NumberField, "read" | "write"> {
  return {
    read(text) {
      if (!decimalNumber.test(text.trim())) return {value: initial, exact: false};
      const asked = Number(text);
      const value = fit(asked);
      const near = 1e-9 * Math.max(1, Math.abs(value));
      return {value, exact: Math.abs(value - asked) <= near};
    },
    write: String
  };
}

/** A whole number from `min` to `max`. */
export function integer(options: {min: number; max: number; default: number}): NumberField {
  return number({...options, step: 1});
}

/** One of some numbers in ascending order. Any other is brought to the nearest. */
export function oneOf(values: readonly number[], initial: number): NumberField {
  if (!values.includes(initial) || values.some((value, k) => k > 0 && value <= values[k - 1]))
    throw new DefaultError("oneOf", `one of the ascending numbers ${listed(values.map(String))}`, initial);
  const [min, max] = [values[0], values[values.length - 1]];
  const fit = (asked: number): number =>
    values.reduce((best, value) => (Math.abs(value - asked) < Math.abs(best - asked) ? value : best));
  return {
    ...{min, max, step: undefined, values, initial},
    ...numberText(fit, initial),
    expected: `one of ${listed(values.map(String))}`
  };
}

/** One of a few words. Any other is refused. */
export function choice<const Value extends string>(options: readonly Value[], initial: Value): ChoiceField<Value> {
  if (!options.includes(initial)) throw new DefaultError("choice", `one of ${options.join(", ")}`, initial);
  return {
    options,
    initial,
    expected: `one of ${listed(options)}`,
    read(text) {
      const value = options.find((option) => option === text);
      return {value: value ?? initial, exact: value !== undefined};
    },
    write: String
  };
}

/** As many options as a message has room for: all, or the first and how many there are. */
function listed(options: readonly string[], most = 12): string {
  return options.length <= most
    ? options.join(", ")
    : `${options.slice(0, 3).join(", ")}, … (${options.length} in all)`;
}

/** On or off, written "yes" or "no". */
export function flag(initial: boolean): Field<boolean> {
  return {
    initial,
    expected: "yes or no",
    read: (text) => ({value: text === "yes" || (text !== "no" && initial), exact: text === "yes" || text === "no"}),
    write: (value) => (value ? "yes" : "no")
  };
}

/** A short text that `accepts` decides on; `expected` says in words what it takes. */
export function text(options: {
  default: string;
  maxLength: number;
  expected: string;
  accepts: (text: string) => boolean;
}): Field<string> {
  const {default: initial, maxLength, expected, accepts} = options;
  const valid = (candidate: string): boolean => candidate.length <= maxLength && accepts(candidate);
  if (!valid(initial)) throw new DefaultError("text", `${expected}, at most ${maxLength} characters`, initial);
  return {
    initial,
    expected: `${expected}, at most ${maxLength} characters`,
    read: (candidate) => (valid(candidate) ? {value: candidate, exact: true} : {value: initial, exact: false}),
    write: String
  };
}

/** Decimals after the point that write every one of the values exactly. */
function decimals(...values: number[]): number {
  return Math.max(
    ...values.map((value) => {
      const [mantissa = "", exponent = "0"] = String(value).split("e");
      return Math.max(0, (mantissa.split(".")[1]?.length ?? 0) - Number(exponent));
    })
  );
}
