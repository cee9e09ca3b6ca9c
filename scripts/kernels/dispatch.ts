import type {CellKind} from "../../src/engine/cells/makeCell.js";
import {registry} from "../../src/engine/cells/registry.js";
import {camelCase} from "../camelCase.js";
import {kernelGates, type KernelGate} from "./kernelGates.js";

/** A condition in AssemblyScript, and the value that holds where it does. */
type Case = readonly [condition: string, value: string];

/**
 * What the kernels must know of cells, as a file of AssemblyScript: the cells' numbers, how many pre-activations each has,
 * what these read and where their parameters lie, how much is kept of a step, and each cell's way forward and back.
 * @param kinds the cells with a kernel, in the order of their numbers
 */
export function dispatch(kinds: readonly CellKind[]): string {
  return [head(kinds), ...ofCells(kinds), ...ofGates(kinds), way("forward", kinds), way("backward", kinds)].join("\n");
}

/** The kernels that there are, and the cells' numbers. */
function head(kinds: readonly CellKind[]): string {
  return [
    "// Made by scripts/compileKernels.ts from src/engine/cells/registry.ts.",
    'import {Layer} from "../layer";',
    ...foldersOf(kinds).map(
      (folder) =>
        `import {backward as ${folder}Backward, forward as ${folder}Forward, kept as ${folder}Kept} ` +
        `from "../../../../cells/${folder}/kernel";`
    ),
    "",
    "/** The cells by number. */",
    "export namespace Cell {",
    ...kinds.map((kind, number) => `  export const ${camelCase(kind)} = ${number};`),
    "}",
    ""
  ].join("\n");
}

/** What differs from cell to cell. */
function ofCells(kinds: readonly CellKind[]): string[] {
  const fact = (
    name: string,
    type: "i32" | "bool",
    doc: string,
    value: (kind: CellKind) => number | boolean | string
  ) =>
    choice(
      `export function ${name}(cell: i32): ${type}`,
      doc,
      kinds.map((kind): Case => [is(kind), String(value(kind))])
    );
  return [
    fact("hasCellState", "bool", "Whether the state has a c beside h.", (kind) => {
      return registry[kind].operations.hasCellState;
    }),
    fact("gatesOf", "i32", "Pre-activations a unit.", (kind) => kernelGates(registry[kind]).length),
    fact("keptOf", "i32", "Numbers a unit that are kept of a step.", (kind) => `${folderOf(kind)}Kept`),
    fact("hasReset", "bool", "Whether a gate reads r ∘ h⁻.", (kind) => {
      return kernelGates(registry[kind]).some(({reads}) => reads === "reset");
    })
  ];
}

/** What differs from gate to gate of a cell. */
function ofGates(kinds: readonly CellKind[]): string[] {
  const gates = kinds.flatMap((kind) =>
    kernelGates(registry[kind]).map((gate, g): [string, KernelGate] => [`${is(kind)} && gate == ${g}`, gate])
  );
  const fact = (head: string, doc: string, value: (gate: KernelGate) => string) =>
    choice(
      `export function ${head}`,
      doc,
      gates.map(([is, gate]): Case => [is, value(gate)])
    );
  const whether = (name: string, doc: string, value: (gate: KernelGate) => boolean) =>
    fact(`${name}(cell: i32, gate: i32): bool`, doc, (gate) => String(value(gate)));
  const offset = (name: string, doc: string, place: (gate: KernelGate) => KernelGate["state"]) =>
    fact(`${name}(cell: i32, gate: i32, H: i32, I: i32): usize`, doc, (gate) => bytes(place(gate)));
  return [
    whether("readsReset", "Whether gate g reads r ∘ h⁻ in the place of h⁻.", ({reads}) => reads === "reset"),
    whether("readsState", "Whether gate g multiplies a state.", ({state}) => state !== undefined),
    whether("readsInput", "Whether gate g multiplies the input.", ({input}) => input !== undefined),
    offset("stateOffset", "Where W [H, H] of a gate lies in the flat parameters, in bytes.", ({state}) => state),
    offset("inputOffset", "Where U [H, I] of a gate lies.", ({input}) => input),
    offset("biasOffset", "Where b [H, 1] of a gate lies.", ({bias}) => bias)
  ];
}

/** A function of several cases: the commonest value is what it returns where none of the others holds. */
function choice(head: string, doc: string, cases: readonly Case[]): string {
  const conditions = new Map<string, string[]>();
  for (const [condition, value] of cases) conditions.set(value, [...(conditions.get(value) ?? []), condition]);
  const [[commonest], ...others] = [...conditions].sort(([, a], [, b]) => b.length - a.length);
  return [
    `/** ${doc} */`,
    `${head} {`,
    ...others.map(([value, conditions]) => `  if (${anyOf(conditions)}) return ${value};`),
    `  return ${commonest};`,
    "}",
    ""
  ].join("\n");
}

function anyOf(conditions: readonly string[]): string {
  return conditions.length === 1 ? conditions[0] : conditions.map((each) => `(${each})`).join(" || ");
}

/** One step of the kernel that has a cell. */
function way(name: "forward" | "backward", kinds: readonly CellKind[]): string {
  const [doc, suffix] = {
    forward: ["One step forward; h goes to rows from `rows` on.", "Forward"],
    backward: ["One step back; ∂J/∂h from outside lies in rows from `rows` on.", "Backward"]
  }[name];
  return [
    `/** ${doc} */`,
    `export function ${name}(layer: Layer, step: i32, rows: usize): void {`,
    "  const cell = layer.cell;",
    ...foldersOf(kinds).map((folder, k) => {
      const own = kinds.filter((kind) => folderOf(kind) === folder).map(is);
      return `  ${k > 0 ? "else " : ""}if (${own.join(" || ")}) ${folder}${suffix}(layer, step, rows);`;
    }),
    "}",
    ""
  ].join("\n");
}

function foldersOf(kinds: readonly CellKind[]): string[] {
  return [...new Set(kinds.map(folderOf))];
}

function folderOf(kind: CellKind): string {
  const {kernel} = registry[kind];
  if (!kernel) throw new RangeError(`dispatch: expected cells with a kernel, got ${kind}`);
  return kernel.folder;
}

function is(kind: CellKind): string {
  return `cell == Cell.${camelCase(kind)}`;
}

/** Bytes of what stands before a parameter: so many matrices [H, H] and [H, I], and so many biases. */
function bytes(before: KernelGate["state"]): string {
  if (!before) return "0";
  const {recurrent, input, bias} = before;
  return `<usize>(${recurrent} * H * H + ${input} * H * I + ${bias} * H) << 2`;
}
