/** Work that goes on in some thread. */
export interface Working<To> {
  handle(message: To): void;
  /** Ends it where it stands. A worker that is terminated is not asked. */
  end(): void;
}

/**
 * Work that is told what to do by messages, and answers by others. It throws nothing: what goes wrong is a message too.
 * @param slice so long it works before it looks for messages and lets others work, in ms
 */
export type Work<To, From> = (post: (message: From) => void, slice: number) => Working<To>;

/** To a worker: first the name of a lock that it is to hold while it lives, then what it is to do. */
export type ToThread<To> = {readonly kind: "live"; readonly life: string} | {readonly kind: "do"; readonly message: To};

/** From a worker: that it holds the lock, or cannot, and then what its work says. */
export type FromThread<From> =
  /** Where it cannot, its death goes unseen where no event tells it. */
  {readonly kind: "alive"; readonly locked: boolean} | {readonly kind: "said"; readonly message: From};
