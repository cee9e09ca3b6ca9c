import fc from "fast-check";
import {describe, expect, test} from "vitest";
import type {Parameters, State} from "../../../../src/engine/cells/cell.js";
import {cellKinds, makeCell, type CellKind} from "../../../../src/engine/cells/makeCell.js";
import {cellOf} from "../../../../src/engine/cells/operations/cellOf.js";
import {cellOperations} from "../../../../src/engine/cells/operations/cellOperations.js";
import {
  pathName,
  runBackward,
  runForward,
  runFrom,
  type Arriving
} from "../../../../src/engine/cells/operations/runOperations.js";
import {zeros, type Matrix} from "../../../../src/engine/linear/matrix.js";
import {buildParameters, zeroParameters} from "../../../../src/engine/parameters.js";
import {Random} from "../../../../src/engine/random.js";
import {largestErrorAgainst} from "../../../support/centralDifferences.js";
import {normal, randomState} from "../../../support/problem.js";

const sizes = fc.record({
  B: fc.integer({min: 1, max: 4}),
  I: fc.integer({min: 1, max: 5}),
  H: fc.integer({min: 1, max: 6}),
  seed: fc.integer({min: 0, max: 2 ** 31 - 1})
});
type Sizes = typeof sizes extends fc.Arbitrary<infer S> ? S : never;

/** A step of a cell with normal numbers in all that goes in and in all that comes back. */
function randomStep(kind: CellKind, {B, I, H, seed}: Sizes) {
  const random = new Random(seed);
  const cell = makeCell(kind, {inputSize: I, hiddenSize: H});
  const parameters = buildParameters(cell, ({rows, cols}) => normal(rows, cols, random, 0.8));
  const x = normal(B, I, random);
  const before = randomState(cell, B, random);
  const after = randomState(cell, B, random);
  const list = cellOperations[kind];
  const arriving: Arriving[] = [
    {wire: "h", from: "after", gradient: after.h},
    ...(after.c ? [{wire: "c", from: "after", gradient: after.c}] : [])
  ];
  const wires = runForward(list, parameters, x, before);
  return {cell, list, parameters, x, before, after, arriving, wires};
}

/** max |ours − theirs| / max |theirs|: infinite where one is not there. */
function relativeError(ours: Matrix | undefined, theirs: Matrix): number {
  if (ours?.data.length !== theirs.data.length) return Infinity;
  const difference = Math.max(...ours.data.map((value, k) => Math.abs(value - theirs.data[k])));
  return difference === 0 ? 0 : difference / Math.max(...theirs.data.map(Math.abs));
}

/** The largest difference between the list's way back, with these paths cut, and the cell's own. */
function backwardError(kind: CellKind, numbers: Sizes, cut?: ReadonlySet<string>): number {
  const {cell, list, parameters, x, before, after, arriving, wires} = randomStep(kind, numbers);
  const [ours, theirs] = [zeroParameters(cell), zeroParameters(cell)];
  const step = cell.forward(parameters, x, before);
  const fused = cell.backward(parameters, x, before, step, after, theirs);
  const gradients = runBackward(list, parameters, wires, arriving, {into: ours, ...(cut && {cut})});
  return Math.max(
    ...Object.keys(theirs).map((name) => relativeError(ours[name], theirs[name])),
    ...Object.entries(fused.preActivations).map(([name, value]) => relativeError(gradients[name].total, value)),
    relativeError(gradients.x.total, fused.x),
    relativeError(gradients["h⁻"].total, fused.before.h),
    fused.before.c ? relativeError(gradients["c⁻"].total, fused.before.c) : 0,
    fused.intoC ? relativeError(gradients.c.total, fused.intoC.total) : 0
  );
}

describe.each(cellKinds)("the operations of %s against the cell's own code", (kind) => {
  test("forward: everything that the step's record has, to the bit", () => {
    fc.assert(
      fc.property(sizes, (numbers) => {
        const {cell, parameters, x, before, wires} = randomStep(kind, numbers);
        const step: State & Record<string, Matrix | undefined> = {...cell.forward(parameters, x, before)};
        for (const [name, value] of Object.entries(step)) expect(wires[name].data, name).toEqual(value?.data);
      }),
      {numRuns: 25}
    );
  });

  test("from a wire that is given: nothing is done that leads to it alone, and h is that of the whole step", () => {
    const {list, parameters, wires} = randomStep(kind, {B: 2, I: 3, H: 4, seed: 3});
    const made = list.operations.map(({makes}) => makes);
    const readers = (wire: string) => list.operations.filter(({paths}) => paths.some((path) => path.wire === wire));
    const inputs = Object.fromEntries(Object.entries(wires).filter(([name]) => !made.includes(name)));
    for (const {makes, paths} of list.operations) {
      const some = runFrom(list, parameters, {...inputs, [makes]: wires[makes]});
      expect(some.h).toEqual(wires.h);
      for (const {wire} of paths)
        if (made.includes(wire) && readers(wire).length === 1) expect(some).not.toHaveProperty(wire);
    }
    expect(() => runFrom(list, parameters, {x: wires.x})).toThrow(/runFrom: expected a value of .*h⁻, got x/);
  });

  test("backward: every gradient to 1e-12", () => {
    fc.assert(
      fc.property(sizes, (numbers) => {
        expect(backwardError(kind, numbers)).toBeLessThan(1e-12);
      }),
      {numRuns: 25}
    );
  });

  test("a cell made of the list alone is the cell: forward to the bit, backward to 1e-12", () => {
    const {cell, list, parameters, x, before, after} = randomStep(kind, {B: 2, I: 3, H: 4, seed: 7});
    const walked = cellOf(list, cell, cell.shapes);
    const [step, same] = [cell.forward(parameters, x, before), walked.forward(parameters, x, before)];
    expect(same.h).toEqual(step.h);
    expect(same.c).toEqual(step.c);
    const [ours, theirs] = [zeroParameters(cell), zeroParameters(cell)];
    const back = walked.backward(parameters, x, before, same, after, ours);
    const fused = cell.backward(parameters, x, before, step, after, theirs);
    const pairs = [
      ...Object.keys(theirs).map((name) => [ours[name], theirs[name]]),
      ...Object.keys(fused.preActivations).map((name) => [back.preActivations[name], fused.preActivations[name]]),
      [back.x, fused.x],
      [back.before.h, fused.before.h],
      ...(fused.before.c && back.before.c ? [[back.before.c, fused.before.c]] : []),
      ...(fused.intoC && back.intoC
        ? [
            [back.intoC.throughH, fused.intoC.throughH],
            [back.intoC.total, fused.intoC.total]
          ]
        : [])
    ];
    expect(back.before.c === undefined).toBe(fused.before.c === undefined);
    for (const [mine, its] of pairs) expect(relativeError(mine, its)).toBeLessThan(1e-12);
  });

  test("a path that is cut is missed, whichever it is", () => {
    const {operations} = cellOperations[kind];
    const numbers = {B: 2, I: 3, H: 4, seed: 5};
    for (const {makes, paths} of operations)
      for (const {wire} of paths)
        expect(backwardError(kind, numbers, new Set([pathName(wire, makes)])), `${makes} to ${wire}`).toBeGreaterThan(
          1e-3
        );
    expect(backwardError(kind, numbers, new Set([pathName("h", "after")]))).toBeGreaterThan(1e-3);
  });

  test("the list names what is there: every wire is made before it is read, every parameter is the cell's", () => {
    const {operations, wires} = cellOperations[kind];
    const {cell, wires: values} = randomStep(kind, {B: 1, I: 1, H: 1, seed: 1});
    const known = new Set(Object.keys(values).filter((name) => !operations.some(({makes}) => makes === name)));
    for (const {makes, paths} of operations) {
      for (const {wire} of paths) expect(known, `${wire} of ${makes}`).toContain(wire);
      known.add(makes);
    }
    expect([...known].sort()).toEqual(Object.keys(wires).sort());
    expect(operations.flatMap(({parameters}) => parameters).sort()).toEqual(Object.keys(cell.shapes).sort());
  });
});

test("every gradient of the list agrees with central differences to 1e-7", () => {
  const smooth = cellKinds.filter((kind) => kind !== "rnn-relu");
  fc.assert(
    fc.property(sizes, fc.constantFrom(...smooth), (numbers, kind) => {
      const {cell, list, parameters, x, before, arriving, wires} = randomStep(kind, numbers);
      const into = zeroParameters(cell);
      const gradients = runBackward(list, parameters, wires, arriving, {into});
      const J = (): number => {
        const made = runForward(list, parameters, x, before);
        return arriving.reduce((total, {wire, gradient}) => total + dot(made[wire], gradient), 0);
      };
      const inputs = {x, "h⁻": before.h, ...(before.c && {"c⁻": before.c})};
      const differentiated = [
        ...Object.entries(parameters as Parameters).map(([name, value]) => ({
          name,
          values: [value],
          gradients: [into[name]]
        })),
        ...Object.entries(inputs).map(([name, value]) => ({name, values: [value], gradients: [gradients[name].total]}))
      ];
      const {error, name} = largestErrorAgainst(J, differentiated, 2 ** -8);
      expect(error, `${kind}: ${name}`).toBeLessThan(1e-7);
    }),
    {numRuns: 12}
  );
});

test("where paths meet, the addends are all there, add up to the total, and one that is cut is shown and not added", () => {
  const {list, parameters, wires, arriving} = randomStep("lstm", {B: 2, I: 2, H: 3, seed: 9});
  const whole = runBackward(list, parameters, wires, arriving);
  expect(whole.c.addends.map(({from}) => from)).toEqual(["after", "tanh_c"]);
  expect(whole["h⁻"].addends.map(({from}) => from)).toEqual(["a_c", "a_o", "a_i", "a_f"]);
  const cut = runBackward(list, parameters, wires, arriving, {cut: new Set([pathName("c", "after")])});
  const [throughC, throughH] = cut.c.addends;
  expect(throughC.cut).toBe(true);
  expect(throughC.gradient).toEqual(whole.c.addends[0].gradient);
  expect(cut.c.total).toEqual(throughH.gradient);
  const all = runBackward(list, parameters, wires, arriving, {
    cut: new Set(whole.c.addends.map(({from}) => pathName("c", from)))
  });
  expect(all.c.total).toEqual(zeros(2, 3));
});

function dot(a: Matrix, b: Matrix): number {
  return a.data.reduce((total, value, k) => total + value * b.data[k], 0);
}
