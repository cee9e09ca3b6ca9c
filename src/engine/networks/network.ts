import type {Cell, Parameters, ParameterShape} from "../cells/cell.js";
import {cellKinds, makeCell} from "../cells/makeCell.js";
import {checkName} from "../checkName.js";
import type {Shaped} from "../parameters.js";
import {connections as ways, type NetworkSpec} from "./networkSpec.js";

/** Makes the cell of a layer's direction, `layer1` or `layer2.reverse`. */
export type CellMaker = (sizes: {inputSize: number; hiddenSize: number}, direction: string) => Cell;

/** One direction of one layer. */
export interface Direction {
  /** Of its states: `layer1`, or `layer1.reverse` where it runs from the last step to the first. */
  readonly name: string;
  /** Before the names of its parameters: `layer1.reverse.`; nothing in a network of one layer and one direction. */
  readonly prefix: string;
  readonly reverse: boolean;
  readonly cell: Cell;
}

/** A layer: h^ℓ of u^{ℓ−1}. */
export interface NetworkLayer {
  /** The columns of u^{ℓ−1}. */
  readonly inputSize: number;
  /** One, or left-to-right and right-to-left. */
  readonly directions: readonly Direction[];
}

/** Layers of cells of any kind, joined, and a readout: what a pass needs to know. */
export interface LayeredNetwork extends Shaped {
  readonly spec: Omit<NetworkSpec, "cell">;
  readonly layers: readonly NetworkLayer[];
  /** The columns of u^L, which the head reads. */
  readonly topSize: number;
  /** E of [vocabulary, embedding] where tokens are read; every layer's parameters; V of [O, top], d of [O, 1]. */
  readonly shapes: Readonly<Record<string, ParameterShape>>;
}

/** A network as its spec describes it: the layers, and the names and shapes of all parameters. */
export interface Network extends LayeredNetwork {
  readonly spec: NetworkSpec;
}

/**
 * A network from its spec.
 * @throws RangeError on a cell or connections that there are not, or sizes that are not whole numbers of at least 1
 * (of layers, 0: then the head reads u⁰).
 */
export function network(spec: NetworkSpec): Network {
  checkName("network", "cell", spec.cell, cellKinds);
  return {...layeredNetwork(spec.cell, spec, (sizes) => makeCell(spec.cell, sizes)), spec};
}

/**
 * A network of cells that are made here: of a kind that no spec names, or with a fault planted.
 * @param kind its name in messages
 * @throws RangeError as `network` does
 */
export function layeredNetwork(kind: string, spec: LayeredNetwork["spec"], cellOf: CellMaker): LayeredNetwork {
  checkSpec(spec);
  const {input, hiddenSize, connections, bidirectional, outputSize} = spec;
  const width = hiddenSize * (bidirectional ? 2 : 1);
  let size = "size" in input ? input.size : input.embedding;
  const layers = Array.from({length: spec.layers}, (_, k): NetworkLayer => {
    const layer = {inputSize: size, directions: directionsOf(spec, k + 1, size, cellOf)};
    size = connections === "dense" ? size + width : width;
    return layer;
  });
  return {
    spec,
    kind,
    layers,
    topSize: size,
    shapes: {
      ...("size" in input ? {} : {E: {rows: input.vocabulary, cols: input.embedding, role: "input"}}),
      ...Object.fromEntries(
        layers.flatMap(({directions}) =>
          directions.flatMap(({prefix, cell}) =>
            Object.entries(cell.shapes).map(([name, shape]) => [prefix + name, shape] as const)
          )
        )
      ),
      V: {rows: outputSize, cols: size, role: "input"},
      d: {rows: outputSize, cols: 1, role: "bias"}
    }
  };
}

/** The parameters of one direction under its cell's own names. */
export function directionParameters({prefix, cell}: Direction, parameters: Parameters): Parameters {
  return Object.fromEntries(Object.keys(cell.shapes).map((name) => [name, parameters[prefix + name]]));
}

function directionsOf(
  {layers, bidirectional, hiddenSize}: LayeredNetwork["spec"],
  layer: number,
  inputSize: number,
  cellOf: CellMaker
): Direction[] {
  const alone = layers === 1 && !bidirectional;
  return (bidirectional ? [false, true] : [false]).map((reverse) => {
    const name = `layer${layer}${reverse ? ".reverse" : ""}`;
    return {name, prefix: alone ? "" : `${name}.`, reverse, cell: cellOf({inputSize, hiddenSize}, name)};
  });
}

function checkSpec({input, hiddenSize, layers, connections, outputSize}: LayeredNetwork["spec"]): void {
  checkName("network", "connections", connections, ways);
  const sizes = {...input, hiddenSize, outputSize};
  for (const [what, size] of Object.entries<number>(sizes))
    if (!Number.isInteger(size) || size < 1)
      throw new RangeError(`network: expected ${what} to be a whole number of at least 1, got ${size}`);
  if (!Number.isInteger(layers) || layers < 0)
    throw new RangeError(`network: expected layers to be a whole number of at least 0, got ${layers}`);
}
