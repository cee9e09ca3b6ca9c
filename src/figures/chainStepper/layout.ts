export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface TextPlace extends Point {
  readonly anchor: "start" | "middle" | "end";
}

/** Where the parts of one link stand, in pixels. */
export interface LinkPlace {
  /** The square in which the gradient at this cell is drawn. */
  readonly panel: Point & {readonly half: number};
  /** The cell's name and state. */
  readonly title: TextPlace;
  /** The gradient in numbers. */
  readonly numbers: TextPlace;
  /** The cell's input in numbers, and the arrow from it into the square. */
  readonly input: {readonly words: TextPlace; readonly arrow: readonly [Point, Point]};
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
  /** Size of the numbers in the Jacobians between the cells. */
  readonly factorSize: number;
  readonly equation: ReturnType<typeof equationPlace>;
  /** The product; its name and its stretch above and below it where they are "middle", else beside it. */
  readonly product: {
    readonly matrix: Point;
    readonly size: number;
    readonly name: TextPlace;
    readonly stretch: TextPlace;
  };
  /** The left end of the bar that shows the scale. */
  readonly scale: Point;
}

/** Kept free at the picture's edges, so that a thick line is whole. */
const edge = 1;

/** Width of a column of numbers like −0.63, in multiples of their size. */
export const columnWidth = 3.5;

/** Width that a matrix of so many columns takes, brackets included, its numbers with two decimals and of this size. */
export function matrixWidth(columns: number, size: number): number {
  return (columnWidth * columns + 0.9) * size;
}

/** Height of half a matrix of two rows. */
export function matrixHalf(size: number): number {
  return 1.5 * size;
}

/**
 * Places for `count` cells in a picture; index 0 is the last cell, where the way back begins. In a picture that is taller
 * than wide the cells stand under each other, the last on top: the way back is the way down.
 */
export function chainLayout(count: number, {width, height}: {width: number; height: number}): ChainLayout {
  return height > width ? columnLayout(count, width, height) : rowLayout(count, width, height);
}

function rowLayout(count: number, width: number, height: number): ChainLayout {
  const lossWidth = 66;
  const gap = 34;
  const half = Math.min((width - edge - lossWidth - (count - 1) * gap) / count, height - 328) / 2;
  // The numbers over the first square need room, also where it is small.
  const first = Math.max(edge + half, 48);
  const pitch = (width - first - lossWidth - half) / (count - 1);
  const titleY = 12;
  const y = 44 + half;
  const links = Array.from({length: count}, (_, back): LinkPlace => {
    const x = first + (count - 1 - back) * pitch;
    return {
      panel: {x, y, half},
      title: {x, y: titleY, anchor: "middle"},
      numbers: {x: Math.max(x, 49), y: y + half + 18, anchor: "middle"},
      input: {
        words: {x, y: y + half + 32, anchor: "middle"},
        arrow: [
          {x, y: y + half + 22},
          {x, y: y + half + 2}
        ]
      },
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
  const middle = y + half + 203;
  const productX = width - edge - 76;
  const [size, between] = width < 580 ? [14, 8] : [15, 10];
  return {
    links,
    loss: {x: width, y: titleY, anchor: "end"},
    toLoss: [
      {x: last.x + 16, y: titleY},
      {x: width - lossWidth - 2, y: titleY}
    ],
    factorSize: 13,
    equation: equationPlace(middle, {size, gap: between}, middle - 57, width),
    product: {
      matrix: {x: productX, y: middle},
      size,
      name: {x: productX, y: middle - 39, anchor: "middle"},
      stretch: {x: width - edge, y: middle + 37, anchor: "end"}
    },
    scale: {x: edge, y: height - 8}
  };
}

function columnLayout(count: number, width: number, height: number): ChainLayout {
  const top = 28;
  const bottom = height - 30;
  const middle = bottom - 98;
  const pitch = (middle - 62 - top) / count;
  const half = Math.min(pitch - 12, width * 0.34) / 2;
  const links = Array.from({length: count}, (_, back): LinkPlace => {
    const y = top + half + back * pitch;
    const text = edge + 2 * half + 12;
    return {
      panel: {x: edge + half, y, half},
      title: {x: text, y: y - half + 8, anchor: "start"},
      numbers: {x: text, y: y - half + 44, anchor: "start"},
      input: {
        words: {x: text + 14, y: y - half + 44, anchor: "start"},
        arrow: [
          {x: text + 10, y: y - half + 44},
          {x: edge + 2 * half + 2, y: y - half + 44}
        ]
      },
      factor: {x: width - edge - matrixWidth(2, 12.5) / 2, y: y - half + 52},
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
  const productX = width - edge - matrixWidth(2, 12.5) / 2;
  const words = productX - matrixWidth(2, 12.5) / 2 - 10;
  return {
    links,
    loss: {x: 2 * half + 12, y: 10, anchor: "start"},
    toLoss: [
      {x: 2 * half + 20, y: top + 1},
      {x: 2 * half + 20, y: 19}
    ],
    factorSize: 12.5,
    equation: equationPlace(middle, {size: 11, gap: 7}, middle - 51, width),
    product: {
      matrix: {x: productX, y: bottom - 4},
      size: 12.5,
      name: {x: words, y: bottom - 13, anchor: "end"},
      stretch: {x: words, y: bottom + 5, anchor: "end"}
    },
    scale: {x: edge, y: height - 6}
  };
}

/**
 * The step that was taken last, written out: the middles of its four parts and of the equals sign, on one line, and the rule
 * over it from edge to edge.
 */
function equationPlace(y: number, {size, gap}: {size: number; gap: number}, ruleY: number, width: number) {
  const [vector, square] = [matrixWidth(1, size), matrixWidth(2, size)];
  const after = edge + vector / 2 + size / 2;
  const equals = after + vector / 2 + gap;
  const W = equals + gap + square / 2;
  const D = W + square + gap;
  const before = D + (square + vector) / 2 + gap;
  const rule = [
    {x: edge, y: ruleY},
    {x: width - edge, y: ruleY}
  ] as const;
  return {y, size, after, equals, W, D, before, rule};
}
