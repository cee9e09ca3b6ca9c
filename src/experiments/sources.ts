import type * as v from "valibot";

/**
 * What an experiment may read beside its settings while the site is built, lent by the loader: an experiment itself
 * opens no file. The loader notes what is read, and computes anew when that has changed.
 */
export interface Sources {
  /**
   * A JSON file of the repository, checked.
   * @param path from the project's folder, `"data/experiments/training/adding.json"`
   * @throws when the file is missing or is not as the schema says, with file, field, expectation and value
   */
  settings<S extends v.GenericSchema>(path: string, schema: S): v.InferOutput<S>;
  /**
   * Results of runs that take longer than a build, by the runs' names.
   * @param folder `"data/results/adding"`
   * @throws when one is missing, damaged or stale, with the command that makes it
   */
  results<R extends {experiment: string; name: string; task: {name: string}}, S extends v.GenericSchema>(
    folder: string,
    runs: readonly R[],
    schema: S
  ): Promise<Map<string, v.InferOutput<S>>>;
  /** The text of Moby Dick: chapters and epilogue. */
  mobyDick(): string;
}
