/** A value that listeners are told of. */
export interface Watched<Value> {
  readonly value: Value;
  become(next: Value): void;
  /** Calls `listener` now and after each change. */
  watch(listener: (value: Value) => void): void;
  /** Calls all listeners, though the value is the same. */
  refresh(): void;
}

/**
 * A value whose listeners are told of each change. One that throws keeps none of the others from being told.
 * @param fail called with what a listener throws
 */
export function watched<Value>(initial: Value, fail: (error: unknown) => void): Watched<Value> {
  const listeners: ((value: Value) => void)[] = [];
  let value = initial;
  const tell = (listener: (value: Value) => void): void => {
    try {
      listener(value);
    } catch (error) {
      fail(error);
    }
  };
  return {
    get value() {
      return value;
    },
    become(next) {
      value = next;
      listeners.forEach(tell);
    },
    watch(listener) {
      listeners.push(listener);
      tell(listener);
    },
    refresh: () => listeners.forEach(tell)
  };
}
