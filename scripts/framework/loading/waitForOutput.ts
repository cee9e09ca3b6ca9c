import {connect} from "node:net";
import {text} from "node:stream/consumers";
import {previewSocket} from "./previewSocket.js";

/**
 * Waits until the process that computes for a preview has settled an output; returns at once where there is none.
 * @throws with the reason, when it could not be computed
 */
export async function waitForOutput(name: string): Promise<void> {
  const socket = connect(previewSocket());
  const answer = new Promise<string>((resolve) => {
    socket.on("error", () => resolve(""));
    void text(socket).then(resolve, () => resolve(""));
  });
  socket.write(`${name}\n`);
  const reason = await answer;
  if (reason !== "") throw new Error(reason);
}
