/**
 * Holds a lock until this worker ends, in whatever way: who waits for it learns of an end that no event tells.
 * @returns whether it could
 */
export function holdLock(name: string): Promise<boolean> {
  // Browsers before 2022 and pages that are not served securely have no locks.
  if (!("locks" in navigator)) return Promise.resolve(false);
  return new Promise((held) => {
    navigator.locks
      .request(name, () => {
        held(true);
        return new Promise<never>(() => undefined);
      })
      // A page in a frame of its own, without an origin, is refused.
      .catch(() => held(false));
  });
}
