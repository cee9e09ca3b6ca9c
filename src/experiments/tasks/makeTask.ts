import * as v from "valibot";
import {addingTask} from "./adding.js";
import {agreementTask} from "./agreement.js";
import type {AgreementGrammar} from "./agreementGrammar.js";
import {charactersTask} from "./characters.js";
import {copyingTask} from "./copying.js";
import {flipFlopsTask} from "./flipFlops.js";
import {intensifierTask} from "./intensifier.js";
import type {IntensifierGrammar} from "./intensifierGrammar.js";
import {maskedWordTask} from "./maskedWord.js";
import {nextWordTask} from "./nextWord.js";
import {oscillationTask} from "./oscillation.js";
import {objective} from "./prediction.js";
import {sourceOrders, sourceOrderTask} from "./sourceOrder.js";
import {switchesTask} from "./switches.js";
import type {Task} from "./task.js";
import {temporalOrderTask} from "./temporalOrder.js";
import {ticketsTask} from "./tickets.js";
import type {TicketsGrammar} from "./ticketsGrammar.js";

const atLeast = (least: number) => v.pipe(v.number(), v.integer(), v.minValue(least));

/** The settings of every task, by its name. */
export const taskSettings = v.variant("name", [
  v.strictObject({name: v.literal("adding"), length: atLeast(2)}),
  v.strictObject({
    name: v.literal("copying"),
    length: atLeast(1),
    symbols: v.optional(atLeast(2), 8),
    copied: v.optional(atLeast(1), 10)
  }),
  v.strictObject({name: v.literal("temporalOrder"), length: atLeast(5)}),
  v.strictObject({
    name: v.literal("tickets"),
    shortest: atLeast(1),
    longest: atLeast(1),
    measured: v.pipe(v.array(atLeast(1)), v.minLength(1)),
    objective
  }),
  v.strictObject({name: v.literal("agreement"), objective}),
  v.strictObject({name: v.literal("intensifier"), delay: v.exactOptional(atLeast(0))}),
  v.strictObject({name: v.literal("nextWord")}),
  v.strictObject({name: v.literal("maskedWord")}),
  v.strictObject({
    name: v.literal("sourceOrder"),
    length: atLeast(1),
    symbols: atLeast(2),
    order: v.picklist(sourceOrders)
  }),
  v.strictObject({name: v.literal("characters"), length: atLeast(1)}),
  v.strictObject({name: v.literal("switches"), length: atLeast(1), states: atLeast(2)}),
  v.strictObject({name: v.literal("flipFlops"), length: atLeast(1), bits: atLeast(1)}),
  v.strictObject({name: v.literal("oscillation"), length: atLeast(1), doublings: atLeast(0)})
]);
export type TaskSettings = v.InferOutput<typeof taskSettings>;

/** The grammars and texts that tasks are made of, read by a loader or fetched by a page: an experiment reads no files. */
export interface TaskResources {
  readonly tickets?: TicketsGrammar;
  readonly agreement?: AgreementGrammar;
  readonly intensifier?: IntensifierGrammar;
  readonly text?: string;
}

/** Which resource a task needs; those that are not named need none. */
export const resourceOf: Readonly<Partial<Record<TaskSettings["name"], keyof TaskResources>>> = {
  tickets: "tickets",
  agreement: "agreement",
  intensifier: "intensifier",
  nextWord: "agreement",
  maskedWord: "agreement",
  characters: "text"
};

/**
 * The task that settings describe.
 * @throws RangeError on settings that no task can have, Error where the task's resource is not given.
 */
export function makeTask(settings: TaskSettings, resources: TaskResources = {}): Task {
  switch (settings.name) {
    case "adding":
      return addingTask(settings);
    case "copying":
      return copyingTask(settings);
    case "temporalOrder":
      return temporalOrderTask(settings);
    case "tickets":
      return ticketsTask(settings, needed(resources, "tickets"));
    case "agreement":
      return agreementTask(settings, needed(resources, "agreement"));
    case "intensifier":
      return intensifierTask(settings, needed(resources, "intensifier"));
    case "nextWord":
      return nextWordTask(needed(resources, "agreement"));
    case "maskedWord":
      return maskedWordTask(needed(resources, "agreement"));
    case "sourceOrder":
      return sourceOrderTask(settings);
    case "characters":
      return charactersTask(settings, needed(resources, "text"));
    case "switches":
      return switchesTask(settings);
    case "flipFlops":
      return flipFlopsTask(settings);
    case "oscillation":
      return oscillationTask(settings);
  }
}

function needed<K extends keyof TaskResources>(resources: TaskResources, name: K): NonNullable<TaskResources[K]> {
  const resource = resources[name];
  if (resource === undefined) throw new Error(`makeTask: expected ${name} among the resources, got none`);
  return resource;
}
