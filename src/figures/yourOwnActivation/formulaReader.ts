import {examine, type Examined} from "./examine.js";
import {call, number, x, type Expression} from "../../frame/formulas/expression.js";
import {readExpression, type Parse} from "../../frame/formulas/readExpression.js";
import {Refused} from "../../frame/formulas/refused.js";

/** A formula that can be drawn. */
export interface Formula extends Examined {
  readonly text: string;
  readonly expression: Expression;
}

/** A formula, or why there is none; undefined while the parser is on its way. */
export type Read = {readonly formula: Formula} | {readonly refused: string} | undefined;

const one = number(1);

/** Activations to begin with. They are there as trees, so that a reader who only chooses needs no parser. */
export const presets: readonly {readonly name: string; readonly text: string; readonly expression: Expression}[] = [
  {
    name: "softsign",
    text: "x / (1 + abs(x))",
    expression: {kind: "/", left: x, right: {kind: "+", left: one, right: call("abs", x)}}
  },
  {name: "tanh", text: "tanh(x)", expression: call("tanh", x)},
  {
    name: "logistic function",
    text: "1 / (1 + exp(-x))",
    expression: {kind: "/", left: one, right: {kind: "+", left: one, right: call("exp", {kind: "negative", of: x})}}
  },
  {name: "ReLU", text: "max(0, x)", expression: {kind: "max", left: number(0), right: x}},
  {name: "softplus", text: "log(1 + exp(x))", expression: call("log", {kind: "+", left: one, right: call("exp", x)})},
  {name: "SiLU", text: "x * logistic(x)", expression: {kind: "*", left: x, right: call("logistic", x)}},
  {name: "sine", text: "sin(x)", expression: call("sin", x)},
  {name: "steep tanh", text: "tanh(2 * x)", expression: call("tanh", {kind: "*", left: number(2), right: x})}
];

/** Reads texts: the presets at once, others once the parser is there. Remembers what it has read. */
export function formulaReader(range: number) {
  const known = new Map<string, Read>();
  let parse: Parse | undefined;
  let loading: Promise<void> | undefined;

  const attempt = (text: string): Read => {
    try {
      const expression =
        presets.find((preset) => preset.text === text)?.expression ?? (parse && readExpression(text, parse));
      return expression && {formula: {text, expression, ...examine(expression, range)}};
    } catch (error) {
      if (error instanceof Refused) return {refused: error.message};
      throw error;
    }
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
      const read = known.get(text) ?? attempt(text);
      if (read) known.set(text, read);
      return read;
    }
  };
}

/** The formula that the figure starts with. */
export function firstFormula(range: number): Formula {
  const [{text, expression}] = presets;
  return {text, expression, ...examine(expression, range)};
}
