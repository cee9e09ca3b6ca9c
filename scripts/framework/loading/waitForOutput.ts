import {connect} from "node:net";
import {text} from "node:stream/consumers";
import {previewSocket} from "./previewSocket.js";

/**
 * Waits until the process that computes for a preview has settled an output; returns at once where there is none.
 * @returns whether the output can be there; where it could not be computed, that process has said why
 */
export async function waitForOutput(name: string): Promise<boolean> {
  const socket = connect(previewSocket());
  const answer = new Promise<string>((resolve) => {
    socket.on("error", () => resolve(""));
    void text(socket).then(resolve, () => resolve(""));
  });
  socket.write(`${name}\n`);
  return (await answer) === "";
}
