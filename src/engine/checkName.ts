/**
 * Refuses a name that is not one of those there are. Types refuse it already where they reach; settings, messages of
 * workers and plain JavaScript can hold any.
 * @param where the function that was given the name, for the message
 * @throws RangeError with the names there are
 */
export function checkName(where: string, what: string, name: string, names: readonly string[]): void {
  if (!names.includes(name))
    throw new RangeError(`${where}: expected ${what} to be one of ${names.join(", ")}, got ${String(name)}`);
}
