import {describe, expect, test} from "vitest";
import type {Parameters} from "../../../src/engine/cells/cell.js";
import {gaussian} from "../../../src/engine/initialise.js";
import {makeOptimiser} from "../../../src/engine/optimisers/makeOptimiser.js";
import {Random} from "../../../src/engine/random.js";
import type {OptimiserSpec} from "../../../src/engine/training/trainer.js";

const specs: OptimiserSpec[] = [
  {kind: "sgd", rate: 0.1},
  {kind: "adam", rate: 0.1, β2: 0.99},
  {kind: "rmsprop", rate: 0.1}
];

describe.each(specs)("$kind", (spec) => {
  const draw = (random: Random): Parameters => ({W: gaussian(3, 2, 1, random), b: gaussian(3, 1, 1, random)});

  test("goes on bit for bit from what it remembers", () => {
    const random = new Random(3);
    const optimiser = makeOptimiser(spec);
    let parameters = draw(random);
    for (let k = 0; k < 5; ++k) parameters = optimiser.update(parameters, draw(random));

    const again = makeOptimiser(spec);
    again.recall(structuredClone(optimiser.memory()));
    let continued = parameters;
    const gradients = Array.from({length: 5}, () => draw(random));
    for (const g of gradients) parameters = optimiser.update(parameters, g);
    for (const g of gradients) continued = again.update(continued, g);
    expect(continued).toEqual(parameters);
    expect(again.memory()).toEqual(optimiser.memory());
    expect(again.memory().updates).toBe(10);
  });

  test("is another one without it", () => {
    const random = new Random(4);
    const optimiser = makeOptimiser(spec);
    optimiser.update(draw(random), draw(random));
    const [parameters, gradients] = [draw(random), draw(random)];
    const after = optimiser.update(parameters, gradients);
    const forgetful = makeOptimiser(spec).update(parameters, gradients);
    if (spec.kind === "sgd") expect(forgetful).toEqual(after);
    else expect(forgetful).not.toEqual(after);
  });
});
