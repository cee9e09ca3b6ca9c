import type {CellKind} from "../../src/engine/cells/makeCell.js";
import {registry} from "../../src/engine/cells/registry.js";
import {kernelGates, type KernelGate} from "./kernelGates.js";

/** A condition in AssemblyScript, and the value that holds where it does. */
type Case = readonly [condition: string, value: string];

/**
 * What the kernels must know of cells, as a file of AssemblyScript: the cells' numbers, how many pre-activations each has,
 * what these read and where their parameters lie, how much is kept of a step, and each cell's way forward and back.
 * @param kinds the cells with a kernel, in the order of their numbers
 */
export function dispatch(kinds: readonly CellKind[]): string {
  const gates = kinds.flatMap((kind) => kernelGates(kind).map((gate, g): [string, KernelGate] => [one(kind, g), gate]));
  const folders = [...new Set(kinds.map(folderOf))];
  const ofCell = (value: (kind: CellKind) => string) => kinds.map((kind): Case => [is(kind), value(kind)]);
  const ofGate = (value: (gate: KernelGate) => string) => gates.map(([is, gate]): Case => [is, value(gate)]);
  const offset = (name: string, doc: string, place: (gate: KernelGate) => KernelGate["bias"] | undefined): string =>
    choice(
      `export function ${name}(cell: i32, gate: i32, H: i32, I: i32): usize`,
      doc,
      ofGate((gate) => bytes(place(gate)))
    );
  return [
    "// Made by scripts/compileKernels.ts from src/engine/cells/registry.ts.",
    'import {Layer} from "../layer";',
    ...folders.map(
      (folder) =>
        `import {backward as ${folder}Backward, forward as ${folder}Forward, kept as ${folder}Kept} ` +
        `from "../../../../cells/${folder}/kernel";`
    ),
    "",
    "/** The cells by number. */",
    "export namespace Cell {",
    ...kinds.map((kind, number) => `  export const ${camelCase(kind)} = ${number};`),
    "}",
    "",
    choice(
      "export function hasCellState(cell: i32): bool",
      "Whether the state has a c beside h.",
      ofCell((kind) => String(registry[kind].operations.hasCellState))
    ),
    choice(
      "export function gatesOf(cell: i32): i32",
      "Pre-activations a unit.",
      ofCell((kind) => String(kernelGates(kind).length))
    ),
    choice(
      "export function keptOf(cell: i32): i32",
      "Numbers a unit that are kept of a step.",
      ofCell((kind) => `${folderOf(kind)}Kept`)
    ),
    choice(
      "export function hasReset(cell: i32): bool",
      "Whether a gate reads r ∘ h⁻.",
      ofCell((kind) => String(kernelGates(kind).some(({reads}) => reads === "reset")))
    ),
    choice(
      "export function readsReset(cell: i32, gate: i32): bool",
      "Whether gate g reads r ∘ h⁻ in the place of h⁻.",
      ofGate(({reads}) => String(reads === "reset"))
    ),
    choice(
      "export function readsState(cell: i32, gate: i32): bool",
      "Whether gate g multiplies a state.",
      ofGate(({state}) => String(state !== undefined))
    ),
    choice(
      "export function readsInput(cell: i32, gate: i32): bool",
      "Whether gate g multiplies the input.",
      ofGate(({input}) => String(input !== undefined))
    ),
    offset("stateOffset", "Where W [H, H] of a gate lies in the flat parameters, in bytes.", ({state}) => state),
    offset("inputOffset", "Where U [H, I] of a gate lies.", ({input}) => input),
    offset("biasOffset", "Where b [H, 1] of a gate lies.", ({bias}) => bias),
    way("forward", "One step forward; h goes to rows from `rows` on.", folders, kinds),
    way("backward", "One step back; ∂J/∂h from outside lies in rows from `rows` on.", folders, kinds)
  ].join("\n");
}

/** A function of several cases: the commonest value is what it returns where none of the others holds. */
function choice(head: string, doc: string, cases: readonly Case[]): string {
  const conditions = new Map<string, string[]>();
  for (const [condition, value] of cases) conditions.set(value, [...(conditions.get(value) ?? []), condition]);
  const [[commonest], ...others] = [...conditions].sort(([, a], [, b]) => b.length - a.length);
  return [
    `/** ${doc} */`,
    `${head} {`,
    ...others.map(([value, conditions]) => `  if (${conditions.join(" || ")}) return ${value};`),
    `  return ${commonest};`,
    "}",
    ""
  ].join("\n");
}

/** The call of the kernel that has a cell. */
function way(
  name: "forward" | "backward",
  doc: string,
  folders: readonly string[],
  kinds: readonly CellKind[]
): string {
  const suffix = name === "forward" ? "Forward" : "Backward";
  return [
    `/** ${doc} */`,
    `export function ${name}(layer: Layer, step: i32, rows: usize): void {`,
    "  const cell = layer.cell;",
    ...folders.map((folder, k) => {
      const own = kinds.filter((kind) => folderOf(kind) === folder).map(is);
      return `  ${k > 0 ? "else " : ""}if (${own.join(" || ")}) ${folder}${suffix}(layer, step, rows);`;
    }),
    "}",
    ""
  ].join("\n");
}

function folderOf(kind: CellKind): string {
  const {kernel} = registry[kind];
  if (!kernel) throw new RangeError(`dispatch: expected cells with a kernel, got ${kind}`);
  return kernel.folder;
}

function is(kind: CellKind): string {
  return `cell == Cell.${camelCase(kind)}`;
}

function one(kind: CellKind, gate: number): string {
  return `(${is(kind)} && gate == ${gate})`;
}

/** Bytes of what stands before a parameter: so many matrices [H, H] and [H, I], and so many biases. */
function bytes(before: KernelGate["bias"] | undefined): string {
  if (!before) return "0";
  const {recurrent, input, bias} = before;
  return `<usize>(${recurrent} * H * H + ${input} * H * I + ${bias} * H) << 2`;
}

/** gru-reset-after: gruResetAfter */
function camelCase(kind: string): string {
  return kind.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
