import {parse} from "mathjs";
import type {ParsedNode} from "../../frame/formulas/readExpression.js";

/** The parser of mathjs, by itself: it is loaded when a reader wants to write a formula. */
export function parseFormula(text: string): ParsedNode {
  return parse(text);
}
