// The one walk of all cells through a step: block after block of 8 units, and in each row after row.
import {Layer} from "./layer";
import {rowBytes} from "./panels";
import {B, blockBytes, blocks, gatesAt, keptBytes, stride, unitsIn} from "./step";
import {loadPart, splat} from "./vector";

/**
 * What a cell does on the walk is a class C without fields, of two methods that are compiled into it:
 *
 * `open(layer, step, block, kept)` once for a block: its pre-activations, say. `kept` is the block's first row of what is
 * kept of the step.
 *
 * `four(layer, kept, panel, packed, outer, units)` twice for a row: its equations for four units. `kept` is where these are
 * kept; `panel` leads to them from the start of a step in z, resetH or da, `packed` from the start of a slot in c, or of
 * dhNext, dcNext or scratch, all in bytes. `outer` is their place in the rows outside, of which there are as many as
 * `units`, should that be fewer than four; none where it is 0 or less.
 *
 * @param rows of the step outside, `width` numbers apart: h on the way forward, ∂J/∂h on the way back
 */
export function walk<C>(layer: Layer, step: i32, rows: usize, width: i32): void {
  const cell = changetype<C>(0);
  for (let block = 0; block < blocks; ++block) {
    let kept = gatesAt(layer, step, block);
    cell.open(layer, step, block, kept);
    const units = unitsIn(block);
    let panel = stride * block;
    let packed = blockBytes * block;
    let outer = rows + rowBytes * block;
    for (let row = 0; row < B; ++row) {
      cell.four(layer, kept, panel, packed, outer, units);
      cell.four(layer, kept + 16, panel + 16, packed + 16, outer + 16, units - 4);
      kept += keptBytes;
      panel += rowBytes;
      packed += rowBytes;
      outer += <usize>width << 2;
    }
  }
}

/** ∂J/∂h of four units as far as it comes from the losses and layers above. */
@inline
export function given(outer: usize, units: i32): v128 {
  return units > 0 ? loadPart(outer, units) : splat(0);
}
