import type {TicketsData} from "./experiment.js";
import type {TicketsStage} from "./networks.js";
import {choice, integer, type Fields} from "../../frame/fields.js";

/** What the curves under the text show. */
export const ticketsShows = ["p", "right"] as const;
export type TicketsShow = (typeof ticketsShows)[number];

export const ticketsSeeds = ["1", "2", "3"] as const;
export type TicketsSeed = (typeof ticketsSeeds)[number];

/** What the reader sets. */
export interface TicketsState {
  /** Words of filler. */
  readonly filler: number;
  /** The word that stands early and is due at the end. */
  readonly noun: string;
  /** What the networks were trained to say. */
  readonly stage: TicketsStage;
  readonly seed: TicketsSeed;
  readonly show: TicketsShow;
}

const stages: readonly TicketsStage[] = ["language-model", "every-word", "last-word", "untrained"];

export function ticketsFields({settings, grammar}: TicketsData): Fields<TicketsState> {
  return {
    filler: integer({min: 0, max: settings.longestFiller, default: settings.filler}),
    noun: choice(grammar.candidates, settings.noun),
    stage: choice(stages, "language-model"),
    seed: choice(ticketsSeeds, "1"),
    show: choice(ticketsShows, "p")
  };
}

/** The state in which the figure begins. */
export function firstTicketsState({settings: {filler, noun}}: TicketsData): TicketsState {
  return {filler, noun, stage: "language-model", seed: "1", show: "p"};
}
