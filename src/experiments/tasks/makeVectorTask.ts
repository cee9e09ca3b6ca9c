import * as v from "valibot";
import {spiralsTask} from "./spirals.js";
import type {VectorTask} from "./task.js";

/**
 * The settings of every task of single vectors, by its name: those are for feed-forward nets. Apart from `makeTask`, so that
 * their code is no part of what a recurrent run's result depends on.
 */
export const vectorTaskSettings = v.variant("name", [
  v.strictObject({name: v.literal("spirals"), turns: v.pipe(v.number(), v.gtValue(0))})
]);
export type VectorTaskSettings = v.InferOutput<typeof vectorTaskSettings>;

/**
 * The task that settings describe.
 * @throws RangeError on settings that no task can have
 */
export function makeVectorTask(settings: VectorTaskSettings): VectorTask {
  switch (settings.name) {
    case "spirals":
      return spiralsTask(settings);
  }
}
