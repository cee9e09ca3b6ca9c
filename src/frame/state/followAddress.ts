import {initialState, readState, sameState, writeState, type AddressReading} from "./addressState.js";
import type {Fields} from "./fields.js";
import {flushAddress, searchNow, writeAddress} from "./writeAddress.js";

/** The part of the page's address that is one figure's. */
export interface FollowedAddress<State> {
  read(): AddressReading<State>;
  /** Writes the state that the figure has then, soon and not too often. */
  write(): void;
}

export interface FollowAddressOptions<State> {
  readonly current: () => Readonly<State>;
  /** Called when the address has another state than was read or written last: the reader went back or forward. */
  readonly moved: () => void;
  /** Ends the following. */
  readonly signal: AbortSignal;
}

/** Reads and writes a figure's state in the address, and follows where the reader moves it. */
export function followAddress<State>(
  id: string,
  fields: Fields<State>,
  {current, moved, signal}: FollowAddressOptions<State>
): FollowedAddress<State> {
  let addressed: Readonly<State> = initialState(fields);
  /** A link within the page moves the address too, while what was written last may still be on its way: keep that. */
  const followIfMoved = (): void => {
    if (!sameState(fields, readState(id, fields, searchNow()).state, addressed)) moved();
  };
  addEventListener("popstate", followIfMoved, {signal});
  addEventListener("pageshow", followIfMoved, {signal});
  addEventListener("pagehide", flushAddress, {signal});
  return {
    read() {
      const reading = readState(id, fields, searchNow());
      addressed = reading.state;
      return reading;
    },
    write: () =>
      writeAddress(id, (search) => {
        addressed = current();
        return writeState(id, fields, addressed, search);
      })
  };
}
