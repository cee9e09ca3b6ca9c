import type {CellOperations, Formula} from "../../src/engine/cells/operations/operation.js";

/**
 * A cell's list of operations with another symbol and another name for every wire, "f" and "the forget gate: what to keep"
 * being "⟨f⟩" and "the ⟨f⟩ part: ⟨what to keep⟩": a figure that is drawn with it must show nothing of the old ones.
 */
export function renamed(list: CellOperations): CellOperations {
  const symbols = new Set(Object.values(list.wires).map(({plain}) => plain));
  const anew = <F extends Formula>(formula: F): F => {
    const parts = formula.plain.split(" ").map((part) => (symbols.has(part) ? `⟨${part}⟩` : part));
    return {...formula, plain: parts.join(" ")};
  };
  return {
    ...list,
    wires: Object.fromEntries(
      Object.entries(list.wires).map(([name, wire]) => {
        const does = wire.meaning.split(": ").at(1);
        return [name, {...anew(wire), meaning: `the ⟨${wire.plain}⟩ part${does === undefined ? "" : `: ⟨${does}⟩`}`}];
      })
    ),
    operations: list.operations.map((operation) => ({...operation, formula: anew(operation.formula)}))
  };
}

/** What in a text still goes by the old list: its names, and its symbols standing alone; x aside, the input. */
export function oldWords(text: string, list: CellOperations): string[] {
  const wires = Object.entries(list.wires).flatMap(([name, wire]) => (name === "x" ? [] : [wire]));
  const names = wires.map(({meaning}) => meaning.replace(/^the /, "").split(": ")[0]);
  const symbols = wires.map(({plain}) => plain.normalize("NFD"));
  const alone = text.normalize("NFD").match(/(?<![\p{L}\p{M}⟨])(\p{L}\p{M}*⁻?)(?![\p{L}\p{M}⟩’⁻])/gu) ?? [];
  return [...names.filter((name) => text.includes(name)), ...alone.filter((letter) => symbols.includes(letter))];
}
