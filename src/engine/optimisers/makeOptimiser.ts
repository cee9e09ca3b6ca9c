import type {OptimiserSpec} from "../training/trainer.js";
import {adam} from "./adam.js";
import type {Optimiser} from "./optimiser.js";
import {rmsprop} from "./rmsprop.js";
import {sgd} from "./sgd.js";

/** An optimiser from its settings. */
export function makeOptimiser(spec: OptimiserSpec): Optimiser {
  switch (spec.kind) {
    case "sgd":
      return sgd(spec);
    case "adam":
      return adam(spec);
    case "rmsprop":
      return rmsprop(spec);
  }
}
