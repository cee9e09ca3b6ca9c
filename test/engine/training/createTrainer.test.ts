import {afterEach, describe, expect, test, vi} from "vitest";
import {network} from "../../../src/engine/networks/network.js";
import type {NetworkSpec} from "../../../src/engine/networks/networkSpec.js";
import {Random} from "../../../src/engine/random.js";
import {createTrainer} from "../../../src/engine/training/createTrainer.js";
import {sampleParameters} from "../../../src/engine/training/initialisation.js";
import type {Arithmetic} from "../../../src/engine/training/trainer.js";
import {randomBatch} from "../../support/networks.js";

const spec: NetworkSpec = {
  cell: "rnn-tanh",
  input: {size: 2},
  hiddenSize: 3,
  layers: 1,
  connections: "plain",
  bidirectional: false,
  outputSize: 2
};

async function create(arithmetic: Arithmetic) {
  const random = new Random(1);
  const gain = {kind: "gaussian-with-gain", gain: 1} as const;
  const initial = sampleParameters(network(spec), {recurrent: gain, input: gain}, random);
  const created = await createTrainer(spec, initial, {kind: "sgd", rate: 0.1}, arithmetic);
  expect(created.trainer.gradient(randomBatch(spec, {T: 3, B: 2, kind: "values"}, random))).toBeGreaterThan(0);
  return created;
}

describe("createTrainer", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  test.each(["float64", "float32"] as const)("%s as asked, without a note", async (arithmetic) => {
    const {trainer, note} = await create(arithmetic);
    expect(trainer.arithmetic).toBe(arithmetic);
    expect(note).toBeUndefined();
  });

  test("without WebAssembly float64 takes over, and says why", async () => {
    vi.stubGlobal("WebAssembly", undefined);
    const {trainer, note} = await create("float32");
    expect(trainer.arithmetic).toBe("float64");
    expect(note).toMatch(/^Trained in float64 instead of float32: .*WebAssembly/);
  });

  test("where a policy forbids WebAssembly float64 takes over, and says why", async () => {
    vi.spyOn(WebAssembly, "compile").mockRejectedValue(new WebAssembly.CompileError("blocked by a policy"));
    const {trainer, note} = await create("float32");
    expect(trainer.arithmetic).toBe("float64");
    expect(note).toMatch(/^Trained in float64 instead of float32: .*forbids/);
  });

  test("without relaxed SIMD the strict kernels take over; without any, float64, and the note says what it became", async () => {
    const validate = vi.spyOn(WebAssembly, "validate");
    validate.mockReturnValueOnce(false);
    const strict = await create("float32-relaxed");
    expect(strict.trainer.arithmetic).toBe("float32");
    expect(strict.note).toMatch(/^Trained in float32 instead of float32-relaxed: .*relaxed SIMD/);
    validate.mockReturnValue(false);
    const reference = await create("float32-relaxed");
    expect(reference.trainer.arithmetic).toBe("float64");
    expect(reference.note).toMatch(
      /^Trained in float64 instead of float32-relaxed: .*\. Trained in float64 instead of float32: .*\.$/
    );
  });
});
