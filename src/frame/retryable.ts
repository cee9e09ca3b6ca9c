import {textButton} from "./textButton.js";

/** Something that did not arrive, and may when it is asked for again. */
export class Retryable extends Error {
  override readonly name = "Retryable";
  /** @param again asks for it again */
  constructor(
    message: string,
    readonly again: () => void
  ) {
    super(message);
  }
}

/** What a reader can do about what was thrown: try again, where that may help. */
export function remediesOf(thrown: unknown): readonly HTMLElement[] {
  return thrown instanceof Retryable ? [textButton("Try again", thrown.again)] : [];
}
