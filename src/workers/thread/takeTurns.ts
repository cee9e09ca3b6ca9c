/** Work that lets others have their turn: messages, and in a page drawing, that wait already. */
export interface Turns {
  /** Resolves when it is this one's turn. */
  next(): Promise<void>;
  /**
   * Takes turns until `act` says that it is done. While it goes on, asking for more changes nothing.
   * Rejects with what `act` throws.
   */
  until(act: () => boolean): Promise<void>;
  /** No turn comes any more. */
  end(): void;
}

/** Turns that have not begun yet. */
export function takeTurns(): Turns {
  // A message to oneself comes after those that wait already, and without the pause that browsers put before timers.
  const {port1, port2} = new MessageChannel();
  const waiting: (() => void)[] = [];
  let going = false;
  port1.onmessage = () => waiting.shift()?.();
  const next = (): Promise<void> =>
    new Promise((resolve) => {
      waiting.push(resolve);
      port2.postMessage(undefined);
    });
  return {
    next,
    async until(act) {
      if (going) return;
      going = true;
      try {
        do await next();
        while (!act());
      } finally {
        going = false;
      }
    },
    end() {
      waiting.length = 0;
      port1.close();
    }
  };
}
