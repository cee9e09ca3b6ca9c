const fence = /^(`{3,}|~{3,})/;

/** The lines of a page that stand in no fenced block of code, by their index. */
export function* linesOutsideCode(lines: readonly string[]): Generator<number> {
  let inCode: string | undefined;
  for (const [k, line] of lines.entries()) {
    const [, ticks] = fence.exec(line) ?? [];
    if (ticks !== undefined) inCode = inCode === undefined ? ticks : line.startsWith(inCode) ? undefined : inCode;
    else if (inCode === undefined) yield k;
  }
}
