import {computeDigests, type Digests} from "./computations.js";
import type {FigureSettings} from "./figureDigests.js";

/** Bundled for the browsers: what the drivers call in the page. */
declare global {
  interface Window {
    sameBits: (figures: FigureSettings) => Promise<Digests>;
  }
}

window.sameBits = computeDigests;
