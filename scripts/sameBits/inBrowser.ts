import {computeDigests, type Digests, type FigureSettings} from "./computations.js";

/** Bundled for the browsers: what the drivers call in the page. */
declare global {
  interface Window {
    sameBits: (settings: FigureSettings) => Promise<Digests>;
  }
}

window.sameBits = computeDigests;
