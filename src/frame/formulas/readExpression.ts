import {call, operators, x, type Expression, type Operator} from "./expression.js";
import {functions, otherNames} from "./functions.js";
import {Refused} from "./refused.js";
import {refuseTwoReadings} from "./twoReadings.js";

/** What is asked of a node of a parse tree; mathjs's nodes have it. */
export interface ParsedNode {
  readonly type: string;
  toString(): string;
}

/** The parser of mathjs, or another that gives such trees. */
export type Parse = (text: string) => ParsedNode;

/** The most letters, parts and levels of an expression: far more than a formula that a person reads has. */
export const limits = {letters: 120, parts: 60, levels: 24};

const letters = /^[A-Za-z0-9\s.,+\-*/^()−–·×]*$/;

/** Whether a text has the length and the letters of an expression; what it says is not looked at. */
export function looksLikeExpression(text: string): boolean {
  return text.length <= limits.letters && letters.test(text);
}

/**
 * Reads an expression in x. What has two readings is refused; then the text is parsed, and the tree walked node by node: what is not numbers, x, e, π, + − * / ^
 * and the functions known here is refused by name. Nothing of the text, and nothing of the parser's own names, is ever run.
 * @throws Refused with the reason
 */
export function readExpression(text: string, parse: Parse): Expression {
  if (text.trim() === "") throw new Refused("Write a formula in x, such as x / (1 + abs(x)).");
  if (text.length > limits.letters)
    throw new Refused(`At most ${limits.letters} letters, please: this has ${text.length}.`);
  const strange = [...text].find((letter) => !letters.test(letter));
  if (strange !== undefined) throw new Refused(`${quoted(strange)} has no meaning in a formula here.`);
  const plain = text.replace(/[−–]/g, "-").replace(/[·×]/g, "*").replace(/\s+/g, " ");
  refuseTwoReadings(plain);
  let tree: ParsedNode;
  try {
    tree = parse(plain);
  } catch (error) {
    throw new Refused(`This is not a whole formula yet: ${error instanceof Error ? error.message : String(error)}.`);
  }
  return walk(tree, {parts: 0}, 1);
}

function walk(node: ParsedNode, count: {parts: number}, level: number): Expression {
  if (++count.parts > limits.parts) throw new Refused(`This has more than ${limits.parts} parts: too many to follow.`);
  if (level > limits.levels) throw new Refused(`This is nested more than ${limits.levels} deep.`);
  const below = (child: unknown) => walk(child as ParsedNode, count, level + 1);
  switch (node.type) {
    case "ConstantNode":
      return constant(property(node, "value"));
    case "SymbolNode":
      return symbol(String(property(node, "name")));
    case "ParenthesisNode":
      return below(property(node, "content"));
    case "OperatorNode":
      return operatorNode(node, args(node).map(below));
    case "FunctionNode":
      return functionNode(node, args(node).map(below));
  }
  throw new Refused(`Only a formula in x is read here; “${shorten(node.toString())}” is something else.`);
}

function constant(value: unknown): Expression {
  if (typeof value !== "number" || !Number.isFinite(value))
    throw new Refused(`Only numbers that are finite stand in a formula, not ${shorten(String(value))}.`);
  return {kind: "number", value};
}

function symbol(name: string): Expression {
  if (name === "x") return x;
  if (name === "e" || name === "pi") return {kind: "name", name};
  if (known(name) !== undefined || isTwoArgument(name)) throw new Refused(`${name} needs brackets: ${name}(x).`);
  throw new Refused(`“${shorten(name)}” is not known here. The only variable is x; e and pi are numbers.`);
}

function operatorNode(node: ParsedNode, parts: readonly Expression[]): Expression {
  const op = String(property(node, "op"));
  const [left, right, ...more] = parts;
  if (parts.length === 1 && op === "-") return {kind: "negative", of: left};
  if (parts.length === 1 && op === "+") return left;
  // A percentage is written with a sign that is refused, so that a / is a quotient of two.
  const kind = operators.find((operator) => operator === op);
  if (kind === undefined || isTwoArgument(kind) || parts.length !== 2 || more.length > 0)
    throw new Refused(`The operations are + − * / ^; “${shorten(op)}” is none of them.`);
  return {kind, left, right};
}

function functionNode(node: ParsedNode, parts: readonly Expression[]): Expression {
  // The function's name, where it is a plain name: a call of anything else has none.
  const called = property(node, "fn") as ParsedNode;
  const name = called.type === "SymbolNode" ? String(property(called, "name")) : "";
  if (isTwoArgument(name)) {
    if (parts.length < 2) throw new Refused(`${name} takes two or more numbers: ${name}(0, x).`);
    return parts.reduce((left, right) => ({kind: name, left, right}));
  }
  const own = known(name);
  if (own === undefined)
    throw new Refused(
      `The function “${shorten(called.toString())}” is not known here. Known are ${Object.keys(functions).join(", ")}, max and min.`
    );
  if (parts.length !== 1) throw new Refused(`${name} takes one number, and got ${parts.length}.`);
  return call(own, parts[0]);
}

function isTwoArgument(name: string): name is Operator & ("max" | "min") {
  return name === "max" || name === "min";
}

/** A function's name here; only own names count, so that "constructor" is none. */
function known(name: string): string | undefined {
  const own = Object.hasOwn(otherNames, name) ? otherNames[name] : name;
  return Object.hasOwn(functions, own) ? own : undefined;
}

function args(node: ParsedNode): readonly unknown[] {
  const parts = property(node, "args");
  return Array.isArray(parts) ? parts : [];
}

function property(node: ParsedNode, name: string): unknown {
  return (node as unknown as Record<string, unknown>)[name];
}

/** A letter as it is seen; of one that is not, its code. */
function quoted(letter: string): string {
  if (/[\p{L}\p{N}\p{P}\p{S}]/u.test(letter)) return `“${letter}”`;
  const code = (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return `A letter that cannot be seen, U+${code},`;
}

function shorten(text: string): string {
  return text.length > 24 ? `${text.slice(0, 23)}…` : text;
}
