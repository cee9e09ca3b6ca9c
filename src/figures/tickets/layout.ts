/** Below this width words are fewer and the nouns' bars give way to a line of words. */
const narrow = 520;

/** Room on the left for an axis. */
export const marginLeft = 46;

/** Where the parts of the picture stand, in pixels from its top. */
export interface Layout {
  readonly compact: boolean;
  /** Where the bars end; the nouns' bars begin after a gap. */
  readonly barsRight: number;
  readonly laneHeight: number;
  /** The words' own strip under the lanes, and the curves' panel under that. */
  readonly wordsTop: number;
  readonly curvesTop: number;
}

export function layoutOf(width: number, height: number, lanes: number): Layout {
  const compact = width < narrow;
  const curves = Math.round(height * (compact ? 0.31 : 0.33));
  const words = compact ? 62 : 70;
  const laneHeight = Math.floor((height - curves - words) / lanes);
  return {
    compact,
    barsRight: compact ? width - 4 : width - 172,
    laneHeight,
    wordsTop: lanes * laneHeight,
    curvesTop: lanes * laneHeight + words
  };
}

/** Places of words from left to right. */
export function wordScale(words: number): {domain: [number, number]; axis: null} {
  return {domain: [-0.7, words - 0.3], axis: null};
}
