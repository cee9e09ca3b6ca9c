import {existsSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {cellKinds, makeCell} from "../../../src/engine/cells/makeCell.js";
import {registry} from "../../../src/engine/cells/registry.js";
import type {CellDefinition} from "../../../src/engine/cells/cellDefinition.js";
import {Random} from "../../../src/engine/random.js";
import {buildParameters} from "../../../src/engine/parameters.js";
import {normal, randomState} from "../../support/problem.js";

const sizes = {inputSize: 2, hiddenSize: 3};

describe.each(cellKinds)("%s", (kind) => {
  const definition: CellDefinition = registry[kind];
  const {operations} = definition;
  const cell = makeCell(kind, sizes);

  test("has its name and its sizes, and refuses sizes that are none by its name", () => {
    expect(cell).toMatchObject({kind, ...sizes});
    for (const what of ["inputSize", "hiddenSize"] as const)
      for (const size of [0, -1, 1.5, NaN])
        expect(() => makeCell(kind, {...sizes, [what]: size})).toThrow(
          // The four of one layer are told apart by their activation.
          new RangeError(
            `${kind.replace(/^rnn-.*/, "rnn")}: expected ${what} to be a whole number of at least 1, got ${size}`
          )
        );
    for (const what of ["inputSize", "hiddenSize"] as const)
      expect(makeCell(kind, {...sizes, [what]: 1})[what]).toBe(1);
  });

  test("has matrices W on the state, U on the input and biases, all of them in its list of operations", () => {
    const names = Object.keys(cell.shapes);
    for (const [name, shape] of Object.entries(cell.shapes)) {
      const role = name === "W_x" || name.startsWith("U") ? "input" : name.startsWith("W") ? "recurrent" : "bias";
      expect(shape, name).toEqual({rows: 3, cols: {recurrent: 3, input: 2, bias: 1}[role], role});
    }
    expect([...new Set(operations.operations.flatMap(({parameters}) => parameters))].sort()).toEqual(names.sort());
  });

  test("records a step's states and pre-activations, and hands back the gradients of these by the same names", () => {
    const random = new Random(5);
    const parameters = buildParameters(cell, ({rows, cols}) => normal(rows, cols, random));
    const [x, before, after] = [normal(4, 2, random), randomState(cell, 4, random), randomState(cell, 4, random)];
    const step = cell.forward(parameters, x, before);
    const back = cell.backward(parameters, x, before, step, after);
    expect("c" in step).toBe(cell.hasCellState);
    expect("c" in back.before).toBe(cell.hasCellState);
    expect("intoC" in back).toBe(cell.hasCellState);
    expect(operations.hasCellState).toBe(cell.hasCellState);
    const recorded = Object.keys(step).filter((name) => /^a(_|$)/.test(name));
    expect(Object.keys(back.preActivations).sort()).toEqual(recorded.sort());
    for (const {rows, cols} of Object.values(back.preActivations)) expect([rows, cols]).toEqual([4, 3]);
  });

  test("has a symbol, letters and a meaning for each wire, no two alike, and one for each that an operation makes or reads", () => {
    const words = Object.values(operations.wires);
    for (const of of ["tex", "plain", "meaning"] as const) {
      for (const wire of words) expect(wire[of]).toMatch(/\S/);
      expect(new Set(words.map((wire) => wire[of])).size, of).toBe(words.length);
    }
    const named = operations.operations.flatMap(({makes, paths}) => [makes, ...paths.map(({wire}) => wire)]);
    expect(Object.keys(operations.wires)).toEqual(expect.arrayContaining(named));
    expect(operations.name).toMatch(/\S/);
  });

  test("has its kernel, where it has one, in its own folder, and gates that are wires of affine operations", () => {
    const {kernel} = definition;
    if (kernel === undefined) return expect(kind).toBe("rnn-linear");
    expect(kernel.folder).not.toBe("");
    expect(existsSync(`src/engine/cells/${kernel.folder}/kernel.ts`)).toBe(true);
    const affine = operations.operations.filter((one) => one.kind === "affine").map(({makes}) => makes);
    expect([...(kernel.gates ?? affine)].sort()).toEqual(affine.sort());
  });
});
