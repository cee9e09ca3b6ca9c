/** Remembers the last result of a pure function of numbers, so that a figure computes only what has changed. */
export function lastResult<Result>(compute: (...numbers: number[]) => Result): (...numbers: number[]) => Result {
  let last: {readonly numbers: readonly number[]; readonly result: Result} | undefined;
  return (...numbers) => {
    if (last?.numbers.length !== numbers.length || last.numbers.some((number, k) => number !== numbers[k]))
      last = {numbers, result: compute(...numbers)};
    return last.result;
  };
}
