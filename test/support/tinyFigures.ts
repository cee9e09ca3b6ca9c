/** A figure that draws a rectangle as wide as a number that its experiment computes with a module of the engine. */
export const figure = (id: string, facts = "width: data.width"): string => `
  const sizes = {wide: {width: 60, height: 40}, narrow: {width: 30, height: 40}};
  const field = {initial: 1, expected: "a number", read: () => ({value: 1, exact: true}), write: String};
  const draw = (document, width, size) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    for (const [name, value] of Object.entries({...size, viewBox: "0 0 " + width + " 40"})) svg.setAttribute(name, value);
    return svg;
  };
  export const ${id} = {
    id: "${id}", title: "T", sizes, otherState: "x=1", experiment: () => import("./experiment.js"),
    view: (data, {document}) => ({fields: {x: field}, draw: (_, size) => draw(document, data.width, size), say: () => "It is " + data.width, rows: () => [data]}),
    facts: (data) => ({${facts}})
  };`;

/** A project in miniature: two figures, of which one uses the cell, and a page that shows both. */
export const project: Record<string, string> = {
  "package-lock.json": "{}",
  "src/computed/[output].json.ts": "",
  "src/experiments/training/startRun.ts": "export {};",
  "src/experiments/training/startFeedForwardRun.ts": "export {};",
  "src/experiments/training/startGatesRun.ts": "export {};",
  "src/engine/gate.ts": "export const gate = 2;",
  "src/engine/cell.ts": 'import {gate} from "./gate.js";\nexport const cell = (x: number) => gate * x;',
  "src/figures/curve/figure.ts": figure("curve"),
  "src/figures/curve/experiment.ts": [
    'import * as v from "valibot";',
    'import {cell} from "../../engine/cell.js";',
    "export const settings = v.object({x: v.number()});",
    "export const data = ({x}, sources) => ({width: cell(x) + (x > 5 ? sources.settings('data/grammars/more.json', v.number()) : 0)});"
  ].join("\n"),
  "data/experiments/curve.json": '{"x": 3, "why": {"x": "a small number"}}',
  "data/grammars/more.json": "100",
  "src/figures/plain/figure.ts": figure("plain"),
  "src/figures/plain/experiment.ts":
    'import * as v from "valibot";\nexport const settings = v.object({});\nexport const data = () => ({width: 1});',
  "data/experiments/plain.json": "{}",
  "src/page.md": ["curve", "plain"].map((id) => `::: figure ${id}\nalt: A.\ncaption: C.\n:::\n`).join("\n")
};
