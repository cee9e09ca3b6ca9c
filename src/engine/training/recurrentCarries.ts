import type {Network} from "../networks/network.js";
import type {Trainable} from "./trainable.js";

/** The states of every layer and direction, each of [B, H]: h, and c where there is one. */
export function recurrentCarries({layers, spec}: Network): Trainable<unknown>["carries"] {
  const directions = layers.flatMap(({directions}) => directions);
  return Object.fromEntries(
    directions.flatMap(({name, cell}) =>
      (cell.hasCellState ? ["h", "c"] : ["h"]).map((letter) => [`${name}.${letter}`, spec.hiddenSize])
    )
  );
}
