import {belongsTo, type Fork} from "../fork/forks.js";

/**
 * What is said of files that Prettier would format otherwise: those of the lecture are faults; those of a student's fork are
 * good to know.
 * @param printed what `prettier --list-different` printed, a file a line, or what went wrong
 * @param good whether it ended well
 */
export function formattingOf(
  printed: string,
  good: boolean,
  forks: readonly Fork[]
): {readonly faults: readonly string[]; readonly advice: readonly string[]} {
  const lines = printed.split("\n").filter((line) => line.trim() !== "");
  const isFork = (line: string): boolean => forks.some((fork) => belongsTo(fork, line.trim().replaceAll("\\", "/")));
  const advice = lines.filter(isFork).map((file) => `${file}: yours; \`npm run format\` would format it otherwise`);
  const faults = lines.filter((line) => !isFork(line));
  const silent = !good && lines.length === 0;
  return {faults: silent ? ["prettier: expected files or reasons, got none"] : faults, advice};
}
