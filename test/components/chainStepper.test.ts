import {readFileSync} from "node:fs";
import {gzipSync} from "node:zlib";
import {describe, expect, it} from "vitest";
import {reachOf} from "../../src/components/chainStepper.js";
import {drawChainStepper} from "../../src/components/chainStepper/chainStepperDrawing.js";
import {chainLayout, matrixWidth} from "../../src/components/chainStepper/chainStepperLayout.js";
import {chainStepperStill} from "../../src/components/chainStepper/chainStepperStill.js";
import {sayChain, sayStep} from "../../src/components/chainStepper/chainStepperWords.js";
import {chainStepper, chainStepperSettings} from "../../src/experiments/chainStepper.js";
import {document} from "../../src/loaders/document.js";
import {readSettings} from "../../src/loaders/readJson.js";

const settings = readSettings("data/experiments/chain-stepper.json", chainStepperSettings);
const chain = chainStepper(settings);
const at = (size: number) => chainStepper({...settings, size});
const reach = reachOf(settings, chainStepper);
const sizes = [
  {width: 324, height: 560},
  {width: 541, height: 333},
  {width: 600, height: 370},
  {width: 1000, height: 616}
];

function textOf(step: number, size = settings.size): string[] {
  const svg = drawChainStepper(at(size), {step, reach, width: 600, height: 370, document});
  return Array.from(svg.querySelectorAll("text"), (text) => text.textContent ?? "");
}

describe("sayChain", () => {
  it("says what the last factor did, in numbers", () => {
    expect(sayChain(chain, 0)).toBe(
      "At h⁴, where the loss stands, the gradient is 2.09 long. No factor has changed it yet."
    );
    expect(sayChain(chain, 1)).toBe("The factor ∂h⁴/∂h³ shortened the gradient from 2.09 to 1.01.");
    expect(sayChain(chain, 2)).toBe(
      "The factor ∂h³/∂h² shortened the gradient from 1.01 to 0.67. After 2 factors it has 32% of its length at h⁴."
    );
    expect(sayChain(chain, 3)).toContain("shortened the gradient from 0.67 to 0.46. After 3 factors it has 22%");
  });

  it("says when a gradient grows, stays, or is gone", () => {
    expect(sayChain(at(1.6), 3)).toContain("lengthened the gradient from 1.05 to 1.37. After 3 factors it has 102%");
    expect(sayChain(at(0), 2)).toBe("The factor ∂h³/∂h² left the gradient at 0: nothing arrives at h².");
    expect(sayChain(at(0), 1)).toBe(
      "The factor ∂h⁴/∂h³ shortened the gradient from 2.02 to 0.00: nothing arrives at h³."
    );
    expect(sayChain(at(0.1), 3)).toContain("has 0.06% of its length");
  });

  it("says the step to who hears the slider", () => expect(sayStep(chain, 3)).toBe("back at h1, gradient 0.46 long"));
});

describe("drawChainStepper", () => {
  it("shows the factors up to the step, and none beyond", () => {
    for (let step = 0; step < settings.steps; ++step) {
      const factors = textOf(step).filter((text) => /^∂h.\/∂h.$/.test(text));
      expect(factors).toEqual(["∂h⁴/∂h³", "∂h³/∂h²", "∂h²/∂h¹"].slice(0, step));
    }
    expect(textOf(0)).toContain("no factor yet");
    expect(textOf(2)).toContain("product so far, ∂h⁴/∂h² =");
  });

  it("shows gradients and Jacobians as numbers", () => {
    const text = textOf(3);
    const {product = []} = chain.links[3];
    for (const {norm, jacobian = []} of chain.links)
      for (const value of [norm, ...jacobian, ...product].map((value) => value.toFixed(2).replace("-", "−")))
        expect(
          text.some((shown) => shown.includes(value)),
          value
        ).toBe(true);
  });

  it("has one scale for every size of W_h, in which no arrow leaves its square", () => {
    for (let size = 0; size <= 2; size += 0.01)
      for (const {norm} of at(size).links) expect(norm).toBeLessThanOrEqual(reach);
  });
});

describe("chainLayout", () => {
  it("keeps everything within the picture, and matrices off each other", () => {
    for (const {width, height} of sizes) {
      const {links, product} = chainLayout(settings.steps, {width, height});
      for (const {panel} of links) {
        expect(panel.half).toBeGreaterThan(40);
        expect(panel.x - panel.half).toBeGreaterThanOrEqual(0);
        expect(panel.x + panel.half).toBeLessThanOrEqual(width);
        expect(panel.y - panel.half).toBeGreaterThanOrEqual(0);
        expect(panel.y + panel.half).toBeLessThanOrEqual(height);
      }
      const matrices = [...links.slice(1).map(({factor}) => factor), product.matrix];
      matrices.forEach((a, k) => {
        expect(a.x + matrixWidth / 2).toBeLessThanOrEqual(width);
        expect(a.y + 18).toBeLessThanOrEqual(height);
        for (const b of matrices.slice(0, k))
          expect(Math.abs(a.x - b.x) >= matrixWidth || Math.abs(a.y - b.y) >= 40, `${width} px`).toBe(true);
      });
    }
  });
});

describe("the still", () => {
  it("is small, and is what the text says", () => {
    const still = chainStepperStill({settings, chain}, {compute: chainStepper, width: 600, height: 370, document});
    expect(gzipSync(still).length).toBeLessThan(40_000);
    const alt =
      /chain-stepper\.svg".* alt="([^"]*)"/.exec(readFileSync("src/vanishing-gradient.md", "utf8"))?.[1] ?? "";
    const two = (value = NaN) => value.toFixed(2);
    const [h4, h3, h2, h1] = chain.links.map(({norm}) => two(norm));
    expect(alt).toContain(`the loss J⁴ = ${two(chain.loss)}`);
    expect(alt).toContain(`from ${h4} to ${h3}, ${h2} and ${h1}`);
    expect(alt).toContain(`to more than ${two(chain.links[3].productNorm)} of its length`);
  });
});
