import type {RenderFunction} from "@observablehq/plot";

/**
 * What a mark of Plot draws of a formula, as an option of the mark: `Plot.line(rows, {…, ...drawnAs("gatef")})`. A name is
 * that of a part of formulas (scripts/framework/markdown/formulaOptions.ts); src/frame/lightSymbols.ts lights the two together.
 */
export function drawnAs(symbol: string | undefined): {render?: RenderFunction} {
  if (symbol === undefined) return {};
  return {
    render(index, scales, values, dimensions, context, next) {
      const drawn = next?.(index, scales, values, dimensions, context) ?? null;
      drawn?.setAttribute("data-symbol", symbol);
      return drawn;
    }
  };
}
