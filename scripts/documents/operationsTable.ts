import type {CellOperations, Operation} from "../../src/engine/cells/operations/operation.js";

/** A cell's operations as a Markdown table: forward in order, and what each sends back to what it has read. */
export function operationsTable({wires, operations}: CellOperations): string {
  const rows = operations.map((operation, k) => {
    const {makes, formula} = operation;
    const {plain, meaning} = wires[makes];
    const equation = plain === formula.plain ? plain : `${plain} = ${formula.plain}`;
    return `| ${k + 1} | \`${makes}\` | ${equation} | ${meaning} | ${back(operation, wires)} |`;
  });
  return ["| | wire | forward | meaning | back |", "| --: | --- | --- | --- | --- |", ...rows].join("\n");
}

function back({makes, paths}: Operation, wires: CellOperations["wires"]): string {
  const gradient = `∂${inOne(wires[makes].plain)}`;
  return paths
    .map(({wire, factorFormula}) => {
      const {plain} = factorFormula;
      const product = plain === "" ? gradient : plain.endsWith("ᵀ") ? `${plain} ${gradient}` : `${gradient} ∘ ${plain}`;
      return `∂${inOne(wires[wire].plain)} ← ${product}`;
    })
    .join("; ");
}

/** A symbol as one, behind a ∂. */
function inOne(plain: string): string {
  return plain.includes(" ") ? `(${plain})` : plain;
}
