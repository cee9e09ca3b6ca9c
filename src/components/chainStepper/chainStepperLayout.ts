/** Where the parts of one link stand, in pixels. */
export interface LinkPlace {
  /** The square in which the gradient at this cell is drawn. */
  readonly panel: {readonly x: number; readonly y: number; readonly half: number};
  /** The cell's name and state. */
  readonly title: TextPlace;
  /** The gradient in numbers. */
  readonly numbers: TextPlace;
  /** The middle of the factor that led here. */
  readonly factor: Point;
  /** From the cell before on the way back to this one. */
  readonly wayBack: readonly [Point, Point];
  /** The network's own step, from this cell to the next. */
  readonly forward: readonly [Point, Point];
}

export interface ChainLayout {
  readonly links: readonly LinkPlace[];
  /** The loss, and the arrow to it from the last cell. */
  readonly loss: TextPlace;
  readonly toLoss: readonly [Point, Point];
  readonly product: {readonly words: TextPlace; readonly matrix: Point};
  /** The left end of the bar that shows the scale. */
  readonly scale: Point;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface TextPlace extends Point {
  readonly anchor: "start" | "middle" | "end";
}

/** Width that a 2×2 matrix of numbers with two decimals takes, brackets included. */
export const matrixWidth = 90;

/** Kept free at the picture's edges, so that a thick line is whole. */
const edge = 1;

/** Below this width the cells stand under each other, the last on top: the way back is the way down. */
const narrow = 480;

/** Places for `count` cells in a picture; index 0 is the last cell, where the way back begins. */
export function chainLayout(count: number, {width, height}: {width: number; height: number}): ChainLayout {
  return width < narrow ? columnLayout(count, width, height) : rowLayout(count, width, height);
}

function rowLayout(count: number, width: number, height: number): ChainLayout {
  const lossWidth = 66;
  const gap = 34;
  const half = Math.min((width - edge - lossWidth - (count - 1) * gap) / count, height - 226) / 2;
  const pitch = (width - edge - lossWidth - 2 * half) / (count - 1);
  const titleY = 10;
  const y = 44 + half;
  const links = Array.from({length: count}, (_, back): LinkPlace => {
    const x = edge + half + (count - 1 - back) * pitch;
    return {
      panel: {x, y, half},
      title: {x, y: titleY, anchor: "middle"},
      numbers: {x, y: y + half + 18, anchor: "middle"},
      factor: {x: x + pitch / 2, y: y + half + 112},
      wayBack: [
        {x: x + pitch - half - 3, y},
        {x: x + half + 3, y}
      ],
      forward: [
        {x: x + 16, y: titleY},
        {x: x + pitch - 16, y: titleY}
      ]
    };
  });
  const last = links[0].panel;
  const bottom = height - 20;
  return {
    links,
    loss: {x: width, y: titleY, anchor: "end"},
    toLoss: [
      {x: last.x + 16, y: titleY},
      {x: width - lossWidth - 2, y: titleY}
    ],
    product: productPlace(width, bottom),
    scale: {x: edge, y: bottom}
  };
}

function columnLayout(count: number, width: number, height: number): ChainLayout {
  const top = 28;
  const bottom = height - 20;
  const pitch = (bottom - 46 - top) / count;
  const half = Math.min(pitch - 12, width * 0.34) / 2;
  const links = Array.from({length: count}, (_, back): LinkPlace => {
    const y = top + half + back * pitch;
    const text = edge + 2 * half + 12;
    return {
      panel: {x: edge + half, y, half},
      title: {x: text, y: y - half + 8, anchor: "start"},
      numbers: {x: text, y: y - half + 44, anchor: "start"},
      factor: {x: width - edge - matrixWidth / 2, y: y - half + 52},
      wayBack: [
        {x: edge + half, y: y - pitch + half + 1},
        {x: edge + half, y: y - half - 1}
      ],
      forward: [
        {x: text + 8, y: y - half - 2},
        {x: text + 8, y: y - half - 20}
      ]
    };
  });
  return {
    links,
    loss: {x: 2 * half + 12, y: 8, anchor: "start"},
    toLoss: [
      {x: 2 * half + 20, y: top + 1},
      {x: 2 * half + 20, y: 17}
    ],
    product: productPlace(width, bottom),
    scale: {x: edge, y: bottom - 40}
  };
}

/** In the lower right corner, its words to the left of it. */
function productPlace(width: number, y: number): ChainLayout["product"] {
  const right = width - edge;
  return {words: {x: right - matrixWidth - 10, y, anchor: "end"}, matrix: {x: right - matrixWidth / 2, y}};
}
