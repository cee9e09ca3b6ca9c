import {call, number, x, type Expression} from "./expression.js";

/** Activations to begin with. They are there as trees, so that a reader who only chooses needs no parser. */
export const presets: readonly {readonly name: string; readonly text: string; readonly expression: Expression}[] = [
  {
    name: "softsign",
    text: "x / (1 + abs(x))",
    expression: {kind: "/", left: x, right: {kind: "+", left: number(1), right: call("abs", x)}}
  },
  {name: "tanh", text: "tanh(x)", expression: call("tanh", x)},
  {
    name: "logistic function",
    text: "1 / (1 + exp(-x))",
    expression: {
      kind: "/",
      left: number(1),
      right: {kind: "+", left: number(1), right: call("exp", {kind: "negative", of: x})}
    }
  },
  {name: "ReLU", text: "max(0, x)", expression: {kind: "max", left: number(0), right: x}},
  {
    name: "softplus",
    text: "log(1 + exp(x))",
    expression: call("log", {kind: "+", left: number(1), right: call("exp", x)})
  },
  {name: "SiLU", text: "x * logistic(x)", expression: {kind: "*", left: x, right: call("logistic", x)}},
  {name: "sine", text: "sin(x)", expression: call("sin", x)},
  {
    name: "steep tanh",
    text: "tanh(2 * x)",
    expression: call("tanh", {kind: "*", left: number(2), right: x})
  }
];
