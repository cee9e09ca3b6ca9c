/** What Framework prints when a loader of ours ends with a code; why it does is said by the process that computes. */
const begins = /Error: loader exited with code \d+/;
const goesOn = /^\s+at /;

/**
 * Leaves Framework's traces of failed loaders out of what it prints.
 * @param write is given the rest, in whole lines
 * @returns what takes the text as it comes
 */
export function withoutLoaderTraces(write: (text: string) => void): (text: string) => void {
  let unfinished = "";
  let within = false;
  return (text) => {
    const lines = `${unfinished}${text}`.split("\n");
    unfinished = lines.pop() ?? "";
    for (const line of lines) {
      within = begins.test(line) || (within && goesOn.test(line));
      if (!within) write(`${line}\n`);
    }
  };
}
