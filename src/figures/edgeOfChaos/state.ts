import type {EdgeOfChaosData, Trained} from "./experiment.js";

export const steps = ["descent", "adam"] as const;

export interface State {
  /** Of the nets that are computed while the reader looks. */
  readonly sigmaW: number;
  readonly sigmaB: number;
  /** Which of the trained nets are shown. */
  readonly step: (typeof steps)[number];
  /** Where the reader takes the edge to be, at the σ_b of the trained nets. */
  readonly guess: number;
  readonly shown: boolean;
}

/** The trained nets that the panel under the map shows: of one σ_b, at all depths. */
export function inRow({trained, settings}: EdgeOfChaosData): Trained[] {
  return trained.filter(({sigmaB}) => sigmaB === settings.start.sigmaB);
}

/** Those that the map shows: as deep as its nets are. */
export function onMap({trained, settings}: EdgeOfChaosData): Trained[] {
  return trained.filter(({depth}) => depth === settings.layers);
}

/** σ_w at the edge, for the σ_b of the trained nets. */
export function edgeAsked({edges, settings}: EdgeOfChaosData): number {
  const asked = edges.find(({sigmaB}) => sigmaB === settings.start.sigmaB);
  if (!asked) throw new RangeError(`edgeOfChaos: expected sigmaB to have ${settings.start.sigmaB} among its values`);
  return asked.sigmaW;
}
