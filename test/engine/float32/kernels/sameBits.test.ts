import {expect, test} from "vitest";
import {makeCell, type CellKind} from "../../../../src/engine/cells/makeCell.js";
import {kernelCells} from "../../../../src/engine/float32/kernels/kernelCells.js";
import {linearLayer} from "../../../../src/engine/float32/kernels/linearLayer.js";
import {loadKernels} from "../../../../src/engine/float32/kernels/loadKernels.js";
import {softmaxCrossEntropy} from "../../../../src/engine/float32/kernels/losses.js";
import {adamStep} from "../../../../src/engine/float32/kernels/optimisers.js";
import {parameterLayout, writeParameters} from "../../../../src/engine/float32/kernels/parameterLayout.js";
import {recurrentLayer} from "../../../../src/engine/float32/kernels/recurrentLayer.js";
import {oneLayerNetwork} from "../../../../src/engine/networks/oneLayer.js";
import {buildParameters, countParameters} from "../../../../src/engine/parameters.js";
import {Random} from "../../../../src/engine/random.js";
import {digest} from "../../../support/digest.js";
import {normal} from "../../../support/problem.js";

const kernels = await loadKernels("strict");

/** T and B make tiles of four rows and single ones, and two chunks; the sizes have every kind of rest. */
const [T, B, I, H, O] = [30, 7, 5, 19, 6];

/** Loss and parameters of ten updates by Adam on one batch: every kernel that adds anything up takes part. */
async function shortRun(kind: CellKind): Promise<Float64Array> {
  const random = new Random(1);
  const memory = await kernels.instantiate();
  const cell = makeCell(kind, {inputSize: I, hiddenSize: H});
  const network = oneLayerNetwork(cell, O);
  const layout = parameterLayout(network);
  const [parameters, gradients, m, v] = Array.from({length: 4}, () => memory.floats(layout.length));
  writeParameters(
    layout,
    parameters,
    buildParameters(network, ({rows, cols}) => normal(rows, cols, random, 0.3))
  );
  const [x, h, dh] = [memory.rows(T * B, I), memory.rows(T * B, H), memory.rows(T * B, H)];
  const [y, classes, parts] = [memory.rows(T * B, O), memory.ints(T * B), memory.floats(2 * T * B)];
  x.floats.view.set(normal(T * B, I, random).data);
  classes.view.set(Array.from({length: T * B}, () => random.integer(O + 1) - 1));
  const ofCell = countParameters(cell);
  const part = (from: number, length: number) => ({
    parameters: parameters.part(from, length),
    gradients: gradients.part(from, length)
  });
  const layer = recurrentLayer(
    memory,
    {cell: kind, inputSize: I, hiddenSize: H, steps: T, batch: B, reverse: false},
    {...part(0, ofCell), x, h, dh}
  );
  const readout = linearLayer(memory, {...part(ofCell, layout.length - ofCell), u: h, y, dy: y, du: dh});
  const losses: number[] = [];
  for (let [update, β1ᵗ, β2ᵗ] = [0, 1, 1]; update < 10; ++update) {
    gradients.fill(0);
    dh.floats.fill(0);
    layer.forward(T, B);
    readout.forward(T * B);
    losses.push(softmaxCrossEntropy({y, dy: y, classes, parts}, {rows: T * B, scale: 1 / B}));
    readout.backward(T * B);
    layer.backward(T, B);
    [β1ᵗ, β2ᵗ] = [β1ᵗ * 0.9, β2ᵗ * 0.999];
    adamStep(parameters, gradients, {m, v, rate: 0.01, β1: 0.9, β2: 0.999, ε: 1e-8, β1ᵗ, β2ᵗ});
  }
  expect(losses[9]).toBeLessThan(losses[0]);
  return Float64Array.from([...losses, ...parameters.view]);
}

/** Strict kernels: to be changed only with the order of a sum, and then every stored result is stale. */
const digests: Partial<Record<CellKind, string>> = {
  "rnn-tanh": "152be578c7efcfde",
  "rnn-logistic": "688251d436560448",
  "rnn-relu": "bbe42b603b8f6501",
  "rnn-linear": "2ca767f7e88fd887",
  lstm: "9d690ea2f49a1cd0",
  gru: "3a6ca9ea00042b9f",
  "gru-reset-after": "84b48e0a7951fbde",
  janet: "82752dd3c5f26981"
};

test.each(kernelCells)("%s: ten updates of the strict kernels have the same bits everywhere", async (kind) => {
  const data = await shortRun(kind);
  expect(digest([{rows: 1, cols: data.length, data}])).toBe(digests[kind]);
});
