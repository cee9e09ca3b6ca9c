import {readFileSync} from "node:fs";
import ts from "typescript";
import {expect, test} from "vitest";
import {lstm} from "../../src/engine/cells/lstm/lstm.js";
import {matrix, type Matrix} from "../../src/engine/linear/matrix.js";
import {Random} from "../../src/engine/random.js";

type Vector = number[];
type Gate = Readonly<{W: Vector[]; U: Vector[]; b: Vector}>;
type Step = (gates: Record<string, Gate>, x: Vector, h: Vector, c: Vector) => {h: Vector; c: Vector};

const page = readFileSync("src/lstm.md", "utf8");
const blocks = Array.from(page.matchAll(/^```ts run=false\n(.*?)^```/gms), ([, code]) => code);

/** What the page's code makes, run as it stands there. */
async function stepOfPage(): Promise<Step> {
  const {outputText} = ts.transpileModule(`${blocks.join("")}export {step};`, {
    compilerOptions: {target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022}
  });
  const module = (await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(outputText)}`)) as {
    step: Step;
  };
  return module.step;
}

const rowsOf = ({rows, cols, data}: Matrix): Vector[] =>
  Array.from({length: rows}, (_, row) => [...data.slice(row * cols, (row + 1) * cols)]);

test("the page's fifteen lines take the engine's step", async () => {
  const [inputSize, hiddenSize] = [2, 3];
  const random = new Random(1);
  const cell = lstm({inputSize, hiddenSize});
  const sample = (rows: number, cols: number): Matrix =>
    matrix(
      rows,
      cols,
      Array.from({length: rows * cols}, () => random.normal())
    );
  const parameters = Object.fromEntries(
    Object.entries(cell.shapes).map(([name, {rows, cols}]) => [name, sample(rows, cols)])
  );
  const [x, h, c] = [sample(1, inputSize), sample(1, hiddenSize), sample(1, hiddenSize)];
  const gates = Object.fromEntries(
    ["f", "i", "o", "c"].map((name) => [
      name,
      {
        W: rowsOf(parameters[`W_${name}`]),
        U: rowsOf(parameters[`U_${name}`]),
        b: rowsOf(parameters[`b_${name}`]).flat()
      }
    ])
  );
  const step = await stepOfPage();
  const taken = step(gates, [...x.data], [...h.data], [...c.data]);
  const expected = cell.forward(parameters, x, {h, c});
  taken.h.forEach((value, k) => expect(value).toBeCloseTo(expected.h.data[k], 12));
  taken.c.forEach((value, k) => expect(value).toBeCloseTo(expected.c.data[k], 12));
});

test("it is fifteen lines, and its parameters are as many as the page says", () => {
  expect(blocks.join("").trimEnd().split("\n")).toHaveLength(15);
  const [H, I] = [5, 3];
  const {shapes} = lstm({inputSize: I, hiddenSize: H});
  const numbers = Object.values(shapes).reduce((sum, {rows, cols}) => sum + rows * cols, 0);
  expect(numbers).toBe(4 * (H * H + H * I + H));
  expect(page).toContain("$4(H^2 + HI + H)$");
});
