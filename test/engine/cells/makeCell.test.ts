import {expect, test} from "vitest";
import {cellKinds, makeCell, type CellKind} from "../../../src/engine/cells/makeCell.js";

const sizes = {inputSize: 2, hiddenSize: 3};

test.each(cellKinds)("makes a %s by that name, of the sizes given", (kind) => {
  const {shapes, ...cell} = makeCell(kind, sizes);
  expect(cell.kind).toBe(kind);
  expect(Object.values(shapes).every(({rows}) => rows === 3)).toBe(true);
});

test.each(["LSTM", "", "toString", undefined])("refuses %s, and lists the cells there are", (kind) => {
  expect(() => makeCell(kind as CellKind, sizes)).toThrow(
    new RangeError(`makeCell: expected kind to be one of ${cellKinds.join(", ")}, got ${kind}`)
  );
});
