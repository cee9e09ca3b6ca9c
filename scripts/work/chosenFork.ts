import {readForks, type Fork} from "../fork/forks.js";

/**
 * The fork that is meant: the one that is named, or the only one.
 * @throws Error where there is none of that name, none at all, or more than one to choose from
 */
export function chosenFork(name: string | undefined, root = "."): Fork {
  const forks = readForks(root);
  const names = forks.map((fork) => fork.name).join(", ");
  if (forks.length === 0)
    throw new Error(
      "expected a fork of yours in work, found none: `npm run fork -- lstm my-lstm --student ID` makes one"
    );
  if (name === undefined && forks.length > 1)
    throw new Error(`--work: expected which of your forks is meant: ${names}`);
  const found = name === undefined ? forks[0] : forks.find((fork) => fork.name === name);
  if (!found) throw new Error(`--work: expected one of your forks, ${names}; got ${name}`);
  return found;
}
