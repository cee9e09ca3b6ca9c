/** Below this width the panels stand under each other. */
export const narrow = 480;

/** Where a panel stands in the picture, in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Layout {
  readonly compact: boolean;
  /** Errors by attractors: ours, and those of the papers. */
  readonly here: Box;
  readonly there: Box;
  /** Over the updates: the stages, and the errors under them. */
  readonly stages: Box;
  readonly training: Box;
}

/** Edges of the two panels over the updates: one axis for both. */
export const timeEdges = {marginLeft: 44, marginRight: 20};

const stagesHeight = 74;

/** The four panels' places. */
export function layout(width: number, height: number): Layout {
  const compact = width < narrow;
  const top = compact ? 0.31 * height : 0.46 * height;
  const below = compact ? 2 * top : top;
  return {
    compact,
    here: {x: 0, y: 0, width: compact ? width : 0.47 * width, height: top},
    there: compact ? {x: 0, y: top, width, height: top} : {x: 0.47 * width, y: 0, width: 0.53 * width, height: top},
    stages: {x: 0, y: below, width, height: stagesHeight},
    training: {x: 0, y: below + stagesHeight, width, height: height - below - stagesHeight}
  };
}
