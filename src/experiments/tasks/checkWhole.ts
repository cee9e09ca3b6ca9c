/**
 * Refuses settings that are not whole numbers, or are too small.
 * @param least the smallest value of each, by the same names
 * @throws RangeError `copyingTask: expected length to be a whole number of at least 1, got 0.5`
 */
export function checkWhole<K extends string>(
  where: string,
  values: Readonly<Record<K, number>>,
  least: Readonly<Record<NoInfer<K>, number>>
): void {
  for (const name of Object.keys(values) as K[])
    if (!(Number.isSafeInteger(values[name]) && values[name] >= least[name]))
      throw new RangeError(
        `${where}: expected ${name} to be a whole number of at least ${least[name]}, got ${values[name]}`
      );
}
