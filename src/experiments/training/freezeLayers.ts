import type {Trainer} from "../../engine/training/trainer.js";
import {layerOf} from "./layerOf.js";

/**
 * The same trainer, whose layers from one to another stay as they are: after each update they are put back. Their gradients
 * are computed as ever, and count where all are clipped by their common norm.
 * @param frozen layers counted from 1; none where it is not given
 */
export function freezeLayers<Spec>(
  trainer: Trainer<Spec>,
  frozen: {readonly from: number; readonly to: number} | undefined
): Trainer<Spec> {
  if (!frozen) return trainer;
  const kept = Object.entries(trainer.parameters()).filter(([name]) => {
    const layer = layerOf(name);
    return layer !== undefined && layer >= frozen.from && layer <= frozen.to;
  });
  return {
    ...trainer,
    get updates() {
      return trainer.updates;
    },
    update(clip) {
      const done = trainer.update(clip);
      const state = trainer.state();
      trainer.restore({...state, parameters: {...state.parameters, ...Object.fromEntries(kept)}});
      return done;
    }
  };
}
