/** Changes that follow each other faster than this are one movement, in ms. */
const oneMovement = 700;

/** The states that a figure has been in, one for each movement of the reader's. */
export interface StateHistory<State> {
  /** Keeps a state that is about to change, unless the change goes on with the movement before it. */
  remember(state: State): void;
  /** The next change is a movement of its own, however soon it comes. */
  endMovement(): void;
  /** Takes the last movement out: the state before it, undefined where there is none that differs from now. */
  takeBack(isNow: (state: State) => boolean): State | undefined;
}

/** A history that is empty yet. */
export function stateHistory<State>(): StateHistory<State> {
  const past: State[] = [];
  let movedAt = -Infinity;
  return {
    remember(state) {
      const now = performance.now();
      if (now - movedAt > oneMovement) past.push(state);
      movedAt = now;
    },
    endMovement: () => (movedAt = -Infinity),
    takeBack(isNow) {
      let before = past.pop();
      // A movement that came back to where it began has nothing to undo.
      while (before !== undefined && isNow(before)) before = past.pop();
      if (before !== undefined) movedAt = -Infinity;
      return before;
    }
  };
}
