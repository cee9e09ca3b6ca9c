/** How the surface is looked at. */
export const views = ["map", "perspective"] as const;

export interface ViewState {
  readonly view: (typeof views)[number];
  /** In degrees: how far the ground is turned; at 0 the reader looks along rising b, with w to the right. */
  readonly azimuth: number;
  /** In degrees: how high above the ground the reader stands. */
  readonly elevation: number;
}

/** Lower, the front hides the rest; higher, it is the map again. */
export const elevations = {min: 10, max: 75};
