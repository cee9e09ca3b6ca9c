/** Lets at most `limit` tasks run at a time; the others wait their turn. */
export function atMost(limit: number): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    if (running >= limit) await new Promise<void>((resume) => waiting.push(resume));
    else running++;
    try {
      return await task();
    } finally {
      // Whoever waits longest takes over this place; otherwise it is free again.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
