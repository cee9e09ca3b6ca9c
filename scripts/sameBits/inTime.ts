/**
 * What a promise gives, or an error once so many milliseconds have passed: an engine that hangs answers no question, and
 * not all of a driver's calls have a limit of their own.
 * @param what is waited for, for the message
 */
export async function inTime<T>(promise: Promise<T>, milliseconds: number, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`expected ${what} within ${milliseconds / 1000} s, got none`)),
      milliseconds
    );
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
