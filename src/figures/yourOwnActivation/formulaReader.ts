import {examine, type Examined} from "./examine.js";
import type {Expression} from "./expression.js";
import {presets} from "./presets.js";
import {readExpression, Refused, type Parse} from "./readExpression.js";

/** A formula that can be drawn. */
export interface Formula extends Examined {
  readonly text: string;
  readonly expression: Expression;
}

/** A formula, or why there is none; undefined while the parser is on its way. */
export type Read = {readonly formula: Formula} | {readonly refused: string} | undefined;

/** Reads texts: the presets at once, others once the parser is there. Remembers what it has read. */
export function formulaReader(range: number) {
  const known = new Map<string, Read>();
  let parse: Parse | undefined;
  let loading: Promise<void> | undefined;

  const attempt = (text: string, expression: () => Expression): Read => {
    try {
      const tree = expression();
      return {formula: {text, expression: tree, ...examine(tree, range)}};
    } catch (error) {
      if (error instanceof Refused) return {refused: error.message};
      throw error;
    }
  };

  const treeOf = (text: string): (() => Expression) | undefined => {
    const preset = presets.find((preset) => preset.text === text);
    if (preset) return () => preset.expression;
    const parser = parse;
    return parser && (() => readExpression(text, parser));
  };

  return {
    /** Loads the parser, once. */
    load(): Promise<void> {
      loading ??= import("./mathjsParser.js").then(({parseFormula}) => {
        parse = parseFormula;
      });
      return loading;
    },
    read(text: string): Read {
      const before = known.get(text);
      if (before) return before;
      const tree = treeOf(text);
      if (!tree) return undefined;
      const read = attempt(text, tree);
      known.set(text, read);
      return read;
    }
  };
}

/** The formula that the figure starts with. */
export function firstFormula(range: number): Formula {
  const [{text, expression}] = presets;
  return {text, expression, ...examine(expression, range)};
}
