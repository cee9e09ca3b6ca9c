import type {Parameters} from "../../engine/cells/cell.js";
import {makeCell, type CellKind} from "../../engine/cells/makeCell.js";
import {cellOperations} from "../../engine/cells/operations/cellOperations.js";
import type {CellOperations} from "../../engine/cells/operations/operation.js";
import {
  runBackward,
  runForward,
  type Arriving,
  type WireGradient
} from "../../engine/cells/operations/runOperations.js";
import {matrix, type Matrix} from "../../engine/linear/matrix.js";
import {squaredError} from "../../engine/losses.js";
import {evaluateOneLayer, oneLayerNetwork} from "../../engine/networks/oneLayer.js";
import type {StepTrace} from "../../engine/unroll.js";
import {entryName, nudges, startOf, type Start, type StartSettings} from "./start.js";

/** The step that is taken, and the one after it; the schema in experiment.ts says what each number is. */
interface StepSettings extends StartSettings {
  readonly cell: CellKind;
  readonly hiddenSize: number;
  readonly inputSize: number;
  readonly xAfter: readonly number[];
  readonly V: readonly number[];
  readonly targets: readonly [number, number];
  readonly nudge: number;
}

/**
 * Where the microscope stops: at what comes in, at every operation forward, at every operation on the way back, and at
 * every wire where paths back meet.
 */
export type Stop =
  | {readonly at: "inputs"}
  | {readonly at: "forward"; readonly makes: string}
  | {readonly at: "meeting"; readonly wire: string}
  | {readonly at: "backward"; readonly makes: string};

/** Numbers as the figure shows them, row-major. */
export interface Table {
  readonly rows: number;
  readonly cols: number;
  readonly data: readonly number[];
}

/** What a reader changes: entries by their names, "W_f.1.2", "x.1" (counted from 1), and paths that are cut. */
interface Changes {
  readonly edits?: ReadonlyMap<string, number>;
  readonly cuts?: ReadonlySet<string>;
}

/**
 * Takes one step of a cell forward and back, operation by operation. What comes back into it from the loss and from the
 * step after is the engine's own trace of two steps, the second with the same parameters.
 */
export function takeStep(settings: StepSettings, {edits, cuts = new Set()}: Changes = {}) {
  const {cell: kind, hiddenSize, inputSize, targets, nudge} = settings;
  const cell = makeCell(kind, {inputSize, hiddenSize});
  const list = cellOperations[kind];
  const {parameters, x, before} = startOf(cell, settings, edits);
  const {loss, arriving} = fromOutside(settings, {parameters, x, before});
  const wires = runForward(list, parameters, x, before);
  const whole = runBackward(list, parameters, wires, arriving);
  const shown = runBackward(list, parameters, wires, arriving, {cut: cuts});
  return {
    cell: kind,
    loss,
    stops: stopsOf(list, arriving),
    wires: Object.entries(list.wires).map(([name, wire]) =>
      shownWire(name, wire, wires[name], shown[name], whole[name])
    ),
    operations: shownOperations(list, parameters, wires),
    parameters: Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, table(value)])),
    // Every number that goes in, by the name that an edit has.
    entries: Object.entries({x, "h⁻": before.h, ...(before.c && {"c⁻": before.c}), ...parameters}).flatMap(
      ([name, value]) => Array.from(value.data, (number, k) => ({name: entryName(name, value, k), value: number}))
    ),
    // ∂J/∂(each input of the step) by central differences of the cell's own code, by the wire's name.
    nudged: nudges(cell, {parameters, x, before}, {xAfter: row(settings.xAfter), V: settings.V, targets, nudge})
  };
}

/** One step of a cell, forward and back, as far as it is shown. */
export type Microscope = ReturnType<typeof takeStep>;

/** What comes back into h and c of the step, from the engine's trace. */
function fromOutside(
  {cell: kind, hiddenSize, inputSize, xAfter, V, targets}: StepSettings,
  {parameters, x, before}: Start
): {loss: number; arriving: Arriving[]} {
  const network = oneLayerNetwork(makeCell(kind, {inputSize, hiddenSize}), 1);
  const withReadout = {...parameters, V: matrix(1, hiddenSize, V), d: matrix(1, 1, [0])};
  const traces: StepTrace[] = [];
  const due = new Map(targets.map((target, t) => [t, row([target])]));
  const {loss} = evaluateOneLayer(network, withReadout, [x, row(xAfter)], squaredError(due), {
    initial: before,
    trace: (step) => traces.push(step)
  });
  const {hFromLoss, hFromAfter, intoC} = traces[1];
  return {
    loss,
    arriving: [
      ...(hFromLoss ? [{wire: "h", from: "loss", gradient: hFromLoss}] : []),
      {wire: "h", from: "after", gradient: hFromAfter},
      ...(intoC ? [{wire: "c", from: "after", gradient: intoC.throughC}] : [])
    ]
  };
}

/** All stops of a cell's step, in order. */
function stopsOf({wires, operations}: CellOperations, arriving: readonly Arriving[]): Stop[] {
  const paths = (name: string): number =>
    [...arriving, ...operations.flatMap(({paths}) => paths)].filter(({wire}) => wire === name).length;
  const meeting = (wire: string): Stop[] => (paths(wire) > 1 ? [{at: "meeting", wire}] : []);
  const made = operations.map(({makes}) => makes);
  const inputs = Object.keys(wires).filter((name) => !made.includes(name));
  return [
    {at: "inputs"},
    ...made.map((makes): Stop => ({at: "forward", makes})),
    ...[...made].reverse().flatMap((makes): Stop[] => [...meeting(makes), {at: "backward", makes}]),
    ...[...inputs].reverse().flatMap(meeting)
  ];
}

/**
 * A wire with its value, and its gradient by path: with the cuts, and without any. A path's `from` is the reading
 * operation's wire, "loss" or "after".
 */
function shownWire(
  name: string,
  {tex, plain, meaning}: CellOperations["wires"][string],
  value: Matrix,
  {addends, total}: WireGradient,
  whole: WireGradient
) {
  return {
    ...{name, tex, plain, meaning},
    value: [...value.data],
    addends: addends.map(({from, gradient, cut}) => ({from, gradient: [...gradient.data], cut})),
    gradient: [...total.data],
    trueGradient: [...whole.total.data]
  };
}

export type ShownWire = ReturnType<typeof shownWire>;

/** The operations with their paths back; a path that hands a gradient on as it is has no factor. */
function shownOperations(
  {operations}: CellOperations,
  parameters: Parameters,
  wires: Readonly<Record<string, Matrix>>
) {
  return operations.map(({makes, kind, sign, formula, paths, parameters: names}) => ({
    ...{makes, kind, sign, ...formula, parameters: names},
    paths: paths.map(({wire, factorFormula, factor}) => {
      const by = factor(parameters, wires);
      return {wire, ...factorFormula, ...(by.by !== "nothing" && {factor: {by: by.by, ...table(by.value)}})};
    })
  }));
}

function table({rows, cols, data}: Matrix): Table {
  return {rows, cols, data: [...data]};
}

function row(values: readonly number[]): Matrix {
  return matrix(1, values.length, values);
}
