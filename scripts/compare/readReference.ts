import * as v from "valibot";
import type {Parameters} from "../../src/engine/cells/cell.js";
import type {PytorchKind} from "../../src/engine/cells/pytorchLayout.js";
import type {Matrix} from "../../src/engine/linear/matrix.js";
import type {NetworkStates} from "../../src/engine/networks/forwardNetwork.js";
import {pytorchKinds} from "../../src/engine/pytorch.js";
import {pytorchNetwork, type PytorchNetwork} from "../../src/engine/pytorchNetwork.js";
import {readText} from "../../src/loaders/readText.js";
import {tensorSchema, type Tensor} from "./tensor.js";

/** What a reference file holds: layers, what goes in, and what PyTorch made of it. */
export interface Reference {
  readonly kind: PytorchKind;
  readonly sizes: Sizes;
  readonly pytorch: PytorchNetwork;
  /** PyTorch's weights by its names, biases as [rows, 1]. */
  readonly weights: Parameters;
  /** One of [B, I] a step. */
  readonly inputs: readonly Matrix[];
  readonly initial: NetworkStates;
  /** One of [B, D · H] a step: the loss is the sum of cotangent times output. */
  readonly cotangents: readonly Matrix[];
  /** PyTorch's `output`, `hn`, `cn`, `loss`, and each `gradients.…`. */
  readonly results: Readonly<Record<string, Tensor>>;
}

/** T steps of a batch of B sequences, I inputs, L layers of D directions, each of H hidden units. */
export interface Sizes {
  readonly T: number;
  readonly B: number;
  readonly I: number;
  readonly H: number;
  readonly L: number;
  readonly D: number;
}

const size = v.pipe(v.number("a number"), v.integer("a whole number"), v.minValue(1, "a number of at least 1"));

const head = v.object(
  {
    cell: v.picklist(pytorchKinds, `one of ${pytorchKinds.join(", ")}`),
    inputSize: size,
    hiddenSize: size,
    layers: size,
    bidirectional: v.boolean("true or false"),
    steps: size,
    batch: size
  },
  "an object with the fields of a reference file"
);

/**
 * Reads a reference file (the format: docs/engine.md) and checks names, shapes and numbers.
 * @throws Error with the field, what was expected and what was there, for the first thing that is wrong.
 */
export function readReference(path: string): Reference {
  const json = parse(path);
  const {cell: kind, steps: T, batch: B, ...layers} = check(head, json);
  const {inputSize: I, hiddenSize: H, layers: L, bidirectional} = layers;
  const sizes = {T, B, I, H, L, D: bidirectional ? 2 : 1};
  const pytorch = pytorchNetwork(kind, layers);
  const {weights, x, h0, c0, cotangent, gradients, ...outputs} = check(body(pytorch, sizes), json);
  return {
    kind,
    sizes,
    pytorch,
    weights: Object.fromEntries(Object.entries(weights).map(([name, weight]) => [name, asMatrix(weight)])),
    inputs: slices(x, B, I),
    initial: states(pytorch, slices(h0, B, H), c0 && slices(c0, B, H)),
    cotangents: slices(cotangent, B, sizes.D * H),
    results: present({
      ...outputs,
      ...Object.fromEntries(Object.entries(gradients).map(([name, tensor]) => [`gradients.${name}`, tensor]))
    })
  };
}

/** The names of all directions in the order of PyTorch's states: layer after layer, left-to-right before right-to-left. */
export function directionNames({network}: Pick<PytorchNetwork, "network">): string[] {
  return network.layers.flatMap(({directions}) => directions.map(({name}) => name));
}

function states(pytorch: PytorchNetwork, h: readonly Matrix[], c?: readonly Matrix[] | null): NetworkStates {
  const names = directionNames(pytorch);
  return Object.fromEntries(names.map((name, k) => [name, c ? {h: h[k], c: c[k]} : {h: h[k]}]));
}

/** Everything but the sizes, whose shapes they give. What only an LSTM has must be absent (or null) in other cells. */
function body({network: {kind, layers}, shapes}: PytorchNetwork, {T, B, I, H, L, D}: Sizes) {
  const state = tensorSchema([L * D, B, H]);
  const [{cell}] = layers[0].directions;
  const cellState = cell.hasCellState ? state : v.nullish(v.undefined(`nothing, as ${kind} has no cell state`));
  const weights = Object.fromEntries(
    Object.entries(shapes).map(([name, [rows, cols]]) => {
      return [name, tensorSchema(name.startsWith("bias") ? [rows] : [rows, cols])];
    })
  );
  const names = (issue: v.BaseIssue<unknown>) => (issue.expected === "never" ? "no such name" : "an object of tensors");
  return v.object({
    weights: v.strictObject(weights, names),
    x: tensorSchema([T, B, I]),
    h0: state,
    c0: cellState,
    cotangent: tensorSchema([T, B, D * H]),
    output: tensorSchema([T, B, D * H]),
    hn: state,
    cn: cellState,
    loss: tensorSchema([]),
    gradients: v.strictObject({...weights, x: tensorSchema([T, B, I]), h0: state, c0: cellState}, names)
  });
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readText(path));
  } catch (error) {
    const expected = error instanceof SyntaxError ? "JSON" : "a file that can be read";
    throw new Error(`whole file: expected ${expected}, got ${(error as Error).message}`, {cause: error});
  }
}

function check<S extends v.GenericSchema>(schema: S, json: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, json, {abortEarly: true});
  if (result.success) return result.output;
  const [issue] = result.issues;
  const expected = issue.input === undefined ? "this field" : issue.message;
  throw new Error(`${fieldName(issue)}: expected ${expected}, got ${show(issue.input)}`);
}

/** `weights.bias_ih_l0[3]` */
function fieldName({path}: v.BaseIssue<unknown>): string {
  const keys = (path ?? []).map(({key}) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`));
  return keys.join("").slice(1) || "whole file";
}

function show(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return `an array of ${value.length}`;
  return typeof value === "number" ? String(value) : JSON.stringify(value).slice(0, 60);
}

/** Without the names that have no tensor. */
function present(tensors: Record<string, Tensor | null | undefined>): Record<string, Tensor> {
  return Object.fromEntries(
    Object.entries(tensors).flatMap(([name, tensor]) => (tensor ? [[name, tensor] as const] : []))
  );
}

function asMatrix({shape: [rows, cols = 1], data}: Tensor): Matrix {
  return {rows, cols, data};
}

/** A tensor of [N, rows, cols] as N matrices. */
function slices({data}: Tensor, rows: number, cols: number): Matrix[] {
  const length = rows * cols;
  return Array.from({length: data.length / length}, (_, t) => {
    return {rows, cols, data: data.slice(t * length, (t + 1) * length)};
  });
}
