import type {CellOperations} from "../../engine/cells/operations/operation.js";

/** A wire as a figure names it. */
export interface WireWords {
  /** As src/frame/words/symbols.ts has it: "$f$" */
  readonly symbol: string;
  /** "forget gate" */
  readonly name: string;
  /** "what to keep"; nothing where its meaning is its name. */
  readonly does: string;
}

/** The words of a wire, from its meaning in the cell's list of operations: "the forget gate: what to keep". */
export function wireWords({wires}: Pick<CellOperations, "wires">, wire: string): WireWords {
  const {plain, meaning} = wires[wire];
  const [name, does = ""] = meaning.replace(/^the /, "").split(": ");
  return {symbol: `$${plain}$`, name, does};
}

/** What makes a wire in one unit, where ∘ is the product of two numbers, as an equation: "$c = f c⁻ + i c̃$". */
export function unitEquation(cell: CellOperations, makes: string): string {
  return `$${cell.wires[makes].plain} = ${formulaOf(cell, makes).replaceAll(" ∘ ", " ")}$`;
}

/** The right-hand side of that equation with numbers in place of wires: "0.50·0.20 + 0.50·(−0.30)". */
export function unitSum(cell: CellOperations, makes: string, numberOf: (wire: string) => string): string {
  const names = new Map(Object.entries(cell.wires).map(([name, {plain}]) => [plain, name]));
  const parts = formulaOf(cell, makes).split(" ");
  const numbers = parts.map((part) => {
    const wire = names.get(part);
    return wire === undefined ? part : numberOf(wire);
  });
  return numbers.join(" ").replaceAll(" ∘ ", "·");
}

function formulaOf({operations}: CellOperations, makes: string): string {
  const operation = operations.find((one) => one.makes === makes);
  if (!operation) throw new RangeError(`operationWords: expected an operation that makes ${makes} in the cell's list`);
  return operation.formula.plain;
}
