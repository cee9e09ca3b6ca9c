/** A fault in a page that somebody writes, with its place: `src/lstm.md:35: figure loss-clif: expected …`. */
export class PageError extends Error {
  constructor(
    readonly page: string,
    readonly line: number,
    readonly reason: string
  ) {
    super(`${page}:${line}: ${reason}`);
    this.name = "PageError";
  }
}
