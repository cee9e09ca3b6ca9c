import type {LstmEvent} from "./experiment.js";

/** An event with its year and its source, as the picture's sentence and the page's list have it. */
export function sayLstmEvent({year, name, what, source}: LstmEvent): string {
  return `${year}, ${name}. ${what} (${source})`;
}
