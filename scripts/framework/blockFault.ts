import type {PageError} from "./pageError.js";

/** A block of a page that cannot be read: why, and what of it can be told. */
export interface BlockFault {
  /** Says page, line and reason. */
  readonly error: PageError;
  /** Its lines in the page, from 1: from the one that opens it to the one that closes it, or to where it seems to end. */
  readonly from: number;
  readonly to: number;
  /** The figure that it names, and its id in the page; undefined where it names none. */
  readonly figure?: string | undefined;
  readonly id?: string | undefined;
}
