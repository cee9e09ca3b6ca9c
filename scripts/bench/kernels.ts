import {makeCell} from "../../src/engine/cells/makeCell.js";
import {linearLayer} from "../../src/engine/float32/kernels/linearLayer.js";
import {loadKernels, type KernelKind} from "../../src/engine/float32/kernels/loadKernels.js";
import {squaredError} from "../../src/engine/float32/kernels/losses.js";
import {sgdStep} from "../../src/engine/float32/kernels/optimisers.js";
import {recurrentLayer} from "../../src/engine/float32/kernels/recurrentLayer.js";
import {countParameters} from "../../src/engine/parameters.js";
import {data, outputs, rate, type TraineeMaker} from "./workloads.js";

/** Our kernels. */
export function kernels(kind: KernelKind): TraineeMaker {
  return async (workload) => {
    const {cell, H, I, T, B} = workload;
    const memory = await (await loadKernels(kind)).instantiate();
    const ofCell = countParameters(makeCell(cell, {inputSize: I, hiddenSize: H}));
    const ofReadout = outputs * H + outputs;
    const [parameters, gradients] = [memory.floats(ofCell + ofReadout), memory.floats(ofCell + ofReadout)];
    const [x, h, dh] = [memory.rows(T * B, I), memory.rows(T * B, H), memory.rows(T * B, H)];
    const [y, target] = [memory.rows(T * B, outputs), memory.rows(T * B, outputs)];
    const part = (from: number, length: number) => ({
      parameters: parameters.part(from, length),
      gradients: gradients.part(from, length)
    });
    const layer = recurrentLayer(
      memory,
      {cell, inputSize: I, hiddenSize: H, steps: T, batch: B, reverse: false},
      {...part(0, ofCell), x, h, dh}
    );
    const readout = linearLayer(memory, {...part(ofCell, ofReadout), u: h, y, dy: y, du: dh});
    const start = data(workload, parameters.length);
    parameters.view.set(start.parameters);
    x.floats.view.set(start.x);
    const last = {rows: B, first: (T - 1) * B, scale: 1 / B};
    const lastGradient = dh.floats.part(last.first * H, B * H);
    return {
      bytes: memory.bytes,
      step() {
        layer.forward(T, B);
        readout.forward(last.rows, last.first);
        const loss = squaredError({y, dy: y, target}, last);
        gradients.fill(0);
        lastGradient.fill(0);
        readout.backward(last.rows, last.first);
        layer.backward(T, B);
        sgdStep(parameters, gradients, rate);
        return loss;
      }
    };
  };
}

/** A matrix product of 128 × 512 × 192: what the layers' products could reach if there were nothing else to do. */
export async function matrixProduct(kind: KernelKind): Promise<{flops: number; run(): void}> {
  const [rows, O, D] = [128, 512, 192];
  const memory = await (await loadKernels(kind)).instantiate();
  const [u, y] = [memory.rows(rows, D), memory.rows(rows, O)];
  const parameters = memory.floats(O * D + O);
  parameters.fill(0.01);
  u.floats.fill(0.01);
  const layer = linearLayer(memory, {parameters, gradients: memory.floats(O * D + O), u, y, dy: y});
  layer.forward(rows);
  return {flops: 2 * rows * O * D, run: () => layer.forwardAgain(rows)};
}
