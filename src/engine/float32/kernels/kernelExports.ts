/** What the binary exports (assembly/index.ts). Pointers count bytes; lengths, sizes and widths count numbers. */
export interface KernelExports {
  readonly memory: WebAssembly.Memory;
  heapBase(): number;
  placeLayer(layer: number, from: number): number;
  recurrentForward(layer: number, steps: number, rows: number): void;
  recurrentBackward(layer: number, steps: number, rows: number): void;
  placeLinear(layer: number, from: number): number;
  linearPack(layer: number): void;
  linearForward(layer: number, first: number, rows: number): void;
  linearBackward(layer: number, first: number, rows: number): void;
  softmax(
    y: number,
    yWidth: number,
    dy: number,
    dyWidth: number,
    outputs: number,
    classes: number,
    rows: number,
    scale: number,
    parts: number
  ): void;
  squaredError(
    y: number,
    yWidth: number,
    target: number,
    targetWidth: number,
    dy: number,
    dyWidth: number,
    outputs: number,
    rows: number,
    scale: number
  ): number;
  gather(table: number, size: number, tokens: number, rows: number, x: number, xWidth: number): void;
  scatterAdd(dx: number, dxWidth: number, size: number, tokens: number, rows: number, table: number): void;
  sgd(parameters: number, gradients: number, length: number, rate: number): void;
  adam(
    parameters: number,
    gradients: number,
    means: number,
    squares: number,
    length: number,
    rate: number,
    β1: number,
    rest1: number,
    β2: number,
    rest2: number,
    meanCorrection: number,
    squareCorrection: number,
    ε: number
  ): void;
  rmsprop(
    parameters: number,
    gradients: number,
    squares: number,
    length: number,
    rate: number,
    ρ: number,
    rest: number,
    ε: number
  ): void;
  sumOfSquares(from: number, length: number): number;
  /** 1 where all are finite. */
  allFinite(from: number, length: number): number;
  scale(from: number, length: number, factor: number): void;
  clamp(from: number, length: number, limit: number): void;
  fill(from: number, length: number, value: number): void;
  addInto(to: number, from: number, length: number): void;
  tanh(from: number, length: number): void;
  logistic(from: number, length: number): void;
  exp(from: number, length: number): void;
}
